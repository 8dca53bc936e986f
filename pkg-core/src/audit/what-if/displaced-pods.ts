import type { Pod } from '../../kubernetes/pod.ts';
import { isAlive } from '../pod-placement.ts';

/** The pods that have to move: alive, and bound to the node neither by a DaemonSet nor by the kubelet itself. */
export function displacedPods(pods: readonly Pod[]): Pod[] {
  return pods.filter(
    (pod) =>
      isAlive(pod) && !pod.mirror && pod.metadata.owner?.kind !== 'DaemonSet' && pod.metadata.owner?.kind !== 'Node'
  );
}
