import { chartStep } from './queryRange';

const hour = 3_600_000;

it.each([
  [0.1, 15],
  [6, 30],
  [24 * 7, 30],
  [24 * 365, 15],
])('a chart of %d hours stays below the 11,000 points a server gives of one series', (hours, scrape) => {
  const step = chartStep(0, hours * hour, scrape);
  expect((hours * 3600) / step).toBeLessThanOrEqual(240);
  expect(step).toBeGreaterThanOrEqual(scrape);
});
