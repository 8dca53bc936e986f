import type { PodTemplateSpec } from '../../kubernetes/objects.ts';
import type { ContainerState, Pod, PodCondition, ResourceList } from '../../kubernetes/pod.ts';
import type { ChangesByKind } from './random-change.ts';

const set = (conditions: PodCondition[], type: string, holds: boolean, now: number, reason = ''): PodCondition[] => [
  ...conditions.filter((each) => each.type !== type),
  { type, status: holds ? 'True' : 'False', reason, message: '', changedAt: now },
];
const noLimits: ResourceList = {};
const template = ({ spec, ...rest }: PodTemplateSpec, turn: number): PodTemplateSpec => ({
  ...rest,
  spec: {
    ...spec,
    spreadKeys: turn < 0.3 ? [] : spec.spreadKeys,
    containers: spec.containers.map((each) => ({
      ...each,
      image: turn < 0.5 ? 'app:latest' : 'app:2',
      limits: turn < 0.6 ? noLimits : { memory: 1e9 },
      probes: turn < 0.8 ? {} : each.probes,
    })),
  },
});
const ended = (exitCode: number, now: number): ContainerState => ({
  ...{ type: 'terminated', reason: exitCode === 0 ? 'ContainerStatusUnknown' : 'Error', message: '', exitCode },
  ...{ signal: null, containerId: null, startedAt: now - 20_000, finishedAt: now },
});
const status = (turn: number, now: number): Pod['containers'][number] => ({
  ...{ name: 'app', role: 'main', ready: false, restartCount: 1, containerId: 'c', image: 'app:1' },
  imageId: `app@sha256:${turn < 0.5 ? 'aa' : 'bb'}`,
  state:
    turn < 0.4 ? { type: 'waiting', reason: 'ImagePullBackOff', message: '' } : { type: 'running', startedAt: now },
  lastState: turn < 0.3 ? null : ended(turn < 0.6 ? 0 : 137, now),
});

/** What may become of an object of each kind, by a number from 0 to 1 and the time. */
export const changesByKind: ChangesByKind = {
  pods: [
    (pod, turn, now) => ({ ...pod, conditions: set(pod.conditions, 'Ready', turn < 0.5, now) }),
    (pod, turn, now) => ({
      ...pod,
      phase: 'Pending',
      conditions: set(pod.conditions, 'PodScheduled', false, now, turn < 0.5 ? 'Unschedulable' : 'SchedulingGated'),
    }),
    (pod, turn) => ({ ...pod, phase: turn < 0.5 ? 'Failed' : 'Running', reason: turn < 0.3 ? 'Evicted' : '' }),
    (pod, turn) => ({ ...pod, spec: { ...pod.spec, nodeName: turn < 0.2 ? null : `node-${Math.ceil(turn * 4)}` } }),
    (pod, turn, now) => ({ ...pod, containers: [status(turn, now)] }),
    (pod, turn) => ({ ...pod, spec: template({ labels: {}, spec: pod.spec }, turn).spec }),
  ],
  nodes: [
    (node, turn) => ({ ...node, unschedulable: turn < 0.5 }),
    (node, turn, now) => ({ ...node, conditions: set(node.conditions, 'Ready', turn < 0.5, now) }),
    (node, turn) => ({
      ...node,
      taints: turn < 0.5 ? [] : [{ key: 'node.kubernetes.io/unreachable', value: '', effect: 'NoExecute' }],
    }),
    (node, turn) => ({
      ...node,
      metadata: {
        ...node.metadata,
        labels: { 'topology.kubernetes.io/zone': turn < 0.5 ? 'a' : 'b', 'karpenter.sh/capacity-type': 'spot' },
      },
    }),
    (node, turn) => ({ ...node, kubeletVersion: `v1.${Math.floor(28 + turn * 6)}.0` }),
    (node, turn) => ({ ...node, allocatable: { cpu: turn * 4, memory: turn * 1e10, pods: Math.ceil(turn * 9) } }),
  ],
  namespaces: [(namespace, turn) => ({ ...namespace, phase: turn < 0.5 ? 'Terminating' : 'Active' })],
  events: [
    (event, _turn, now) => ({ ...event, lastSeen: now, count: event.count + 1 }),
    (event, turn) => ({ ...event, reason: turn < 0.5 ? 'FailedMount' : 'Unhealthy', message: 'Liveness probe failed' }),
  ],
  deployments: [
    (deployment, turn) => ({ ...deployment, replicas: Math.floor(turn * 5) }),
    (deployment, turn) => ({ ...deployment, template: template(deployment.template, turn) }),
    (deployment, turn) => ({ ...deployment, paused: turn < 0.5, status: { ...deployment.status, available: 0 } }),
    (deployment, _turn, now) => ({
      ...deployment,
      conditions: set(deployment.conditions, 'Progressing', false, now, 'ProgressDeadlineExceeded'),
    }),
    (deployment) => ({ ...deployment, strategy: { type: 'Recreate', maxUnavailable: 0, maxSurge: 0 } }),
  ],
  replicasets: [
    (set_, turn) => ({
      ...set_,
      metadata: {
        ...set_.metadata,
        owner: turn < 0.5 ? null : { kind: 'Deployment', name: 'cart', uid: 'uid-cart', apiVersion: 'apps/v1' },
      },
    }),
  ],
  statefulsets: [
    (set_, turn) => ({ ...set_, replicas: Math.floor(turn * 5) }),
    (set_, turn) => ({ ...set_, template: template(set_.template, turn) }),
  ],
  daemonsets: [(set_, turn) => ({ ...set_, status: { ...set_.status, misscheduled: Math.floor(turn * 2) } })],
  jobs: [
    (job, turn, now) => ({ ...job, conditions: set(job.conditions, 'Failed', turn < 0.7, now, 'DeadlineExceeded') }),
    (job, turn, now) => ({ ...job, status: { ...job.status, active: Math.floor(turn * 3), startedAt: now } }),
  ],
  cronjobs: [
    (cronJob, turn) => ({ ...cronJob, suspended: turn < 0.5, concurrencyPolicy: turn < 0.7 ? 'Allow' : 'Forbid' }),
  ],
  horizontalpodautoscalers: [
    (scaler, turn) => ({ ...scaler, minReplicas: Math.floor(turn * 4), maxReplicas: Math.floor(turn * 50) }),
    (scaler, turn) => ({ ...scaler, target: { ...scaler.target, name: turn < 0.5 ? 'gone' : 'cart' } }),
    (scaler, turn, now) => ({ ...scaler, conditions: set(scaler.conditions, 'ScalingActive', turn < 0.5, now) }),
  ],
  poddisruptionbudgets: [
    (budget, turn) => ({ ...budget, minAvailable: turn < 0.5 ? '100%' : 1, maxUnavailable: null }),
    (budget, turn) => ({ ...budget, selector: turn < 0.3 ? null : { matchLabels: {}, matchExpressions: [] } }),
  ],
  services: [
    (service, turn) => ({ ...service, selector: { app: turn < 0.5 ? 'cart' : 'gone' } }),
    (service, turn) => ({ ...service, type: 'LoadBalancer', balancers: Math.floor(turn * 2) }),
    (service) => ({ ...service, ports: [{ name: 'x', port: 80, targetPort: 'x', protocol: 'TCP' }] }),
  ],
  endpointslices: [
    (slice, turn) => ({ ...slice, endpoints: [{ ready: turn < 0.5, pod: 'a', node: 'node-1' }] }),
    (slice) => ({ ...slice, endpoints: [] }),
  ],
  persistentvolumeclaims: [
    (claim, turn) => ({ ...claim, phase: turn < 0.4 ? 'Lost' : turn < 0.7 ? 'Pending' : 'Bound' }),
  ],
  persistentvolumes: [
    (volume, turn) => ({ ...volume, phase: turn < 0.4 ? 'Failed' : turn < 0.7 ? 'Released' : 'Bound' }),
    (volume, turn) => ({ ...volume, pinned: turn < 0.5 }),
  ],
  resourcequotas: [(quota, turn) => ({ ...quota, hard: { pods: 10 }, used: { pods: Math.floor(turn * 12) } })],
  ingresses: [
    (ingress, turn) => ({
      ...ingress,
      backends: ingress.backends.map((each) => ({ ...each, service: turn < 0.5 ? 'gone' : 'cart' })),
    }),
  ],
  validatingwebhookconfigurations: [
    (webhook, turn) => ({
      ...webhook,
      webhooks: webhook.webhooks.map((each) => ({ ...each, failurePolicy: turn < 0.5 ? 'Fail' : 'Ignore' })),
    }),
  ],
  mutatingwebhookconfigurations: [
    (webhook, turn) => ({
      ...webhook,
      webhooks: webhook.webhooks.map((each) => ({
        ...each,
        service: { namespace: 'shop', name: turn < 0.5 ? 'cart' : 'gone' },
      })),
    }),
  ],
};
