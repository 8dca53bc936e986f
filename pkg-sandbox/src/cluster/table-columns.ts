import type { KubernetesObject } from '../world/world.ts';
import { ageOf } from './age.ts';
import { printedPod } from './printed-pod.ts';

interface Column {
  name: string;
  type?: 'string' | 'integer';
  wide?: boolean;
  cell(object: KubernetesObject, now: number): unknown;
}

/** The value at a dotted path; undefined where it ends early. */
function at(object: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
      object
    );
}

const text = (object: unknown, path: string, absent = '<none>') => String(at(object, path) ?? absent);
const number = (object: unknown, path: string) => Number(at(object, path) ?? 0);
const list = (object: unknown, path: string) => (at(object, path) as unknown[] | undefined) ?? [];
const ago = (moment: unknown, now: number) =>
  typeof moment === 'string' ? ageOf(Date.parse(moment), now) : '<unknown>';

const name: Column = { name: 'Name', cell: ({ metadata }) => metadata.name };
const age: Column = { name: 'Age', cell: ({ metadata }, now) => ago(metadata.creationTimestamp, now) };
const shown = (header: string, path: string, wide = false): Column => ({
  name: header,
  wide,
  cell: (object) => text(object, path),
});
const counted = (header: string, path: string): Column => ({
  name: header,
  type: 'integer',
  cell: (object) => number(object, path),
});
const images: Column = {
  name: 'Images',
  wide: true,
  cell: (object) =>
    list(object, 'spec.template.spec.containers')
      .map((each) => text(each, 'image'))
      .join(','),
};

const columns: Record<string, Column[]> = {
  pods: [
    name,
    { name: 'Ready', cell: (pod, now) => printedPod(pod, now).ready },
    { name: 'Status', cell: (pod, now) => printedPod(pod, now).status },
    { name: 'Restarts', cell: (pod, now) => printedPod(pod, now).restarts },
    age,
    shown('IP', 'status.podIP', true),
    shown('Node', 'spec.nodeName', true),
  ],
  nodes: [
    name,
    { name: 'Status', cell: nodeStatus },
    {
      name: 'Roles',
      cell: ({ metadata }) =>
        Object.keys(metadata.labels ?? {})
          .filter((label) => label.startsWith('node-role.kubernetes.io/'))
          .map((label) => label.slice('node-role.kubernetes.io/'.length))
          .join(',') || '<none>',
    },
    age,
    shown('Version', 'status.nodeInfo.kubeletVersion'),
    { name: 'Internal-IP', wide: true, cell: (node) => text(list(node, 'status.addresses')[0], 'address') },
    shown('OS-Image', 'status.nodeInfo.osImage', true),
    shown('Kernel-Version', 'status.nodeInfo.kernelVersion', true),
    shown('Container-Runtime', 'status.nodeInfo.containerRuntimeVersion', true),
  ],
  deployments: [
    name,
    { name: 'Ready', cell: (each) => `${number(each, 'status.readyReplicas')}/${number(each, 'spec.replicas')}` },
    counted('Up-to-date', 'status.updatedReplicas'),
    counted('Available', 'status.availableReplicas'),
    age,
    images,
  ],
  replicasets: [
    name,
    counted('Desired', 'spec.replicas'),
    counted('Current', 'status.replicas'),
    counted('Ready', 'status.readyReplicas'),
    age,
    images,
  ],
  statefulsets: [
    name,
    { name: 'Ready', cell: (each) => `${number(each, 'status.readyReplicas')}/${number(each, 'spec.replicas')}` },
    age,
    images,
  ],
  daemonsets: [
    name,
    counted('Desired', 'status.desiredNumberScheduled'),
    counted('Current', 'status.currentNumberScheduled'),
    counted('Ready', 'status.numberReady'),
    counted('Up-to-date', 'status.updatedNumberScheduled'),
    counted('Available', 'status.numberAvailable'),
    age,
    images,
  ],
  jobs: [
    name,
    { name: 'Status', cell: jobStatus },
    { name: 'Completions', cell: (job) => `${number(job, 'status.succeeded')}/${number(job, 'spec.completions')}` },
    { name: 'Duration', cell: jobDuration },
    age,
    images,
  ],
  cronjobs: [
    name,
    shown('Schedule', 'spec.schedule'),
    shown('Suspend', 'spec.suspend'),
    { name: 'Active', type: 'integer', cell: (each) => list(each, 'status.active').length },
    { name: 'Last Schedule', cell: (each, now) => ago(at(each, 'status.lastScheduleTime'), now) },
    age,
  ],
  events: [
    { name: 'Last Seen', cell: (event, now) => ago(event['lastTimestamp'], now) },
    shown('Type', 'type'),
    shown('Reason', 'reason'),
    {
      name: 'Object',
      cell: (event) => `${text(event, 'involvedObject.kind').toLowerCase()}/${text(event, 'involvedObject.name')}`,
    },
    { name: 'Message', cell: (event) => text(event, 'message').trim() },
    shown('Subobject', 'involvedObject.fieldPath', true),
    shown('Source', 'source.component', true),
    { name: 'Count', type: 'integer', wide: true, cell: (event) => number(event, 'count') },
  ],
  services: [
    name,
    shown('Type', 'spec.type'),
    shown('Cluster-IP', 'spec.clusterIP'),
    { name: 'External-IP', cell: () => '<none>' },
    {
      name: 'Port(s)',
      cell: (each) =>
        list(each, 'spec.ports')
          .map((port) => `${text(port, 'port')}/${text(port, 'protocol')}`)
          .join(','),
    },
    age,
  ],
  horizontalpodautoscalers: [
    name,
    {
      name: 'Reference',
      cell: (each) => `${text(each, 'spec.scaleTargetRef.kind')}/${text(each, 'spec.scaleTargetRef.name')}`,
    },
    counted('MinPods', 'spec.minReplicas'),
    counted('MaxPods', 'spec.maxReplicas'),
    counted('Replicas', 'status.currentReplicas'),
    age,
  ],
  poddisruptionbudgets: [
    name,
    { name: 'Min Available', cell: (each) => text(each, 'spec.minAvailable', 'N/A') },
    { name: 'Max Unavailable', cell: (each) => text(each, 'spec.maxUnavailable', 'N/A') },
    counted('Allowed Disruptions', 'status.disruptionsAllowed'),
    age,
  ],
  persistentvolumeclaims: [
    name,
    shown('Status', 'status.phase'),
    shown('Volume', 'spec.volumeName'),
    shown('Capacity', 'status.capacity.storage'),
    { name: 'Access Modes', cell: () => 'RWO' },
    shown('StorageClass', 'spec.storageClassName'),
    age,
  ],
  namespaces: [name, shown('Status', 'status.phase'), age],
};

/** What kubectl shows of a kind. */
export function columnsOf(plural: string): Column[] {
  return columns[plural] ?? [name, age];
}

function nodeStatus(node: KubernetesObject): string {
  const ready = list(node, 'status.conditions').find((each) => at(each, 'type') === 'Ready');
  const word = at(ready, 'status') === 'True' ? 'Ready' : 'NotReady';
  return at(node, 'spec.unschedulable') === true ? `${word},SchedulingDisabled` : word;
}

function jobStatus(job: KubernetesObject): string {
  const is = (type: string) =>
    list(job, 'status.conditions').some((each) => at(each, 'type') === type && at(each, 'status') === 'True');
  return is('Complete') ? 'Complete' : is('Failed') ? 'Failed' : 'Running';
}

function jobDuration(job: KubernetesObject, now: number): string {
  const start = Date.parse(text(job, 'status.startTime'));
  const end = Date.parse(text(job, 'status.completionTime'));
  return Number.isNaN(start) ? '' : ageOf(start, Number.isNaN(end) ? now : end);
}
