import { addUp, batchesOf, sparkStep } from './spark-batches';

const wish = (id: string, count: number) => ({
  id,
  pods: Array.from({ length: count }, (_, index) => ({ namespace: 'shop', pod: `${id}-${index}` })),
});

it('asks in few queries, none about too many pods', () => {
  const batches = batchesOf([wish('a', 200), wish('b', 50), wish('c', 1), wish('d', 250)]);
  expect(batches.map((batch) => batch.map(({ id }) => id).join(''))).toEqual(['ab', 'c', 'd']);
  expect(batchesOf([])).toEqual([]);
});

it('never steps finer than a scrape', () => {
  expect(sparkStep({ from: 0, to: 300_000 }, 30)).toBe(30);
  expect(sparkStep({ from: 0, to: 86_400_000 }, 30)).toBe(2160);
});

it('adds pods up, and leaves a gap where none has a sample', () => {
  const window = { from: 0, to: 40_000 };
  const series = new Map([
    ['shop/a-0', { namespace: 'shop', pod: 'a-0', times: [0, 1000], values: [1, NaN] }],
    ['shop/a-1', { namespace: 'shop', pod: 'a-1', times: [0, 40_000, 99_000], values: [2, 3, 9] }],
  ]);
  expect(addUp(wish('a', 3), series, window, 20)).toEqual([3, undefined, 3]);
});
