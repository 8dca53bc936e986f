import { AnswerCache } from './answer-cache';

const samples = (count: number, first = 0) =>
  Array.from({ length: count }, (_, index) => ({ labels: { pod: `p${first + index}` }, value: index }));
const now = 1_000_000_000;
const past = now - 3_600_000;

it('gives back what is long past, per source, query and time', () => {
  const cache = new AnswerCache(() => now, 100_000);
  cache.put('prom', 'up', past, samples(2));
  expect(cache.get('prom', 'up', past)).toEqual(samples(2));
  expect(cache.get('other', 'up', past)).toBeUndefined();
  expect(cache.get('prom', 'down', past)).toBeUndefined();
  expect(cache.get('prom', 'up', past + 1)).toBeUndefined();
});

it('does not keep what may still change, or what would fill it alone', () => {
  const cache = new AnswerCache(() => now, 12_000);
  cache.put('prom', 'up', now - 60_000, samples(2));
  cache.put('prom', 'many', past, samples(200));
  expect(cache.get('prom', 'up', now - 60_000)).toBeUndefined();
  expect(cache.get('prom', 'many', past)).toBeUndefined();
});

it('lets go of what was unused longest', () => {
  const cache = new AnswerCache(() => now, 5_000);
  ['a', 'b'].forEach((expr) => cache.put('prom', expr, past, samples(10)));
  cache.get('prom', 'a', past);
  ['c', 'd', 'e'].forEach((expr) => cache.put('prom', expr, past, samples(10)));
  expect(cache.get('prom', 'a', past)).toEqual(samples(10));
  expect(cache.get('prom', 'b', past)).toBeUndefined();
  cache.clear();
  expect(cache.get('prom', 'a', past)).toBeUndefined();
});

it('keeps the pieces of a day of 5,000 pods, and what is no number as it is', () => {
  const cache = new AnswerCache(() => now);
  const pods = samples(5000);
  for (let piece = 0; piece < 150; piece += 1) {
    cache.put('prom', `piece ${piece}`, past, pods);
  }
  expect(cache.get('prom', 'piece 0', past)).toHaveLength(5000);
  cache.put('prom', 'odd', past, [{ labels: {}, value: NaN }]);
  expect(cache.get('prom', 'odd', past)).toEqual([{ labels: {}, value: NaN }]);
});

it('forgets series that come and go', () => {
  const cache = new AnswerCache(() => now, 20_000);
  for (let round = 0; round < 200; round += 1) {
    cache.put('prom', `round ${round}`, past, samples(5, 5 * round));
  }
  expect(cache.get('prom', 'round 199', past)).toEqual(samples(5, 995));
  expect(cache.get('prom', 'round 0', past)).toBeUndefined();
});

it('counts an answer that is put twice once, and empty ones too', () => {
  const cache = new AnswerCache(() => now, 5_000);
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
