import type { ReplicaSet } from '../kubernetes/objects.ts';
import type { Pod } from '../kubernetes/pod.ts';
import type { DetectionContext } from './detection-context.ts';
import type { IgnoreRule } from './ignore-rules.ts';

/** The rule by which what goes wrong in a pod is left out, whatever it is; null: it counts. */
export function podRule(pod: Pod, context: DetectionContext): IgnoreRule | null {
  if (pod.phase === 'Succeeded') {
    return 'succeeded';
  }
  const { replicaSet } = context;
  if (!replicaSet) {
    return null;
  }
  if (replicaSet.replicas === 0) {
    return 'scale-down';
  }
  const isScalingDown = replicaSet.current !== undefined && replicaSet.replicas < replicaSet.current;
  return isScalingDown && context.siblings?.some((sibling) => isNewer(sibling, replicaSet)) ? 'old-revision' : null;
}

/** By revision; custom controllers do not always write one. */
function isNewer(sibling: ReplicaSet, own: ReplicaSet): boolean {
  return sibling.revision > 0 && own.revision > 0
    ? sibling.revision > own.revision
    : sibling.metadata.createdAt > own.metadata.createdAt;
}
