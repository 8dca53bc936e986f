import { isKeptEvent } from '@vigil/core/exceptions/kept-event';
import type { ClusterEvent } from '@vigil/core/kubernetes/objects';
import type { WorkloadRef } from '@vigil/core/vocabulary/workload-ref';
import type { Happening, Recording, SeenEvent } from '../store/incident-store.ts';
import { happeningsOf, type Look } from './examine.ts';
import type { KnownObjects } from './known-objects.ts';
import { relatedEvent } from './related-events.ts';
import type { RestartGaps } from './restart-gaps.ts';

export interface RecordParts {
  known: KnownObjects;
  gaps: RestartGaps;
  redact: (text: string) => string;
}

export function emptyRecording(cluster: string): Recording {
  return { cluster, happenings: [], ignored: [], recoveries: [], workloadRecoveries: [], events: [] };
}

/** What a look found, fit to be stored: without secrets. `now` in Unix milliseconds. */
export function recordLook(cluster: string, look: Look, now: number, { known, gaps, redact }: RecordParts): Recording {
  const { scene, ignored, recoveries } = look;
  const { namespace } = scene.workload;
  const happenings = happeningsOf(look, known).map((happening) => ({
    ...happening,
    exception: { ...happening.exception, message: redact(happening.exception.message) },
  }));
  return {
    ...emptyRecording(cluster),
    happenings,
    ignored: ignored.map(({ rule, fingerprint }) => ({ rule, namespace, fingerprint, at: now })),
    recoveries: recoveries.map((recovery) => ({ ...recovery, holderUid: scene.holderUid })),
    workloadRecoveries: look.workloadRecoveries ?? [],
    events: happenings.flatMap((happening) => unseenRestarts(happening, gaps, now)),
  };
}

/** An event as it is stored; none when it explains nothing. */
export function seenEvent(event: ClusterEvent, workload: WorkloadRef, redact: (text: string) => string): SeenEvent[] {
  const seen = relatedEvent(event);
  return isKeptEvent(event) ? [{ ...seen, message: redact(seen.message), uid: event.metadata.uid, workload }] : [];
}

/** Restarts that nobody saw stand beside the events of the pod: the kubelet tells only how many there were. */
function unseenRestarts({ workload, exception, pod, podUid }: Happening, gaps: RestartGaps, now: number): SeenEvent[] {
  const { container, restartCount } = exception;
  const count = container === null ? 0 : gaps.tell(podUid, container);
  const were = count === 1 ? '1 restart' : `${count} restarts`;
  return count === 0
    ? []
    : [
        {
          ...{ uid: `${podUid}/${container}/unseen/${restartCount}`, workload },
          ...{ type: 'Warning', reason: 'RestartsNotSeen', object: `Pod/${pod}`, count, firstSeen: now, lastSeen: now },
          message: `Vigil saw nothing of ${were} of the container ${container} before its latest one.`,
        },
      ];
}
