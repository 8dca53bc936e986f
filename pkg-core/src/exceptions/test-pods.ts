import type { ClusterEvent } from '../kubernetes/objects.ts';
import type { Pod } from '../kubernetes/pod.ts';
import { projectEvent } from '../kubernetes/project-event.ts';
import { projectPod } from '../kubernetes/project-pod.ts';

/** A moment all tests of detection share, Unix milliseconds. */
export const t0 = Date.parse('2026-03-01T12:00:00Z');
export const iso = (offsetSeconds: number) => new Date(t0 + offsetSeconds * 1000).toISOString();

let version = 0;

/** A pod with one container `app`; `status` is the raw container status, `over` replaces parts of the raw pod. */
export function podWith(
  status: Record<string, unknown> | null,
  over: { metadata?: object; spec?: object; status?: object } = {}
): Pod {
  version += 1;
  const containerStatuses = status ? [{ name: 'app', image: 'shop/app:1', restartCount: 0, ...status }] : undefined;
  const pod = projectPod({
    metadata: {
      ...{ uid: 'pod-1', name: 'web-0', namespace: 'shop', resourceVersion: String(version) },
      creationTimestamp: iso(-3600),
      ...over.metadata,
    },
    spec: { nodeName: 'node-1', containers: [{ name: 'app', image: 'shop/app:1' }], ...over.spec },
    status: { phase: 'Running', startTime: iso(-3600), containerStatuses, ...over.status },
  });
  if (!pod) {
    throw new Error('the test pod has no uid or name');
  }
  return pod;
}

/** The raw `terminated` of an instance. */
export function ended(
  instance: string,
  exitCode: number,
  atSeconds: number,
  reason = exitCode === 0 ? 'Completed' : 'Error'
) {
  return { terminated: { reason, exitCode, containerID: `containerd://${instance}`, finishedAt: iso(atSeconds) } };
}

export function running(sinceSeconds: number) {
  return { running: { startedAt: iso(sinceSeconds) } };
}

export function waiting(reason: string, message = '') {
  return { waiting: { reason, message } };
}

/** An event about container `app`. */
export function eventOf(reason: string, message: string, atSeconds: number, type = 'Warning'): ClusterEvent {
  const event = projectEvent({
    ...{ metadata: { uid: `${reason}-${atSeconds}`, name: 'e' }, type, reason, message, lastTimestamp: iso(atSeconds) },
    involvedObject: { kind: 'Pod', name: 'web-0', uid: 'pod-1', fieldPath: 'spec.containers{app}' },
  });
  if (!event) {
    throw new Error('the test event has no uid or name');
  }
  return event;
}
