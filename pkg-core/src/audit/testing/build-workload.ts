import type {
  CronJob,
  DaemonSet,
  Deployment,
  HorizontalPodAutoscaler,
  Job,
  PodDisruptionBudget,
  ReplicaSet,
  StatefulSet,
} from '../../kubernetes/objects.ts';
import { now, longAgo, metadata } from './build-metadata.ts';
import { podSpec } from './build-pod.ts';

const selector = (app: string) => ({ matchLabels: { app }, matchExpressions: [] });
const template = (app: string) => ({ labels: { app }, spec: podSpec() });

export function deployment(name: string, more: Partial<Deployment> = {}): Deployment {
  const replicas = more.replicas ?? 2;
  return {
    metadata: metadata(name),
    replicas,
    selector: selector(name),
    template: template(name),
    strategy: { type: 'RollingUpdate', maxUnavailable: '25%', maxSurge: '25%' },
    paused: false,
    status: { replicas, ready: replicas, available: replicas, updated: replicas, observedGeneration: 1 },
    generation: 1,
    conditions: [],
    ...more,
  };
}

export function statefulSet(name: string, more: Partial<StatefulSet> = {}): StatefulSet {
  const replicas = more.replicas ?? 3;
  return {
    metadata: metadata(name),
    replicas,
    selector: selector(name),
    template: template(name),
    status: { replicas, ready: replicas, updated: replicas },
    ...more,
  };
}

export function daemonSet(name: string, more: Partial<DaemonSet> = {}): DaemonSet {
  return {
    metadata: metadata(name),
    selector: selector(name),
    template: template(name),
    status: { desired: 3, current: 3, ready: 3, available: 3, misscheduled: 0 },
    ...more,
  };
}

/** The ReplicaSet `<deployment>-1`. */
export function replicaSet(ofDeployment: string): ReplicaSet {
  const owner = { kind: 'Deployment', name: ofDeployment, uid: `uid-${ofDeployment}`, apiVersion: 'apps/v1' };
  return { metadata: metadata(`${ofDeployment}-1`, { owner }), replicas: 2, revision: 1 };
}

export function budget(app: string, more: Partial<PodDisruptionBudget> = {}): PodDisruptionBudget {
  return {
    metadata: metadata(`${app}-budget`),
    selector: selector(app),
    minAvailable: null,
    maxUnavailable: 1,
    status: { disruptionsAllowed: 1, currentHealthy: 2, desiredHealthy: 1, expectedPods: 2 },
    ...more,
  };
}

export function autoscaler(name: string, more: Partial<HorizontalPodAutoscaler> = {}): HorizontalPodAutoscaler {
  return {
    metadata: metadata(name),
    target: { kind: 'Deployment', name },
    minReplicas: 2,
    maxReplicas: 5,
    utilisationOf: ['cpu'],
    status: { currentReplicas: 2, desiredReplicas: 2 },
    conditions: [],
    ...more,
  };
}

export function job(name: string, options: { failed?: boolean; cronJob?: string } = {}): Job {
  const owner = options.cronJob
    ? { kind: 'CronJob', name: options.cronJob, uid: `uid-${options.cronJob}`, apiVersion: 'batch/v1' }
    : null;
  const failure = {
    type: 'Failed',
    status: 'True' as const,
    reason: 'BackoffLimitExceeded',
    message: '',
    changedAt: now,
  };
  return {
    metadata: metadata(name, { owner }),
    completions: 1,
    backoffLimit: 2,
    ttlSecondsAfterFinished: null,
    status: { active: 0, succeeded: 0, failed: options.failed ? 3 : 0, startedAt: longAgo, completedAt: null },
    conditions: options.failed ? [failure] : [],
  };
}

export function cronJob(name: string, more: Partial<CronJob> = {}): CronJob {
  return {
    metadata: metadata(name),
    schedule: '*/5 * * * *',
    suspended: false,
    concurrencyPolicy: 'Forbid',
    status: { lastScheduledAt: now - 60_000, lastSucceededAt: now - 50_000 },
    ...more,
  };
}
