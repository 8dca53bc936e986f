import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { specsOfList, splitSpec } from './spec-text.ts';

const pod = (uid: string, node = 'n1') => ({
  metadata: { name: 'web', uid, annotations: { last: '{"a":1,"spec":{"b":2},"status":{}}' } },
  spec: { nodeName: node, containers: [{ name: 'app' }] },
  status: { phase: 'Running' },
});

describe('splitSpec', () => {
  it('gives the text of the spec, and the rest without it', () => {
    const event = { type: 'MODIFIED', object: pod('u') };
    const { rest, spec } = splitSpec(JSON.stringify(event)) ?? {};
    assert.deepEqual(JSON.parse(rest ?? ''), { ...event, object: { ...event.object, spec: null } });
    assert.deepEqual(JSON.parse(spec ?? ''), event.object.spec);
  });

  const others: Array<[string, unknown]> = [
    ['no spec', { metadata: {}, status: {} }],
    ['no status', { metadata: {}, spec: { nodeName: 'n' } }],
    ['the status first', { metadata: {}, status: { phase: 'Running' }, spec: { nodeName: 'n' } }],
    ['a spec that is null', { metadata: {}, spec: null, status: {} }],
    ['no object', 'spec'],
  ];
  for (const [name, value] of others) {
    it(`leaves text whole that has ${name}`, () => {
      assert.equal(splitSpec(JSON.stringify(value)), undefined);
    });
  }
});

describe('specsOfList', () => {
  const list = (...items: unknown[]) => JSON.stringify({ kind: 'PodList', metadata: { continue: 'x' }, items });

  it('gives the spec of each object, in their order', () => {
    const text = list(pod('a', 'n1'), pod('b', 'n2'));
    assert.deepEqual(
      specsOfList(text, ['a', 'b']).map((spec) => (JSON.parse(spec) as { nodeName: string }).nodeName),
      ['n1', 'n2']
    );
  });

  const { spec: _spec, ...withoutSpec } = pod('b');
  const doubtful: Array<[string, string, string[]]> = [
    ['an object without a spec before another', list(pod('a'), withoutSpec, pod('c')), ['a', 'b', 'c']],
    ['an object without a spec at the end', list(pod('a'), withoutSpec), ['a', 'b']],
    ['more specs than objects', list(pod('a'), pod('b')), ['a']],
    ['another order', list(pod('a'), pod('b')), ['b', 'a']],
    ['an object without a uid', list(pod('')), ['']],
    ['no list', 'garbage', ['a']],
  ];
  for (const [name, text, uids] of doubtful) {
    it(`gives none for ${name}`, () => {
      assert.deepEqual(specsOfList(text, uids), []);
    });
  }
});
