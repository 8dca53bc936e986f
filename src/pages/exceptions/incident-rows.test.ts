import type { Incident } from '@vigil/core/vocabulary/incident';
import { exampleIncident, exampleNow } from '../../testing/example-incidents';
import { sortOrders, type SortOrder } from './exceptions-url';
import { compareIncidents } from './incident-order';
import { IncidentRows } from './incident-rows';

const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;
const count = 50_000;

/** The same sequence in every run: a linear congruential generator. */
function* numbers() {
  let state = 42;
  while (true) {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    yield state;
  }
}
const random = numbers();
const below = (limit: number) => Number(random.next().value) % limit;

function incidentOf(index: number): Incident {
  return exampleIncident({
    id: index.toString(16).padStart(16, '0'),
    severity: severities[below(severities.length)],
    occurrences: 1 + below(50),
    // Many share a moment, so that ties count.
    lastSeen: exampleNow - below(5_000) * 1000,
  });
}

const all = Array.from({ length: count }, (_, index) => incidentOf(index));
const idsOf = (rows: IncidentRows) => Array.from({ length: rows.size }, (_, index) => rows.at(index)?.id);
const sorted = (incidents: Iterable<Incident>, order: SortOrder) =>
  [...incidents].sort(compareIncidents(order)).map(({ id }) => id);

it.each(sortOrders)(
  'keeps 50,000 incidents in the order of %s through pages, arrivals, changes and removals',
  (order) => {
    const rows = new IncidentRows(compareIncidents(order));
    const pages = [...all].sort(compareIncidents(order));
    const known = new Map<string, Incident>();
    for (let start = 0; start < count; start += 500) {
      const page = pages.slice(start, start + 500);
      rows.add(page);
      page.forEach((incident) => known.set(incident.id, incident));
    }
    expect(rows.size).toBe(count);

    for (let step = 0; step < 3_000; step += 1) {
      const index = below(count + 2_000);
      const incident = { ...incidentOf(index), lastSeen: exampleNow + step };
      const { id } = incident;
      if (step % 7 === 0) {
        expect(rows.remove(id)).toBe(known.delete(id));
      } else {
        if (!rows.replace(incident)) {
          rows.add([incident]);
        }
        known.set(id, incident);
      }
      if (step % 500 === 499 || step % 11 === 0) {
        rows.settle();
      }
    }
    rows.settle();

    const expected = sorted(known.values(), order);
    expect(idsOf(rows)).toEqual(expected);
    for (const place of [0, 1, 777, expected.length - 1]) {
      expect(rows.indexOf(expected[place] ?? '')).toBe(place);
    }
    expect(rows.get(expected[777] ?? '')).toBe(known.get(expected[777] ?? ''));
  }
);

it('sorts in many at once as it would one by one', () => {
  const rows = new IncidentRows(compareIncidents('lastSeen'));
  rows.add(all.slice(0, 100));
  rows.add(all);
  expect(idsOf(rows)).toEqual(sorted(all, 'lastSeen'));
});

it('leaves a changed row where it stands until it is settled', () => {
  const rows = new IncidentRows(compareIncidents('lastSeen'));
  const [first, second, third] = [3, 2, 1].map((seen) => ({ ...incidentOf(seen), lastSeen: seen })) as [
    Incident,
    Incident,
    Incident,
  ];
  rows.add([first, second, third]);
  const later = { ...third, lastSeen: 9 };
  rows.replace(later);
  expect(idsOf(rows)).toEqual([first.id, second.id, third.id]);
  expect(rows.indexOf(third.id)).toBe(2);
  expect(rows.get(third.id)).toBe(later);
  // What comes meanwhile still finds its place, and the row can still be found and removed.
  const between = { ...incidentOf(7), lastSeen: 2.5 };
  rows.add([between]);
  expect(rows.indexOf(between.id)).toBe(1);
  rows.settle();
  expect(idsOf(rows)).toEqual([third.id, first.id, between.id, second.id]);
  rows.replace({ ...first, lastSeen: 10 });
  expect(rows.remove(first.id)).toBe(true);
  rows.settle();
  expect(idsOf(rows)).toEqual([third.id, between.id, second.id]);
});

it('knows whether there are several clusters', () => {
  const rows = new IncidentRows(compareIncidents('lastSeen'));
  rows.add([exampleIncident()]);
  expect(rows.hasSeveralClusters).toBe(false);
  rows.add([exampleIncident({ cluster: 'test' })]);
  expect(rows.hasSeveralClusters).toBe(true);
});
