import { exampleIncident, exampleIncidents, exampleNow, examplePage } from '../../testing/example-incidents';
import { foldIncidents, noIncidents } from './incident-list';

const [oom, loop, pull] = exampleIncidents as [
  (typeof exampleIncidents)[0],
  (typeof exampleIncidents)[0],
  (typeof exampleIncidents)[0],
];
const loaded = foldIncidents(noIncidents, {
  type: 'first-page',
  page: examplePage([oom, loop], { nextCursor: 'c', total: 3 }),
});
const arrival = exampleIncident({ reason: 'Evicted', lastSeen: exampleNow });
const problem = { kind: 'unreachable', detail: '', status: 502 } as const;
const ids = (incidents: Array<{ id: string }>) => incidents.map(({ id }) => id);

it('appends a page once, without those it already has', () => {
  const next = foldIncidents(loaded, { type: 'next-page', page: examplePage([loop, pull]), cursor: 'c' });
  expect(ids(next.incidents)).toEqual(ids([oom, loop, pull]));
  expect(foldIncidents(next, { type: 'next-page', page: examplePage([loop]), cursor: 'c' })).toBe(next);
});

it('shows an arrival in its place when the reader is at the top', () => {
  const list = foldIncidents(loaded, { type: 'changed', incident: arrival, show: true, sort: 'lastSeen' });
  expect(ids(list.incidents)).toEqual(ids([arrival, oom, loop]));
  expect(list).toMatchObject({ total: 4, waiting: [] });
});

it('lets an arrival wait when the reader is further down, counted once', () => {
  const once = foldIncidents(loaded, { type: 'changed', incident: arrival, show: false, sort: 'lastSeen' });
  const twice = foldIncidents(once, { type: 'changed', incident: arrival, show: false, sort: 'lastSeen' });
  expect(ids(twice.incidents)).toEqual(ids([oom, loop]));
  expect(ids(twice.waiting)).toEqual([arrival.id]);
  expect(twice.total).toBe(4);

  const shown = foldIncidents(twice, { type: 'show-waiting', sort: 'lastSeen' });
  expect(ids(shown.incidents)).toEqual(ids([arrival, oom, loop]));
  expect(shown.waiting).toEqual([]);
});

it('changes a known one where the reader has it, and moves it only at the top', () => {
  const again = { ...loop, lastSeen: exampleNow, occurrences: 24 };
  const below = foldIncidents(loaded, { type: 'changed', incident: again, show: false, sort: 'lastSeen' });
  expect(below.incidents).toEqual([oom, again]);
  const top = foldIncidents(loaded, { type: 'changed', incident: again, show: true, sort: 'lastSeen' });
  expect(top.incidents).toEqual([again, oom]);
  expect(top.total).toBe(3);
});

it('removes what no longer belongs, and ignores what it never had', () => {
  const left = foldIncidents(loaded, { type: 'left', id: oom.id });
  expect(left).toMatchObject({ incidents: [loop], total: 2 });
  expect(foldIncidents(left, { type: 'left', id: 'x' }).total).toBe(2);
});

it('keeps the list of the same query when asking fails, never that of another', () => {
  expect(foldIncidents(loaded, { type: 'failed', problem, asked: true })).toMatchObject({ status: 'stale', total: 3 });
  expect(foldIncidents(loaded, { type: 'failed', problem, asked: false })).toMatchObject({
    status: 'failed',
    incidents: [],
  });
  expect(foldIncidents(noIncidents, { type: 'failed', problem, asked: true })).toMatchObject({ status: 'failed' });
});
