import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { watchedKinds } from '../../kubernetes/projections.ts';
import { knownObjects } from './known-objects.ts';
import { pathsOf } from './object-fields.ts';
import { parseObjectPath, valuesAt } from './object-path.ts';

const { field } = knownObjects.deployments;

describe('parseObjectPath', () => {
  for (const [path, leaf] of [
    ['replicas', 'number'],
    ['metadata.labels.team', 'text'],
    ['metadata.labels["app.kubernetes.io/name"]', 'text'],
    ["metadata.labels['team']", 'text'],
    ['metadata.annotations["vigil.io/owner"]', 'text'],
    ['template.spec.containers[*].requests.memory', 'quantity'],
    ['template.spec.nodeTerms[*][*].values[*]', 'text'],
    ['template.spec.containers[*].probes.liveness', null],
    ['metadata.createdAt', 'moment'],
  ] as const) {
    it(`reads ${path}`, () => {
      const parsed = parseObjectPath(path, field);
      assert.ok(typeof parsed !== 'string', String(parsed));
      assert.equal(parsed.leaf, leaf);
    });
  }

  for (const [path, message] of [
    ['', /is no path/],
    ['.replicas', /is no path/],
    ['replicas.', /is no path/],
    ['replicas[0]', /is no path/],
    ['metadata.labels[team]', /is no path/],
    ['metadata labels', /is no path/],
    ['a'.repeat(201), /is no path/],
    ['spec.replicas', /no spec in what the watch keeps; it keeps here: metadata\.uid.*replicas, .*strategy\.type/],
    ['template.spec.hostNetwork', /no hostNetwork in what the watch keeps; it keeps here: .*restartPolicy/],
    ['template.spec.containers.image', /this is a list: write \[\*\]/],
    ['strategy[*]', /this is no list/],
    ['replicas.value', /nothing below this value/],
    ['metadata.annotations.team', /team is not kept: only annotations that begin with vigil\.io/],
    ['metadata.labels.__proto__.x', /nothing below this value/],
    ['constructor', /no constructor in what the watch keeps/],
    ['__proto__', /no __proto__ in what the watch keeps/],
  ] as const) {
    it(`refuses ${path.slice(0, 40)}`, () => {
      const parsed = parseObjectPath(path, field);
      assert.ok(typeof parsed === 'string', JSON.stringify(parsed));
      assert.match(parsed, message);
    });
  }

  for (const kind of watchedKinds) {
    it(`can reach all that is kept of ${kind}`, () => {
      for (const path of pathsOf(knownObjects[kind].field)) {
        const parsed = parseObjectPath(path.replaceAll('…', 'vigil.io/x'), knownObjects[kind].field);
        assert.ok(typeof parsed !== 'string' && parsed.leaf !== null, `${path}: ${parsed}`);
      }
    });
  }
});

describe('valuesAt', () => {
  const object = {
    list: [{ name: 'a' }, { name: null }, {}],
    empty: [],
    labels: { 'a.b/c': 'x' },
    nothing: null,
  };
  const table: Array<[Parameters<typeof valuesAt>[1], unknown[]]> = [
    [
      [{ field: 'list' }, 'each', { field: 'name' }],
      ['a', undefined, undefined],
    ],
    [[{ field: 'empty' }, 'each'], []],
    [[{ field: 'labels' }, { name: 'a.b/c' }], ['x']],
    [[{ field: 'labels' }, { name: 'toString' }], [undefined]],
    [[{ field: 'nothing' }, { field: 'below' }], [undefined]],
    [[{ field: 'gone' }, 'each'], [undefined]],
  ];
  for (const [steps, values] of table) {
    it(JSON.stringify(steps), () => assert.deepEqual(valuesAt(object, steps), values));
  }
});
