import { nodeEvents } from './event-reasons-node.ts';
import { podEvents } from './event-reasons-pod.ts';
import { workloadEvents } from './event-reasons-workload.ts';
import type { EventEntry, EventGroup } from './event-entry.ts';

/** Events that are troubles of their own, by reason. For one more: one entry in the file of its group. */
export const eventReasons: EventGroup = { ...podEvents, ...nodeEvents, ...workloadEvents };

/** Warnings that the state of their object tells already, by the kind of that object. */
export const toldByState: Readonly<Record<string, ReadonlySet<string>>> = {
  Pod: new Set([
    // How its containers start, fail and wait.
    'Failed',
    'BackOff',
    'ErrImageNeverPull',
    'InspectFailed',
    'InvalidImageName',
    'FailedCreatePodContainer',
    'FailedPostStartHook',
    'Unhealthy',
    'SandboxChanged',
    // What becomes of the pod as a whole.
    'FailedScheduling',
    'NotTriggerScaleUp',
    'Evicted',
    'Preempted',
    'Preempting',
    'NodeNotReady',
    'TaintManagerEviction',
    'UnexpectedAdmissionError',
    'NodeAffinity',
    'NodeShutdown',
    'DeadlineExceeded',
    'OutOfcpu',
    'OutOfmemory',
    'OutOfpods',
    'TopologyAffinityError',
  ]),
  Node: new Set(['NodeNotReady', 'NodeNotSchedulable']),
  Job: new Set([
    'BackoffLimitExceeded',
    'DeadlineExceeded',
    'FailedIndexes',
    'MaxFailedIndexesExceeded',
    'PodFailurePolicy',
  ]),
};

/** The entry of an event that may be a trouble of its own. */
export function eventEntryOf(reason: string, kind: string): EventEntry | undefined {
  const entry = Object.hasOwn(eventReasons, reason) ? eventReasons[reason] : undefined;
  return entry && (entry.event.kinds?.includes(kind) ?? true) ? entry : undefined;
}
