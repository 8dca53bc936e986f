import type { IncidentPage, IncidentQuery } from '@vigil/core/contract/incidents';
import { exampleIncident, exampleNow, examplePage } from '../../../testing/example-incidents';
import { collectIncidents } from './collect-incidents';

const incidents = Array.from({ length: 7 }, (_, index) =>
  exampleIncident({ id: String(index).padStart(16, '0'), lastSeen: exampleNow - index * 1000 })
);
const [first] = incidents as [(typeof incidents)[0]];
const signal = () => new AbortController().signal;

/** A proxy with pages of three. `before` may change the incidents before a page is read. */
function proxyOf(known = incidents, before: (call: number) => void = () => undefined) {
  const queries: Array<Partial<IncidentQuery>> = [];
  const ask = async (query: Partial<IncidentQuery>): Promise<IncidentPage> => {
    queries.push(query);
    before(queries.length);
    const start = Number(query.cursor ?? 0);
    const nextCursor = start + 3 < known.length ? String(start + 3) : null;
    return examplePage(known.slice(start, start + 3), { nextCursor, total: known.length, asOf: exampleNow });
  };
  return { ask, queries };
}

it('reads every page, with the filter and the largest pages', async () => {
  const { ask, queries } = proxyOf();
  const onProgress = jest.fn();
  const collected = await collectIncidents({ namespace: ['shop'] }, { signal: signal(), ask, onProgress });
  expect(collected).toEqual({ incidents, total: 7, asOf: exampleNow });
  expect(queries[1]).toEqual({ namespace: ['shop'], sort: 'lastSeen', limit: 500, cursor: '3' });
  expect(onProgress.mock.calls.slice(0, 3)).toEqual([
    [3, 7],
    [6, 7],
    [7, 7],
  ]);
});

it('asks once where one page is all', async () => {
  const { ask, queries } = proxyOf([first]);
  expect((await collectIncidents({}, { signal: signal(), ask })).incidents).toEqual([first]);
  expect(queries).toHaveLength(1);
});

it('does not lose what moved to the top over what was read', async () => {
  const known = [...incidents];
  const { ask } = proxyOf(known, (call) => {
    if (call === 2) {
      known.unshift({ ...(known.pop() ?? first), lastSeen: exampleNow + 1 });
    }
  });
  const { incidents: found } = await collectIncidents({}, { signal: signal(), ask });
  expect(found.map(({ id }) => id).sort()).toEqual(incidents.map(({ id }) => id));
});

it('stops at the most that fit, and says how many there are', async () => {
  const { ask, queries } = proxyOf();
  const collected = await collectIncidents({}, { signal: signal(), ask, most: 4 });
  expect(collected.incidents).toHaveLength(4);
  expect(collected.total).toBe(7);
  expect(queries).toHaveLength(2);
});

it('stops asking when it is cancelled', async () => {
  const controller = new AbortController();
  const { ask, queries } = proxyOf(incidents, () => controller.abort());
  await expect(collectIncidents({}, { signal: controller.signal, ask })).rejects.toMatchObject({ name: 'AbortError' });
  expect(queries).toHaveLength(1);
});

it('gives no half of a file when a page fails', async () => {
  const refused = new Error('refused');
  const { ask } = proxyOf(incidents, (call) => {
    if (call === 2) {
      throw refused;
    }
  });
  await expect(collectIncidents({}, { signal: signal(), ask })).rejects.toBe(refused);
});
