import { type Annotated, detectAnnotations } from '@vigil/core/exceptions/detect-annotations';
import { detectDeployment } from '@vigil/core/exceptions/detect-deployment';
import { detectEvent, detectEventEnd } from '@vigil/core/exceptions/detect-event';
import { detectDeletion, detectExceptions } from '@vigil/core/exceptions/detect-exceptions';
import { detectJob, jobWorkload } from '@vigil/core/exceptions/detect-job';
import { detectNode, nodeWorkload } from '@vigil/core/exceptions/detect-node';
import type { Detection } from '@vigil/core/exceptions/exception';
import { recentChange } from '@vigil/core/exceptions/recent-change';
import type { ClusterEvent, Deployment, Job, Node } from '@vigil/core/kubernetes/objects';
import type { Pod } from '@vigil/core/kubernetes/pod';
import { resolveOwner } from '@vigil/core/kubernetes/resolve-owner';
import type { WatchedKinds } from '@vigil/core/kubernetes/snapshot';
import type { WorkloadRef } from '@vigil/core/vocabulary/workload-ref';
import type { Happening } from '../store/incident-store.ts';
import { containerContext } from './container-context.ts';
import { annotatedKinds, type ExaminedKind } from './examined-kinds.ts';
import type { KnownObjects } from './known-objects.ts';
import { changeContext, eventContext, PodContext } from './pod-context.ts';

/** One look at one object: what core found, and where it happened. */
export interface Look extends Detection {
  scene: Omit<Happening, 'exception' | 'context' | 'change'>;
  /** The pod that showed it, where there is one. */
  pod: Pod | null;
}

export type Examined = WatchedKinds[ExaminedKind];

/** Looks at one object. `current` undefined: it was deleted; `previous` undefined: all that is visible. */
export function examine(
  kind: ExaminedKind,
  previous: Examined | undefined,
  current: Examined | undefined,
  now: number,
  known: KnownObjects
): Look {
  switch (kind) {
    case 'pods':
      return examinePod(previous as Pod | undefined, current as Pod | undefined, now, known);
    case 'jobs':
      return examineJob(previous as Job | undefined, current as Job | undefined, now, known);
    case 'nodes':
      return examineNode(previous as Node | undefined, current as Node | undefined, now);
    case 'deployments':
      return examineDeployment(previous as Deployment | undefined, current as Deployment | undefined, now, known);
    case 'events':
      return examineEvent(previous as ClusterEvent | undefined, current as ClusterEvent | undefined, now, known);
    default:
      return examineAnnotations(annotatedKinds[kind], previous, current, now);
  }
}

/** `pod` undefined: it was deleted. `now` in Unix milliseconds. */
function examinePod(previous: Pod | undefined, pod: Pod | undefined, now: number, known: KnownObjects): Look {
  const seen = (pod ?? previous) as Pod;
  const { uid, name } = seen.metadata;
  const detection = pod ? detectExceptions(previous, pod, now, new PodContext(pod, known)) : detectDeletion(now);
  const scene = {
    workload: resolveOwner(seen, known),
    pod: name,
    podUid: uid,
    holderUid: uid,
    node: seen.spec.nodeName,
  };
  return { ...detection, scene, pod: seen };
}

/** As {@link examinePod}. The trouble of a Job ends with the Job, not with the pod that showed it. */
function examineJob(previous: Job | undefined, job: Job | undefined, now: number, known: KnownObjects): Look {
  const seen = (job ?? previous) as Job;
  const { uid } = seen.metadata;
  const workload = jobWorkload(seen);
  const above = {
    workload: known.workload(workload),
    namespace: known.get('namespaces', '', seen.metadata.namespace)?.metadata,
  };
  const { pod, ...detection } = job
    ? detectJob(previous, job, now, known.podsOf(uid), undefined, above)
    : { ...detectDeletion(now), pod: null };
  return { ...detection, scene: { ...itself(seen, workload), ...(pod ? placeOf(pod) : {}) }, pod };
}

/** As {@link examinePod}. */
function examineNode(previous: Node | undefined, node: Node | undefined, now: number): Look {
  const seen = (node ?? previous) as Node;
  const detection = node ? detectNode(previous, node, now) : detectDeletion(now);
  const scene = { ...itself(seen, nodeWorkload(seen)), node: seen.metadata.name };
  return { ...detection, scene, pod: null };
}

/** As {@link examinePod}. What an event tells is the trouble of the event: its end ends no other. */
function examineEvent(
  previous: ClusterEvent | undefined,
  event: ClusterEvent | undefined,
  now: number,
  known: KnownObjects
): Look {
  const seen = (event ?? previous) as ClusterEvent;
  const workload = known.workloadOf(seen);
  const context = eventContext(seen, workload, known);
  const { kind, name, uid } = seen.object;
  const pod = context.pod ?? null;
  const place = pod ? placeOf(pod) : { pod: name, podUid: uid, node: kind === 'Node' ? name : null };
  const detection = event ? detectEvent(previous, event, now, context) : detectEventEnd(now);
  return { ...detection, scene: { workload, holderUid: seen.metadata.uid, ...place }, pod };
}

/** As {@link examinePod}. */
function examineDeployment(
  previous: Deployment | undefined,
  deployment: Deployment | undefined,
  now: number,
  known: KnownObjects
): Look {
  const seen = (deployment ?? previous) as Deployment;
  const { namespace, name } = seen.metadata;
  const above = known.get('namespaces', '', namespace)?.metadata;
  const detection = deployment ? detectDeployment(previous, deployment, now, above) : detectDeletion(now);
  return { ...detection, scene: itself(seen, { kind: 'Deployment', namespace, name }), pod: null };
}

/** As {@link examinePod}; `kind` is the object's own, as in `Deployment`. */
function examineAnnotations(
  kind: string,
  previous: Annotated | undefined,
  current: Annotated | undefined,
  now: number
): Look {
  const seen = (current ?? previous) as Annotated;
  const { namespace, name } = seen.metadata;
  const detection = current ? detectAnnotations(previous, current, now) : detectDeletion(now);
  return { ...detection, scene: itself(seen, { kind, namespace, name }), pod: null };
}

/** The happenings of a look, without redaction. */
export function happeningsOf({ exceptions, scene, pod }: Look, known: KnownObjects): Happening[] {
  return exceptions.map((exception) => ({
    ...scene,
    exception,
    context: pod && containerContext(pod, exception.container),
    change: pod && recentChange(pod, exception.container, exception.at, changeContext(pod, known)),
  }));
}

function itself({ metadata }: Annotated, workload: WorkloadRef): Look['scene'] {
  const { uid, name } = metadata;
  return { workload, pod: name, podUid: uid, holderUid: uid, node: null };
}

function placeOf(pod: Pod): Pick<Look['scene'], 'pod' | 'podUid' | 'node'> {
  return { pod: pod.metadata.name, podUid: pod.metadata.uid, node: pod.spec.nodeName };
}
