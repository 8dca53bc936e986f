import type { ResourceRow } from '@vigil/core/resources/roll-up';
import type { Analysis } from '../analyse';
import { comparedLines } from './compared-lines';

const analysis = (from: number) =>
  ({
    ...{ input: { window: { from, to: from + 3_600_000 } }, scope: { cluster: null, namespaces: [] } },
    capabilities: { usage: 'pod', reservations: 'v2', interval: { seconds: 30 }, metrics: new Set() },
  }) as unknown as Analysis;
const row = (pod: string) => ({ pods: [{ namespace: 'shop', pod, alive: true }] }) as unknown as ResourceRow;
const [now, before] = [analysis(7_200_000), analysis(0)];

it('asks about each window’s own pods: the earlier one in its own time', () => {
  const lines = comparedLines('cpu', { row: row('new-1'), before: row('old-1'), state: 'both' }, now, before);
  expect(lines.map(({ legend, window }) => [legend, window?.from])).toEqual([
    ['this window', undefined],
    ['compared with', 0],
    ['request', undefined],
    ['limit', undefined],
  ]);
  expect(lines[0]?.expr).toContain('pod="new-1"');
  expect(lines[1]?.expr).toContain('pod="old-1"');
});

it.each([
  ['new', undefined, ['this window', 'request', 'limit'], undefined],
  ['gone', row('old-1'), ['compared with', 'request', 'limit'], 0],
] as const)('has one line of a row that is %s, with the bounds of that time', (state, earlier, legends, from) => {
  const lines = comparedLines('memory', { row: row('old-1'), before: earlier, state }, now, before);
  expect(lines.map(({ legend }) => legend)).toEqual(legends);
  expect(lines.at(-1)?.window?.from).toBe(from);
});
