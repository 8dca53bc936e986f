import { neighbourOf } from './neighbour';

/** Two by two. */
const boxes = [
  [0, 0],
  [10, 0],
  [0, 10],
  [10, 10],
].map(([x = 0, y = 0]) => ({ x, y, width: 10, height: 10 }));

it.each([
  [0, 'ArrowRight', 1],
  [0, 'ArrowDown', 2],
  [3, 'ArrowLeft', 2],
  [3, 'ArrowUp', 1],
  [0, 'ArrowLeft', undefined],
  [2, 'Home', 0],
  [0, 'End', 3],
  [0, 'a', undefined],
  [9, 'ArrowLeft', undefined],
])('from %p by %s to %p', (from, key, to) => {
  expect(neighbourOf(boxes, from, key)).toBe(to);
});

it('has nowhere to go among no tiles', () => {
  expect(neighbourOf([], 0, 'End')).toBeUndefined();
});
