import { createHash } from 'node:crypto';
import { type BenchPod, containerName } from './bench-pod.ts';
import { managedFields } from './managed-fields.ts';
import { podSpec } from './pod-spec.ts';

const dayMs = 86_400_000;

/** RFC 3339 without a fraction, as Kubernetes writes a time. */
export function rfc3339(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** The same text for the same name, like the digests and uids of a cluster. */
export function hex(of: string, length = 64): string {
  return createHash('sha256').update(of).digest('hex').slice(0, length);
}

export function uidOf(text: string): string {
  const digits = hex(text, 32);
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    '-'
  );
}

const placeholder = '"@"';

/** A pod that has run well for an hour; `generation` tells one that replaced another from it. */
export function createPod(
  {
    namespace,
    workload,
    replica,
    generation,
  }: Record<'namespace' | 'workload', string> & Record<'replica' | 'generation', number>,
  now: number
): BenchPod {
  const hash = hex(workload, 10);
  const name = `${workload}-${hash}-${hex(`${replica}/${generation}`, 5)}`;
  const uid = uidOf(`${namespace}/${name}`);
  const text = JSON.stringify({
    metadata: {
      name,
      generateName: `${workload}-${hash}-`,
      namespace,
      uid,
      resourceVersion: '@',
      creationTimestamp: rfc3339(now - dayMs),
      labels: {
        'app.kubernetes.io/name': workload,
        'app.kubernetes.io/part-of': namespace,
        'app.kubernetes.io/version': '2.14.0',
        'pod-template-hash': hash,
      },
      annotations: {
        'checksum/config': hex(workload),
        'prometheus.io/port': '8080',
        'prometheus.io/scrape': 'true',
      },
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          name: `${workload}-${hash}`,
          uid: uidOf(`${namespace}/${workload}-${hash}`),
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
      managedFields: managedFields(rfc3339(now - dayMs), rfc3339(now)),
    },
    spec: podSpec(workload, replica),
    status: '@',
  });
  const [head = '', middle = ''] = text.split(placeholder);
  return {
    ...{ namespace, workload, name, uid, resourceVersion: 0, restartCount: 0, last: null, isReady: true },
    ...{ containerId: `containerd://${hex(`${uid}/0`)}`, startedAt: now - 3_600_000, readySince: now - 3_590_000 },
    parts: [`${head}"`, `"${middle}`],
  };
}

/** The whole pod, as an item of a list or the object of a watch event. */
export function podText(pod: BenchPod): string {
  return `${pod.parts[0]}${pod.resourceVersion}${pod.parts[1]}${statusText(pod)}}`;
}

function statusText(pod: BenchPod): string {
  const [ready, readySince] = [pod.isReady ? 'True' : 'False', rfc3339(pod.readySince)];
  const started = rfc3339(pod.startedAt);
  const condition = (type: string, status: string, since: string) =>
    `{"type":"${type}","status":"${status}","lastProbeTime":null,"lastTransitionTime":"${since}"}`;
  const last = pod.last
    ? `{"terminated":${JSON.stringify({
        ...{ exitCode: pod.last.exitCode, reason: pod.last.reason, message: pod.last.message },
        ...{ startedAt: rfc3339(pod.last.startedAt), finishedAt: rfc3339(pod.last.finishedAt) },
        containerID: pod.last.containerId,
      })}}`
    : '{}';
  return (
    `{"phase":"Running","conditions":[${condition('PodReadyToStartContainers', 'True', started)},` +
    `${condition('Initialized', 'True', started)},${condition('Ready', ready, readySince)},` +
    `${condition('ContainersReady', ready, readySince)},${condition('PodScheduled', 'True', started)}],` +
    '"hostIP":"10.0.3.17","hostIPs":[{"ip":"10.0.3.17"}],"podIP":"10.244.7.93","podIPs":[{"ip":"10.244.7.93"}],' +
    `"startTime":"${started}","containerStatuses":[{"name":"${containerName}","state":{"running":{"startedAt":"${started}"}},` +
    `"lastState":${last},"ready":${pod.isReady},"restartCount":${pod.restartCount},` +
    `"image":"registry.example/team/${pod.workload}:2.14.0",` +
    `"imageID":"registry.example/team/${pod.workload}@sha256:${pod.uid.replaceAll('-', '').repeat(2)}",` +
    `"containerID":"${pod.containerId}","started":true},{"name":"proxy","state":{"running":{"startedAt":"${started}"}},` +
    '"lastState":{},"ready":true,"restartCount":0,"image":"registry.example/mesh/proxy:1.9.3",' +
    `"imageID":"registry.example/mesh/proxy@sha256:${pod.uid.replaceAll('-', '').repeat(2)}",` +
    `"containerID":"containerd://${pod.uid.replaceAll('-', '').repeat(2)}","started":true}],"qosClass":"Burstable"}`
  );
}
