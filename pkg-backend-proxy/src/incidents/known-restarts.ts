import { IncidentQuery } from '@vigil/core/contract/incidents';
import type { IncidentStore } from '../store/incident-store.ts';
import { type KnownRestart, restartKey } from './restart-gaps.ts';

/** Most pages of open incidents to read at the start; what is beyond is old. */
const mostPages = 10;

/** The latest run of each container that the store knows to have broken and not to be well yet, by {@link restartKey}. */
export async function knownRestarts(
  store: Pick<IncidentStore, 'list'>,
  cluster: string
): Promise<Map<string, KnownRestart>> {
  const known = new Map<string, KnownRestart>();
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const query = { cluster: [cluster], state: ['open', 'acknowledged', 'muted'], limit: 500, cursor };
    const { incidents, nextCursor } = await store.list(IncidentQuery.parse(query));
    for (const { workload, pod, container, restartCount, lastSeen } of incidents) {
      const key = container === null ? undefined : restartKey(workload.namespace, pod, container);
      const earlier = key === undefined ? undefined : known.get(key);
      if (key !== undefined && (!earlier || earlier.restartCount < restartCount)) {
        known.set(key, { restartCount, at: lastSeen });
      }
    }
    if (nextCursor === null) {
      break;
    }
    cursor = nextCursor;
  }
  return known;
}
