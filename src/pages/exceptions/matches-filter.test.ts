import { exampleIncident, exampleNow } from '../../testing/example-incidents';
import { matchesFilter } from './matches-filter';

const hour = 3_600_000;
const incident = exampleIncident({ firstSeen: exampleNow - 2 * hour, lastSeen: exampleNow - hour });

it.each([
  [{}, true],
  [{ namespace: [] }, true],
  [{ namespace: ['shop', 'pay'] }, true],
  [{ namespace: ['pay'] }, false],
  [{ workload: ['Deployment/shop/checkout'] }, true],
  [{ workload: ['StatefulSet/shop/checkout'] }, false],
  [{ severity: ['high' as const] }, false],
  [{ search: 'OOM' }, true],
  [{ search: 'PEAK 511' }, true],
  [{ search: 'segfault' }, false],
  [{ state: ['open' as const] }, true],
  [{ state: ['acknowledged' as const] }, false],
  [{ fingerprint: ['aaaaaaaaaaaaaaaa'] }, true],
  [{ fingerprint: ['bbbbbbbbbbbbbbbb'] }, false],
  [{ afterChange: 'true' as const }, false],
  [{ startedInRange: 'true' as const, from: exampleNow - 3 * hour }, true],
  [{ startedInRange: 'true' as const, from: exampleNow - hour }, false],
  [{ to: exampleNow - 3 * hour }, false],
  [{ from: exampleNow }, true],
])('%j: %p', (filter, expected) => {
  expect(matchesFilter(incident, filter)).toBe(expected);
});

it('leaves out what was over before the range', () => {
  const over = { ...incident, state: 'recovered' as const, endedAt: exampleNow - hour };
  expect(matchesFilter(over, { from: exampleNow })).toBe(false);
  expect(matchesFilter(over, { from: exampleNow - 90 * 60_000 })).toBe(true);
});
