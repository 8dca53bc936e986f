import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shareEqual } from './share-equal.ts';

describe('shareEqual', () => {
  it('gives the known object when all is equal', () => {
    const known = { labels: { app: 'web' }, ports: [{ port: 80 }, { port: 81 }] };
    assert.equal(shareEqual(known, structuredClone(known), 2), known);
  });
  it('keeps what differs and shares the rest', () => {
    const known = { spec: { image: 'web:1' }, status: { ready: true } };
    const next = shareEqual(known, { spec: { image: 'web:1' }, status: { ready: false } }, 2);
    assert.deepEqual(next, { spec: { image: 'web:1' }, status: { ready: false } });
    assert.equal(next.spec, known.spec);
    assert.deepEqual(known.status, { ready: true }, 'the known one stays as it was');
  });

  const cases: Array<[string, unknown, unknown]> = [
    ['a key less', { a: 1, b: 2 }, { a: 1 }],
    ['a key more', { a: 1 }, { a: 1, b: 2 }],
    ['a key without a value instead of another', { b: 1 }, { a: undefined }],
    ['a shorter list', [1, 2], [1]],
    ['an empty list instead of an object', {}, []],
    ['an object instead of nothing', null, { a: 1 }],
    ['nothing instead of an object', { a: 1 }, null],
    ['a label that is called like something every object has', {}, { constructor: 'x', toString: 'y' }],
    ['nothing known', undefined, { a: { b: [1] } }],
  ];
  for (const [name, known, next] of cases) {
    it(`takes the new one for: ${name}`, () => {
      for (const depth of [0, 1, 2]) {
        assert.deepEqual(shareEqual(known, structuredClone(next), depth), next);
      }
    });
  }
});
