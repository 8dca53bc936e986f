import { exampleIncident, exampleIncidents, exampleNow, examplePage } from '../../testing/example-incidents';
import { IncidentList, type IncidentListEvent, type IncidentListView } from './incident-list';

type Example = (typeof exampleIncidents)[0];
const [oom, loop, pull] = exampleIncidents as [Example, Example, Example];
const arrival = exampleIncident({ reason: 'Evicted', firstSeen: exampleNow + 1, lastSeen: exampleNow + 1 });
const problem = { kind: 'unreachable', detail: '', status: 502 } as const;

const firstPage = (page = examplePage([oom, loop], { nextCursor: 'c', total: 3 })): IncidentListEvent => ({
  type: 'first-page',
  page,
  sort: 'lastSeen',
});
const changed = (show: boolean, ...incidents: Example[]): IncidentListEvent => ({
  type: 'changed',
  changes: incidents.map((incident) => ({ id: incident.id, incident })),
  show,
});
const removed = (id: string): IncidentListEvent => ({ type: 'changed', changes: [{ id, incident: null }], show: true });

function listOf(...events: IncidentListEvent[]) {
  const list = new IncidentList();
  events.forEach((event) => list.fold(event));
  return list;
}
const shown = ({ rows }: IncidentListView) => Array.from({ length: rows.size }, (_, index) => rows.at(index));

it('appends a page once, without those it already has', () => {
  const list = listOf(firstPage(), { type: 'next-page', page: examplePage([loop, pull]), cursor: 'c' });
  expect(shown(list.view())).toEqual([oom, loop, pull]);
  list.fold({ type: 'next-page', page: examplePage([loop, arrival]), cursor: 'c' });
  expect(shown(list.view())).toEqual([oom, loop, pull]);
});

it('shows an arrival in its place when the reader is at the top', () => {
  const view = listOf(firstPage(), changed(true, arrival)).view();
  expect(shown(view)).toEqual([arrival, oom, loop]);
  expect(view).toMatchObject({ total: 4, waiting: 0, fresh: new Set([arrival.id]) });
});

it('lets an arrival wait when the reader is further down, counted once', () => {
  const again = { ...arrival, occurrences: 9 };
  const list = listOf(firstPage(), changed(false, arrival, again), changed(false, again));
  expect(shown(list.view())).toEqual([oom, loop]);
  expect(list.view()).toMatchObject({ waiting: 1, total: 4 });

  list.fold({ type: 'show-waiting' });
  expect(shown(list.view())).toEqual([again, oom, loop]);
  expect(list.view()).toMatchObject({ waiting: 0, fresh: new Set([arrival.id]) });
});

it('changes a known one where the reader has it, and moves it only at the top', () => {
  const again = { ...loop, lastSeen: exampleNow, occurrences: 24 };
  const list = listOf(firstPage(), changed(false, again));
  expect(shown(list.view())).toEqual([oom, again]);
  list.fold(changed(true, oom));
  expect(shown(list.view())).toEqual([again, oom]);
  expect(list.view().total).toBe(3);
});

it('removes what is no more and what no longer matches, and ignores what it never had', () => {
  const list = listOf(firstPage(), removed(oom.id), removed('x'));
  list.judgeBy(({ state }) => state === 'open');
  list.fold(changed(true, { ...loop, state: 'recovered' }));
  expect(shown(list.view())).toEqual([]);
  expect(list.view().total).toBe(1);
});

it('neither counts nor shows out of its place what is on a page to come', () => {
  const late = { ...pull, occurrences: pull.occurrences + 1 };
  const view = listOf(firstPage(), changed(true, late)).view();
  expect(shown(view)).toEqual([oom, loop]);
  expect(view.total).toBe(3);
});

it('keeps the list of the same query when asking fails, never that of another', () => {
  const loaded = listOf(firstPage());
  loaded.fold({ type: 'failed', problem, asked: true });
  expect(loaded.view()).toMatchObject({ status: 'stale', total: 3 });
  loaded.fold({ type: 'failed', problem, asked: false });
  expect(loaded.view()).toMatchObject({ status: 'failed', total: 0, rows: { size: 0 } });
  expect(listOf({ type: 'failed', problem, asked: true }).view()).toMatchObject({ status: 'failed' });
});

it('does not lose what changed while a page was on its way', () => {
  const list = listOf({ type: 'asked' }, changed(true, arrival), firstPage());
  expect(shown(list.view())).toEqual([arrival, oom, loop]);
  expect(list.view().total).toBe(4);
});

it('shows what the reader marked, and takes out what the filter then leaves out', () => {
  const mark = { author: 'anna', at: exampleNow, until: null, text: '' };
  const marked = { ...oom, acknowledged: mark };
  const list = listOf(firstPage(), { type: 'pause' }, { type: 'marked', incidents: [marked, pull] });
  expect(shown(list.view())).toEqual([marked, loop]);
  list.judgeBy(({ muted }) => muted === null);
  list.fold({ type: 'marked', incidents: [{ ...oom, muted: mark }] });
  expect(shown(list.view())).toEqual([loop]);
});

describe('paused', () => {
  it('counts what changes, moves nothing, and takes all of it in at the end', () => {
    const again = { ...loop, lastSeen: exampleNow };
    const list = listOf(firstPage(), { type: 'pause' }, changed(true, arrival, again), changed(true, again));
    list.fold(removed(oom.id));
    expect(shown(list.view())).toEqual([oom, loop]);
    expect(list.view()).toMatchObject({ held: 3, total: 3, waiting: 0 });

    list.fold({ type: 'resume', show: true });
    expect(shown(list.view())).toEqual([arrival, again]);
    expect(list.view()).toMatchObject({ held: 0, total: 3 });
  });

  it('holds nothing older than a page asked for meanwhile', () => {
    const list = listOf(firstPage(), { type: 'pause' }, changed(true, loop), { type: 'asked' }, changed(true, arrival));
    list.fold(firstPage());
    expect(list.view()).toMatchObject({ held: 1 });
    expect(shown(list.view())).toEqual([oom, loop]);
  });
});

it('tells its listeners, with a new view for each event', () => {
  const list = listOf();
  const before = list.view();
  const listener = jest.fn();
  const unsubscribe = list.subscribe(listener);
  list.fold(firstPage());
  unsubscribe();
  list.fold(removed(oom.id));
  expect(listener).toHaveBeenCalledTimes(1);
  expect(list.view()).not.toBe(before);
});
