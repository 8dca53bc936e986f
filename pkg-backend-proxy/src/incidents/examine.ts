import { detectDeletion, detectExceptions } from '@vigil/core/exceptions/detect-exceptions';
import { detectJob, jobWorkload } from '@vigil/core/exceptions/detect-job';
import { detectNode, nodeWorkload } from '@vigil/core/exceptions/detect-node';
import type { Detection } from '@vigil/core/exceptions/exception';
import type { Job, Node } from '@vigil/core/kubernetes/objects';
import type { Pod } from '@vigil/core/kubernetes/pod';
import { resolveOwner } from '@vigil/core/kubernetes/resolve-owner';
import type { WorkloadRef } from '@vigil/core/vocabulary/workload-ref';
import type { Happening } from '../store/incident-store.ts';
import { containerContext } from './container-context.ts';
import type { KnownObjects } from './known-objects.ts';

/** One look at one object: what core found, and where it happened. */
export interface Look extends Detection {
  scene: Omit<Happening, 'exception' | 'context'>;
  contextOf: (container: string | null) => Happening['context'];
}

/** `pod` undefined: it was deleted. `now` in Unix milliseconds. */
export function examinePod(previous: Pod | undefined, pod: Pod | undefined, now: number, known: KnownObjects): Look {
  const seen = (pod ?? previous) as Pod;
  const { uid, name } = seen.metadata;
  const context = { events: known.eventsOf(uid), ...known.ownersOf(seen) };
  const detection = pod ? detectExceptions(previous, pod, now, context) : detectDeletion(now);
  const scene = {
    workload: resolveOwner(seen, known),
    pod: name,
    podUid: uid,
    holderUid: uid,
    node: seen.spec.nodeName,
  };
  return { ...detection, scene, contextOf: (container) => containerContext(seen, container) };
}

/** As {@link examinePod}. The trouble of a Job ends with the Job, not with the pod that showed it. */
export function examineJob(previous: Job | undefined, job: Job | undefined, now: number, known: KnownObjects): Look {
  const seen = (job ?? previous) as Job;
  const { uid, name } = seen.metadata;
  const { pod, ...detection } = job
    ? detectJob(previous, job, now, known.podsOf(job))
    : { ...detectDeletion(now), pod: null };
  const where = pod
    ? { pod: pod.metadata.name, podUid: pod.metadata.uid, node: pod.spec.nodeName }
    : { pod: name, podUid: uid, node: null };
  return {
    ...detection,
    scene: { workload: jobWorkload(seen), holderUid: uid, ...where },
    contextOf: (container) => (pod ? containerContext(pod, container) : null),
  };
}

/** As {@link examinePod}. */
export function examineNode(previous: Node | undefined, node: Node | undefined, now: number): Look {
  const seen = (node ?? previous) as Node;
  const { uid, name } = seen.metadata;
  const workload: WorkloadRef = nodeWorkload(seen);
  const detection = node ? detectNode(previous, node, now) : detectDeletion(now);
  return {
    ...detection,
    scene: { workload, pod: name, podUid: uid, holderUid: uid, node: name },
    contextOf: () => null,
  };
}
