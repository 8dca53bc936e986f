import { rfc3339 } from '../duration.ts';
import { nodeNamed } from '../nodes/node-list.ts';
import type { PodLife } from '../life/pod-life.ts';
import type { PodMoment } from '../life/pod-moment.ts';
import type { KubernetesObject } from '../world.ts';
import { containerKey, containerStatus } from './container-status.ts';
import { podTemplateSpec } from './pod-template.ts';

/** Whatever tells two states of one pod apart. */
export function podKey(moment: PodMoment): string {
  const { phase, scheduled, initialised, deleting, evicted, nodeLost, ready, containers } = moment;
  return `${phase}${scheduled}${initialised}${deleting}${evicted}${nodeLost}${ready}${containers.map(containerKey).join()}`;
}

/** The pod as the API server gives it. */
export function podObject(moment: PodMoment): KubernetesObject {
  const { life, deleting } = moment;
  const { plan, workload, owner, name, uid, labels } = life;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      ...(owner && owner.kind !== 'Node' && workload.kind !== 'StatefulSet' ? { generateName: `${owner.name}-` } : {}),
      namespace: workload.namespace,
      uid,
      creationTimestamp: rfc3339(plan.createdAt),
      ...(deleting ? { deletionTimestamp: rfc3339(plan.deletedAt + 30_000), deletionGracePeriodSeconds: 30 } : {}),
      labels,
      ...(owner ? { ownerReferences: [{ ...owner, controller: true, blockOwnerDeletion: true }] } : {}),
    },
    spec: podSpec(moment),
    status: podStatus(moment),
  };
}

function podSpec({ life, scheduled }: PodMoment): Record<string, unknown> {
  const { workload, plan, name, restartPolicy } = life;
  const { claim } = workload;
  return {
    ...podTemplateSpec(workload, plan.containers),
    restartPolicy,
    priority: 0,
    enableServiceLinks: true,
    preemptionPolicy: 'PreemptLowerPriority',
    ...(scheduled && plan.node ? { nodeName: plan.node } : {}),
    ...(claim
      ? { volumes: [{ name: claim.name, persistentVolumeClaim: { claimName: `${claim.name}-${name}` } }] }
      : {}),
  };
}

function podStatus(moment: PodMoment): Record<string, unknown> {
  const { life, phase, scheduled, evicted, containers } = moment;
  const { plan, uid } = life;
  const statuses = (wanted: boolean) =>
    containers
      .filter(({ life: { declaration } }) => (declaration.role === 'main') === wanted)
      .map((container) => containerStatus(container, uid));
  const host = nodeNamed(plan.node)?.address;
  const hasInit = life.containers.some(({ declaration }) => declaration.role !== 'main');
  return {
    phase,
    conditions: podConditions(moment),
    ...(evicted && plan.fate?.type === 'evicted' ? { reason: 'Evicted', message: plan.fate.message } : {}),
    ...(scheduled
      ? {
          hostIP: host,
          hostIPs: [{ ip: host }],
          ...(containers.some(({ index }) => index >= 0)
            ? { podIP: life.address, podIPs: [{ ip: life.address }] }
            : {}),
          startTime: rfc3339(plan.createdAt),
          ...(hasInit ? { initContainerStatuses: statuses(false) } : {}),
          containerStatuses: statuses(true),
        }
      : {}),
    qosClass: qosClass(life),
  };
}

function podConditions(moment: PodMoment): Array<Record<string, unknown>> {
  const { life, phase, scheduled, initialised, evicted, nodeLost, ready, readyChangedAt, containers, deleting } =
    moment;
  const { plan } = life;
  const created = rfc3339(plan.createdAt);
  const condition = (type: string, status: boolean, at: string, reason?: string, message?: string) => ({
    type,
    status: status ? 'True' : 'False',
    lastProbeTime: null,
    lastTransitionTime: at,
    ...(reason === undefined ? {} : { reason }),
    ...(message === undefined ? {} : { message }),
  });
  if (!scheduled) {
    const message = plan.fate?.type === 'unschedulable' ? plan.fate.message : undefined;
    return [condition('PodScheduled', false, created, message ? 'Unschedulable' : undefined, message)];
  }
  const unready = containers.filter((container) => !container.ready && container.life.declaration.role !== 'init');
  const names = unready.map((container) => container.life.declaration.name).join(' ');
  const done = phase === 'Succeeded';
  const why = done ? 'PodCompleted' : phase === 'Failed' ? 'PodFailed' : 'ContainersNotReady';
  const changed = rfc3339(readyChangedAt);
  const message = ready || done ? undefined : `containers with unready status: [${names}]`;
  const waitingInit = containers.filter(
    ({ life: { declaration }, state }) => declaration.role === 'init' && state !== 'terminated'
  );
  return [
    ...(evicted
      ? [
          condition(
            'DisruptionTarget',
            true,
            changed,
            'TerminationByKubelet',
            plan.fate?.type === 'evicted' ? plan.fate.message : ''
          ),
        ]
      : []),
    ...(nodeLost && deleting
      ? [
          condition(
            'DisruptionTarget',
            true,
            rfc3339(plan.deletedAt),
            'DeletionByTaintManager',
            'Taint manager: deleting due to NoExecute taint'
          ),
        ]
      : []),
    condition('PodReadyToStartContainers', !done && !evicted, created),
    condition(
      'Initialized',
      initialised,
      created,
      initialised ? (done ? 'PodCompleted' : undefined) : 'ContainersNotInitialized',
      initialised
        ? undefined
        : `containers with incomplete status: [${waitingInit.map((each) => each.life.declaration.name).join(' ')}]`
    ),
    condition('Ready', ready, changed, ready ? undefined : why, message),
    condition('ContainersReady', ready, changed, ready ? undefined : why, message),
    condition('PodScheduled', true, created),
  ];
}

function qosClass(life: PodLife): string {
  const all = life.plan.containers;
  if (all.every(({ requests, limits }) => Object.keys(requests).length === 0 && Object.keys(limits).length === 0)) {
    return 'BestEffort';
  }
  const guaranteed = all.every(
    ({ requests, limits }) =>
      limits.cpu !== undefined &&
      limits.cpu === requests.cpu &&
      limits.memory !== undefined &&
      limits.memory === requests.memory
  );
  return guaranteed ? 'Guaranteed' : 'Burstable';
}
