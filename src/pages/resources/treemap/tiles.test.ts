import type { ResourceRow } from '@vigil/core/resources/roll-up';
import { fitOf } from './fit';
import { layOut, treeOf } from './tiles';

function row(
  namespace: string,
  name: string,
  cpu: ResourceRow['cpu'],
  memory: ResourceRow['memory'] = {}
): ResourceRow {
  const subject = { kind: 'Deployment', namespace, name };
  const id = `Deployment/${namespace}/${name}`;
  return { id, grouping: 'workload', subject, pods: [], alive: 1, samples: 1, verdicts: [], cpu, memory };
}

it('puts the largest first, and does not draw what is unknown', () => {
  const tree = treeOf(
    [row('a', 'small', { request: 1 }), row('b', 'big', { request: 4, average: 1 }), row('b', 'none', { average: 3 })],
    'cpu',
    'request'
  );
  expect(tree.namespaces.map(({ namespace, value }) => [namespace, value])).toEqual([
    ['b', 4],
    ['a', 1],
  ]);
  expect(tree.namespaces[0]?.leaves[0]).toMatchObject({ name: 'big', ratio: 0.25 });
  expect(tree.unknown).toBe(1);
});

it('judges CPU by its average and memory by its peak', () => {
  const rows = [row('a', 'x', { request: 1, average: 0.5, max: 9 }, { request: 100, average: 1, max: 90 })];
  expect(treeOf(rows, 'cpu', 'usage').total).toBe(0.5);
  expect(treeOf(rows, 'memory', 'usage').namespaces[0]?.leaves[0]).toMatchObject({ value: 90, ratio: 0.9 });
});

it('folds what is too small to see into the rest of its namespace, and loses nothing', () => {
  const rows = Array.from({ length: 1000 }, (_, index) => row(`n${index % 3}`, `w${index}`, { request: 1 + index }));
  const tree = treeOf(rows, 'cpu', 'request');
  const leaves = tree.namespaces.flatMap((group) => group.leaves);
  expect(leaves).toHaveLength(243);
  expect(leaves.reduce((sum, { count }) => sum + count, 0)).toBe(1000);
  expect(tree.total).toBe(500_500);
});

it('keeps areas in proportion, within the rectangle', () => {
  const rows = [row('a', 'x', { request: 3 }), row('a', 'y', { request: 1 })];
  const { tiles } = layOut(treeOf(rows, 'cpu', 'request'), 400, 216);
  const [x, y] = tiles.map(({ width, height }) => width * height);
  expect((x ?? 0) / (y ?? 1)).toBeCloseTo(3, 0);
  expect(tiles.every((tile) => tile.x >= 0 && tile.x + tile.width <= 400 && tile.y + tile.height <= 216)).toBe(true);
});

it('draws nothing of nothing', () => {
  expect(layOut(treeOf([], 'cpu', 'request'), 400, 200).tiles).toEqual([]);
});

it.each([
  [undefined, undefined],
  [0, 'idle'],
  [0.2, 'low'],
  [0.8, 'tight'],
  [1, 'tight'],
  [1.01, 'over'],
])('a ratio of %p is %p', (ratio, fit) => {
  expect(fitOf(ratio)).toBe(fit);
});
