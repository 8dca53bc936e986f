import type { ContainerStatus, Pod, PodCondition } from '../../kubernetes/pod.ts';
import { now } from './build-metadata.ts';
import { pod } from './build-pod.ts';

/** Milliseconds. */
export const hour = 3_600_000;
/** What a check finds of a pod without owner. */
export const alone = ['Pod/shop/a'];

/** A condition that has been so for `since` milliseconds. */
export const condition = (
  type: string,
  status: PodCondition['status'],
  reason = '',
  since = 2 * hour
): PodCondition => ({
  ...{ type, status, reason, message: '' },
  changedAt: now - since,
});
/** The status of container app, which runs and is not ready. */
export const status = (more: Partial<ContainerStatus>): ContainerStatus => ({
  ...{ name: 'app', role: 'main', ready: false, restartCount: 0, containerId: null, image: 'app:1', imageId: '' },
  state: { type: 'running', startedAt: now - hour },
  lastState: null,
  ...more,
});
/** An end a minute ago, after so many seconds. */
export const ended = (reason: string, exitCode: number, seconds: number): ContainerStatus['lastState'] => ({
  ...{ type: 'terminated', reason, message: '', exitCode, signal: null, containerId: null },
  startedAt: now - 60_000 - seconds * 1000,
  finishedAt: now - 60_000,
});
/** A ready pod with this changed. */
export const podWith = (more: Partial<Pod>, name = 'a'): Pod => ({ ...pod(name), ...more });
