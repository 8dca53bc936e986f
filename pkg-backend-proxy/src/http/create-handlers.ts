import { contractVersion } from '@vigil/core/contract/endpoints';
import { mostTestRuns } from '@vigil/core/contract/test-runs';
import type { AuditCache } from '../audit/audit-cache.ts';
import type { CustomChecks } from '../audit/custom-checks.ts';
import type { ChangeHub } from '../incidents/change-hub.ts';
import { mergeEvents, relatedEvents } from '../incidents/related-events.ts';
import type { ClusterSource } from '../kubernetes/cluster-source.ts';
import type { ExemptionStore } from '../exemptions/exemption-store.ts';
import type { RecordingHealth } from '../incidents/recording-health.ts';
import type { TestRunStore } from '../runs/test-run-store.ts';
import type { Settings } from '../settings/settings.ts';
import { type IncidentStore, InvalidCursor, InvalidRecording } from '../store/incident-store.ts';
import { answerChange, changeContext, notChanged } from './answer-change.ts';
import { clusterHealth } from './cluster-health.ts';
import { createExemptionHandlers } from './create-exemption-handlers.ts';
import { createNotificationHandlers, type NotificationParts } from './create-notification-handlers.ts';
import type { Handlers } from './handlers.ts';
import { openChanges, openLiveLog } from './open-streams.ts';
import { Refusal } from './problem.ts';

export interface HandlerParts {
  version: string;
  startedAt: number;
  now: () => number;
  store: IncidentStore;
  runs: TestRunStore;
  exemptions: ExemptionStore;
  sources: readonly ClusterSource[];
  hub: ChangeHub;
  audit: AuditCache;
  /** Absent where there is no configuration file. */
  customChecks?: Pick<CustomChecks, 'report' | 'all'>;
  recording: () => RecordingHealth;
  retention: Pick<Settings, 'retentionDays' | 'retentionBytes'>;
  redact: (text: string) => string;
  /** Absent where the proxy sends nothing. */
  notifications?: NotificationParts;
}

/** The answers of the contract, from the store, the watches and the changes. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { version, startedAt, now, store, runs, sources, hub, audit, recording, retention } = parts;
  const sourceOf = (cluster: string): ClusterSource => {
    const source = sources.find((candidate) => candidate.name === cluster);
    if (!source) {
      const known = sources.map((candidate) => candidate.name).join(', ');
      throw new Refusal('not-found', `This proxy watches no cluster "${cluster}"; it watches ${known || 'none'}.`);
    }
    return source;
  };
  const found = <T>(value: T | undefined, id: string): T => {
    if (value === undefined) {
      throw new Refusal('not-found', `There is no incident ${id} (any more): ended ones are kept for a limited time.`);
    }
    return value;
  };

  return {
    health: async () => {
      const { logs, recordings } = recording();
      return {
        version,
        contractVersion,
        startedAt,
        now: now(),
        clusters: sources.map(clusterHealth),
        store: { ...(await store.health()), ...retention },
        logs,
        recordings,
        streams: { readers: hub.readers, dropped: hub.dropped },
        // Health must answer when the store does not.
        ignored: await store.ignored().catch(() => []),
      };
    },
    incidents: async (query) => {
      try {
        return { ...(await store.list(refuseBackwards(query))), asOf: now() };
      } catch (error) {
        throw error instanceof InvalidCursor ? new Refusal('bad-request', error.message) : error;
      }
    },
    incidentSummary: async (filter) => ({ ...(await store.summarise(refuseBackwards(filter))), asOf: now() }),
    incident: async ({ id }) => {
      const stored = found(await store.find(id), id);
      const source = sources.find((candidate) => candidate.name === stored.incident.cluster);
      const told = source?.snapshot().objects.events ?? [];
      const live = relatedEvents(told, stored.incident, stored.occurrences);
      const clean = live.map((event) => ({ ...event, message: parts.redact(event.message) }));
      return { ...stored, events: mergeEvents(stored.events, clean) };
    },
    incidentLog: async ({ id, which }) => {
      const log = await store.log(id, which);
      if (log) {
        return log;
      }
      const { incident } = found(await store.find(id), id);
      const { status, detail } = incident.log;
      throw new Refusal('not-found', `No such log is stored (${status}${detail ? `: ${detail}` : ''}).`);
    },
    markIncidents: async (_query, request, { login }) => {
      if ('until' in request && request.until !== null && request.until <= now()) {
        throw new Refusal(
          'bad-request',
          'The body is wrong. until: must be later than now; null means: until it ends.'
        );
      }
      try {
        const answer = await store.mark(request, login, now());
        hub.publish({ incidents: answer.incidents });
        return answer;
      } catch (error) {
        throw error instanceof InvalidRecording ? error : new Refusal('not-ready', notChanged);
      }
    },
    testRuns: async () => ({ runs: await runs.list(), most: mostTestRuns.proxy, asOf: now() }),
    changeTestRun: async (_query, change, { login }) => ({
      run: (await answerChange(runs.change(change, changeContext(login, now())))).run,
    }),
    customChecks: async () => parts.customChecks?.report ?? { checks: [], loadedAt: null, faults: [] },
    // What is not listed yet is unknown in the report, with the reason.
    findings: async ({ cluster }) =>
      Promise.all((cluster === undefined ? sources : [sourceOf(cluster)]).map((source) => audit.prepare(source))),
    whatIf: async ({ cluster }) =>
      Promise.all((cluster === undefined ? sources : [sourceOf(cluster)]).map((source) => audit.whatIf(source))),
    ...createExemptionHandlers(parts),
    ...createNotificationHandlers(parts.notifications),
    changes: (_query, signal) => openChanges(hub, now, signal),
    liveLog: (query, signal) => openLiveLog(sourceOf(query.cluster), query, { now, redact: parts.redact, signal }),
  };
}

/** An answer for a time that runs backwards would be an empty list, which looks like good news. */
function refuseBackwards<T extends { from?: number; to?: number }>(filter: T): T {
  if (filter.from !== undefined && filter.to !== undefined && filter.from > filter.to) {
    throw new Refusal('bad-request', 'The query is wrong. from: must not be later than to.');
  }
  return filter;
}
