import { exampleDetail, exampleIncident, exampleNow } from '../../../testing/example-incidents';
import { timelineOf, type TimelineEntry } from './timeline';

const [latest, earlier] = exampleDetail.occurrences;
const action = { at: exampleNow, author: 'ada', action: 'acknowledge', until: null, text: '' } as const;
const change = { what: 'image', at: exampleNow - 4_000_000, from: 'a:1', to: 'a:2' } as const;

const kinds = (entries: TimelineEntry[]) => entries.map(({ kind }) => kind);

it('puts all that happened in order, latest first', () => {
  const incident = exampleIncident({ state: 'recovered', endedAt: exampleNow - 1000, change });
  const entries = timelineOf({ ...exampleDetail, incident, actions: [action] });
  expect(kinds(entries)).toEqual(['action', 'end', 'occurrence', 'occurrence', 'change']);
  expect(entries.map(({ at }) => at)).toEqual([...entries.map(({ at }) => at)].sort((a, b) => b - a));
});

it('puts what follows from something above it, at the same moment', () => {
  const at = latest!.at;
  const incident = exampleIncident({ state: 'gone', endedAt: at, change: { ...change, at } });
  const entries = timelineOf({ ...exampleDetail, incident, actions: [{ ...action, at }] });
  expect(kinds(entries)).toEqual(['end', 'action', 'occurrence', 'change', 'occurrence']);
});

it('marks a new image and restarts that nothing else is known of', () => {
  const entries = timelineOf({ ...exampleDetail, occurrences: [{ ...latest!, restartCount: 9 }, earlier!] });
  expect(entries).toMatchObject([
    { newImage: 'shop/checkout:1.4.2', unseen: 2 },
    { newImage: null, unseen: 0 },
  ]);
});

it('does not compare restarts of different pods, nor images that are not known', () => {
  const other = { ...earlier!, podUid: 'uid-2', restartCount: 0, image: null };
  expect(timelineOf({ ...exampleDetail, occurrences: [{ ...latest!, restartCount: 9 }, other] })).toMatchObject([
    { newImage: null, unseen: 0 },
    { newImage: null, unseen: 0 },
  ]);
});
