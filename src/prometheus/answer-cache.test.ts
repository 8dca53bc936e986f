import { AnswerCache } from './answer-cache';

const samples = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ labels: { pod: `p${index}` }, value: 1 }));
const now = 1_000_000_000;
const past = now - 3_600_000;

it('gives back what is long past, per source, query and time', () => {
  const cache = new AnswerCache(100, () => now);
  cache.put('prom', 'up', past, samples(2));
  expect(cache.get('prom', 'up', past)).toHaveLength(2);
  expect(cache.get('other', 'up', past)).toBeUndefined();
  expect(cache.get('prom', 'down', past)).toBeUndefined();
  expect(cache.get('prom', 'up', past + 1)).toBeUndefined();
});

it('does not keep what may still change, or what would fill it alone', () => {
  const cache = new AnswerCache(100, () => now);
  cache.put('prom', 'up', now - 60_000, samples(2));
  cache.put('prom', 'many', past, samples(51));
  expect(cache.get('prom', 'up', now - 60_000)).toBeUndefined();
  expect(cache.get('prom', 'many', past)).toBeUndefined();
});

it('lets go of what was unused longest', () => {
  const cache = new AnswerCache(30, () => now);
  ['a', 'b'].forEach((expr) => cache.put('prom', expr, past, samples(10)));
  cache.get('prom', 'a', past);
  cache.put('prom', 'c', past, samples(10));
  expect(['a', 'b', 'c'].filter((expr) => cache.get('prom', expr, past))).toEqual(['a', 'c']);
  cache.clear();
  expect(cache.get('prom', 'a', past)).toBeUndefined();
});

it('counts an answer that is put twice once, and empty ones too', () => {
  const cache = new AnswerCache(20, () => now);
  for (let round = 0; round < 10; round += 1) {
    cache.put('prom', 'same', past, samples(5));
  }
  expect(cache.get('prom', 'same', past)).toHaveLength(5);
  for (let round = 0; round < 25; round += 1) {
    cache.put('prom', `empty ${round}`, past, []);
  }
  expect(cache.get('prom', 'same', past)).toBeUndefined();
  expect(cache.get('prom', 'empty 24', past)).toEqual([]);
});
