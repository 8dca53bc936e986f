import type { ClusterEvent } from '../kubernetes/objects.ts';

/** Normal events that explain a trouble: why something was killed, moved, started anew or not scaled. */
const telling: ReadonlySet<string> = new Set([
  'Killing',
  'SandboxChanged',
  'Preempted',
  'Preempting',
  'Evicted',
  'TaintManagerEviction',
  'NotTriggerScaleUp',
  'ScalingReplicaSet',
  'NodeNotReady',
  'NodeReady',
  'NodeNotSchedulable',
  'NodeHasDiskPressure',
  'NodeHasInsufficientMemory',
  'NodeHasInsufficientPID',
  'Rebooted',
  'Shutdown',
  'FailedBinding',
  'NoPods',
]);

/** Whether an event is worth keeping beside the incidents of its workload: every warning, and what explains one. */
export function isKeptEvent({ type, reason }: Pick<ClusterEvent, 'type' | 'reason'>): boolean {
  return reason !== '' && (type === 'Warning' || telling.has(reason));
}
