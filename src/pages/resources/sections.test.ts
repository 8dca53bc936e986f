import type { ResourceRow, RowVerdict } from '@vigil/core/resources/roll-up';
import { itemsOf, sectionsOf, totalOf } from './sections';

function row(kind: string, namespace: string, name: string, verdict?: RowVerdict['kind']): ResourceRow {
  const verdicts = verdict ? [{ kind: verdict } as RowVerdict] : [];
  const base = { grouping: 'workload' as const, pods: [], alive: 1, samples: 1, cpu: { request: 1 }, memory: {} };
  return { ...base, id: `${kind}/${namespace}/${name}`, subject: { kind, namespace, name }, verdicts };
}

const rows = [
  row('Deployment', 'shop', 'b', 'wasteful'),
  row('StatefulSet', 'pay', 'a'),
  row('Deployment', 'shop', 'a', 'oom-risk'),
];

it.each([
  ['namespace', ['pay', 'shop']],
  ['kind', ['Deployment', 'StatefulSet']],
  ['verdict', ['oom-risk', 'wasteful', '']],
  ['node', ['']],
] as const)('by %s', (by, keys) => {
  expect(sectionsOf(rows, by).map(({ key }) => key)).toEqual(keys);
});

it('keeps the order of rows within a section, and loses none', () => {
  const [, shop] = sectionsOf(rows, 'namespace');
  expect(shop?.rows.map(({ subject }) => subject.name)).toEqual(['b', 'a']);
  expect(sectionsOf(rows, 'verdict').flatMap((section) => section.rows)).toHaveLength(3);
});

it('folds a section to its heading, that without a name too', () => {
  expect(itemsOf(sectionsOf(rows, 'namespace'), ['shop'])).toHaveLength(3);
  expect(itemsOf(sectionsOf(rows, 'verdict'), ['-'])).toHaveLength(5);
});

it('sums what is known, and says unknown where nothing is', () => {
  expect(totalOf(rows, 'cpu', 'request')).toBe(3);
  expect(totalOf(rows, 'memory', 'request')).toBeUndefined();
});
