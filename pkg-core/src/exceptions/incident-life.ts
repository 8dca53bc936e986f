import {
  incidentId,
  type Incident,
  type IncidentIdentity,
  type IncidentState,
  type Occurrence,
  type RecentChange,
} from '../vocabulary/incident.ts';
import type { WorkloadRef } from '../vocabulary/workload-ref.ts';
import type { ContainerException } from './exception.ts';
import { withoutOpenMarks } from './mark-incident.ts';

/** Where an exception happened. For nodes and Jobs without pods, `pod` and `node` say what is known. */
export interface Scene {
  cluster: string;
  workload: WorkloadRef;
  pod: string;
  podUid: string;
  node: string | null;
}

/** What makes it the same incident as another. */
export function identityOf(scene: Scene, exception: ContainerException): IncidentIdentity {
  const { cluster, workload } = scene;
  return { cluster, workload, container: exception.container, reason: exception.reason, exitCode: exception.exitCode };
}

export function occurrenceOf(scene: Scene, exception: ContainerException): Occurrence {
  const { at, image, containerId, restartCount, exitCode, signal, message } = exception;
  const { pod, podUid, node } = scene;
  return { at, pod, podUid, node, image, containerId, restartCount, exitCode, signal, message };
}

/** A new incident, from its first occurrence. `change`: of the workload, shortly before. */
export function openIncident(
  scene: Scene,
  exception: ContainerException,
  change: RecentChange | null = null
): Incident {
  return {
    id: incidentId(identityOf(scene, exception)),
    cluster: scene.cluster,
    workload: scene.workload,
    container: exception.container,
    containerRole: exception.containerRole,
    reason: exception.reason,
    exitCode: exception.exitCode,
    ...latestOf(scene, exception),
    state: 'open',
    occurrences: 1,
    firstSeen: exception.at,
    lastSeen: exception.at,
    endedAt: null,
    log: {
      ...{ lines: 0, bytes: 0, truncated: false, detail: '', fingerprint: null, errorLine: '' },
      status: exception.log === 'none' ? 'none' : 'pending',
    },
    acknowledged: null,
    muted: null,
    note: null,
    change,
  };
}

/**
 * The incident after one more occurrence, which opens it again: its pod is in trouble until its own recovery is told,
 * even where another pod's recovery came first. One that is older than what is known counts and hides nothing newer.
 * A captured log stays until a newer one is captured. `change` counts where the incident begins anew.
 */
export function addOccurrence(
  incident: Incident,
  scene: Scene,
  exception: ContainerException,
  change: RecentChange | null = null
): Incident {
  const isLatest = exception.at >= incident.lastSeen;
  const wantsLog = exception.log !== 'none' && incident.log.status !== 'captured';
  return {
    ...incident,
    ...(isLatest ? latestOf(scene, exception) : {}),
    // What the last log said is better than nothing until the next one is captured.
    message: (isLatest && exception.message) || incident.message,
    state: 'open',
    endedAt: null,
    occurrences: incident.occurrences + 1,
    firstSeen: Math.min(incident.firstSeen, exception.at),
    lastSeen: Math.max(incident.lastSeen, exception.at),
    log: wantsLog ? { ...incident.log, status: 'pending', detail: '' } : incident.log,
    change: incident.state === 'open' ? incident.change : change,
  };
}

/**
 * The incident after a trouble of one pod is over. `stillTroubled`: how many other pods of the workload have the same
 * trouble; with any left it stays open. An incident that has ended stays as it ended.
 */
export function recover(
  incident: Incident,
  state: Exclude<IncidentState, 'open'>,
  at: number,
  stillTroubled: number
): Incident {
  return incident.state === 'open' && stillTroubled === 0
    ? { ...withoutOpenMarks(incident), state, endedAt: Math.max(at, incident.lastSeen) }
    : incident;
}

function latestOf(scene: Scene, exception: ContainerException) {
  const { signal, severity, message, image, restartCount } = exception;
  return { signal, severity, message, image, restartCount, pod: scene.pod, node: scene.node };
}
