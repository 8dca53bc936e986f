import type { ContainerSpec, ContainerStatus, Pod, PodCondition } from '../../kubernetes/pod.ts';
import type { HorizontalPodAutoscaler, Job } from '../../kubernetes/objects.ts';
import {
  autoscaler,
  claim,
  container,
  cronJob,
  daemonSet,
  deployment,
  job,
  metadata,
  node,
  now,
  pod,
  podEvent,
  podSpec,
  probe,
  quota,
  statefulSet,
} from './build-snapshot.ts';
import type { CheckCase } from './check-case.ts';

const hour = 3_600_000;
const cart = (more: Partial<ContainerSpec>) => ({
  deployments: [
    deployment('cart', { template: { labels: { app: 'cart' }, spec: podSpec({ containers: [container(more)] }) } }),
  ],
});
const found = ['Deployment/shop/cart'];
const alone = ['Pod/shop/a'];
const condition = (type: string, status: PodCondition['status'], reason = '', since = 2 * hour): PodCondition => ({
  ...{ type, status, reason, message: '' },
  changedAt: now - since,
});
const status = (more: Partial<ContainerStatus>): ContainerStatus => ({
  ...{ name: 'app', role: 'main', ready: false, restartCount: 0, containerId: null, image: 'app:1', imageId: '' },
  state: { type: 'running', startedAt: now - hour },
  lastState: null,
  ...more,
});
const ended = (reason: string, exitCode: number, seconds: number): ContainerStatus['lastState'] => ({
  ...{ type: 'terminated', reason, message: '', exitCode, signal: null, containerId: null },
  startedAt: now - 60_000 - seconds * 1000,
  finishedAt: now - 60_000,
});
const podWith = (more: Partial<Pod>, name = 'a'): Pod => ({ ...pod(name), ...more });
const waits = (reason: string) =>
  podWith({
    phase: 'Pending',
    conditions: [condition('Ready', 'False')],
    containers: [status({ state: { type: 'waiting', reason, message: '' } })],
  });
const unready = (since: number) =>
  podWith({ conditions: [condition('Ready', 'False', 'ContainersNotReady', since)], containers: [status({})] });
const image = (id: string, name: string, revision: string) =>
  podWith(
    {
      metadata: metadata(name, {
        owner: { kind: 'StatefulSet', name: 'db', uid: revision, apiVersion: 'apps/v1' },
      }),
      containers: [status({ imageId: `registry/app@sha256:${id}` })],
    },
    name
  );
const runs = (...outcomes: boolean[]): Job[] =>
  outcomes.map((failed, index) => {
    const run = job(`nightly-${index}`, { failed, cronJob: 'nightly' });
    return failed ? run : { ...run, conditions: [condition('Complete', 'True')] };
  });
const active = (name: string, since: number): Job => {
  const run = job(name, { cronJob: 'nightly' });
  return { ...run, status: { ...run.status, active: 1, startedAt: now - since } };
};
const aimed = (more: Partial<HorizontalPodAutoscaler>, spec: Partial<ContainerSpec> = {}) => ({
  ...cart(spec),
  horizontalpodautoscalers: [autoscaler('cart', more)],
});
const room = node('node-1', { allocatable: { cpu: 1, memory: 1e9 } });
const hpa = ['HorizontalPodAutoscaler/shop/cart'];

export const workloadCases: CheckCase[] = [
  ['PR-03', 'both the same', cart({ probes: { liveness: probe, readiness: probe } }), found],
  ['PR-03', 'different', cart({}), 'pass'],
  ['PR-03', 'one probe', cart({ probes: { readiness: probe } }), 'n/a'],
  ['PR-04', 'a number nobody declares', cart({ probes: { liveness: { ...probe, port: 9 } } }), found],
  ['PR-04', 'a name nobody declares', cart({ ports: [], probes: { liveness: { ...probe, port: 'web' } } }), found],
  ['PR-04', 'a number and no ports', cart({ ports: [] }), 'pass'],
  ['PR-04', 'the declared port', cart({ probes: { liveness: { ...probe, port: 'http' } } }), 'pass'],
  ['PR-04', 'nothing runs', {}, 'n/a'],
  [
    'PR-05',
    'killed as soon as liveness may',
    { pods: [podWith({ containers: [status({ lastState: ended('Error', 137, 32) })] })] },
    alone,
  ],
  [
    'PR-05',
    'killed much later',
    { pods: [podWith({ containers: [status({ lastState: ended('Error', 137, 900) })] })] },
    'pass',
  ],
  [
    'PR-05',
    'OOM killed',
    { pods: [podWith({ containers: [status({ lastState: ended('OOMKilled', 137, 32) })] })] },
    'pass',
  ],
  [
    'PR-05',
    'no liveness probe',
    { pods: [pod('a', { spec: podSpec({ containers: [container({ probes: {} })] }) })] },
    'n/a',
  ],
  [
    'PR-07',
    'liveness fails',
    { pods: [pod('a')], events: [podEvent('a', 'Unhealthy', 'Liveness probe failed: 500')] },
    alone,
  ],
  [
    'PR-07',
    'readiness fails',
    { pods: [pod('a')], events: [podEvent('a', 'Unhealthy', 'Readiness probe failed: 500')] },
    'pass',
  ],
  ['PR-07', 'nothing runs', {}, 'n/a'],
  ['IM-02', 'latest, not pulled', cart({ image: 'app:latest' }), found],
  ['IM-02', 'latest, pulled', cart({ image: 'app:latest', imagePullPolicy: 'Always' }), 'pass'],
  ['IM-02', 'fixed tags only', cart({}), 'n/a'],
  [
    'IM-03',
    'two digests in one revision',
    { pods: [image('aa', 'a', 'r1'), image('bb', 'b', 'r1')] },
    ['StatefulSet/shop/db'],
  ],
  ['IM-03', 'two revisions', { pods: [image('aa', 'a', 'r1'), image('bb', 'b', 'r2')] }, 'pass'],
  ['IM-03', 'no digest is known', { pods: [pod('a')] }, 'n/a'],
  ['IM-04', 'k8s.gcr.io', cart({ image: 'k8s.gcr.io/pause:3.6' }), found],
  ['IM-04', 'a living registry', cart({}), 'pass'],
  ['IM-04', 'nothing runs', {}, 'n/a'],
  ['RS-05', 'nothing set', cart({ requests: {}, limits: {} }), found],
  ['RS-05', 'one limit', cart({ requests: {}, limits: { memory: 1 } }), 'pass'],
  ['RS-05', 'nothing runs', {}, 'n/a'],
  ['RS-06', 'memory three times', cart({ requests: { memory: 1e8 }, limits: { memory: 3e8 } }), found],
  ['RS-06', 'CPU five times', cart({ requests: { cpu: 0.1 }, limits: { cpu: 0.5 } }), 'pass'],
  ['RS-06', 'nothing runs', {}, 'n/a'],
  ['RS-19', 'nine tenths', { resourcequotas: [quota({ pods: 10 }, { pods: 9 })] }, ['ResourceQuota/shop/compute']],
  ['RS-19', 'half', { resourcequotas: [quota({ pods: 10, 'requests.cpu': 0 }, { pods: 5 })] }, 'pass'],
  ['RS-19', 'no quota', {}, 'n/a'],
  ['RT-03', 'an image that can not be pulled', { pods: [waits('ImagePullBackOff')] }, alone],
  ['RT-03', 'a crash loop', { pods: [waits('CrashLoopBackOff')] }, 'pass'],
  [
    'RT-03',
    'just created',
    { pods: [podWith({ ...waits('ErrImagePull'), metadata: metadata('a', { createdAt: now }) })] },
    'n/a',
  ],
  ['RT-04', 'for half an hour', { pods: [unready(hour / 2)] }, alone],
  ['RT-04', 'for a minute', { pods: [unready(60_000)] }, 'pass'],
  [
    'RT-04',
    'a pod of a Job',
    {
      pods: [
        { ...unready(hour), metadata: metadata('a', { owner: { kind: 'Job', name: 'j', uid: 'j', apiVersion: '' } }) },
      ],
    },
    'n/a',
  ],
  [
    'RT-05',
    'no node fits',
    { pods: [podWith({ phase: 'Pending', conditions: [condition('PodScheduled', 'False', 'Unschedulable')] })] },
    alone,
  ],
  ['RT-05', 'scheduled', { pods: [pod('a')] }, 'pass'],
  ['RT-05', 'nothing runs', {}, 'n/a'],
  [
    'RT-06',
    'an hour over its time',
    { pods: [podWith({ metadata: metadata('a', { deletedAt: now - hour }) })] },
    alone,
  ],
  ['RT-06', 'on its way', { pods: [podWith({ metadata: metadata('a', { deletedAt: now - 1000 }) })] }, 'pass'],
  ['RT-06', 'no pods', {}, 'n/a'],
  [
    'RT-07',
    '21 failed pods',
    { pods: Array.from({ length: 21 }, (_, index) => podWith({ phase: 'Failed' }, `f-${index}`)) },
    ['Namespace//shop'],
  ],
  ['RT-07', 'one failed pod', { pods: [podWith({ phase: 'Failed' })] }, 'pass'],
  ['RT-07', 'no pods', {}, 'n/a'],
  [
    'RT-09',
    'deadline exceeded',
    {
      deployments: [
        deployment('cart', { conditions: [condition('Progressing', 'False', 'ProgressDeadlineExceeded')] }),
      ],
    },
    found,
  ],
  [
    'RT-09',
    'progressing',
    { deployments: [deployment('cart', { conditions: [condition('Progressing', 'True', 'NewReplicaSetAvailable')] })] },
    'pass',
  ],
  ['RT-09', 'nothing wanted', { deployments: [deployment('cart', { replicas: 0 })] }, 'n/a'],
  [
    'RT-10',
    'refused',
    { deployments: [deployment('cart', { conditions: [condition('ReplicaFailure', 'True', 'FailedCreate')] })] },
    found,
  ],
  ['RT-10', 'not refused', cart({}), 'pass'],
  ['RT-10', 'no Deployment', {}, 'n/a'],
  [
    'RT-15',
    'on a wrong node',
    {
      daemonsets: [daemonSet('agent', { status: { desired: 2, current: 2, ready: 2, available: 2, misscheduled: 1 } })],
    },
    ['DaemonSet/shop/agent'],
  ],
  ['RT-15', 'in place', { daemonsets: [daemonSet('agent')] }, 'pass'],
  ['RT-15', 'no DaemonSet', {}, 'n/a'],
  ['RT-17', '13 hours', { jobs: [active('nightly-1', 13 * hour)] }, ['Job/shop/nightly-1']],
  ['RT-17', 'one hour', { jobs: [active('nightly-1', hour)] }, 'pass'],
  ['RT-17', 'finished', { jobs: [job('migrate')] }, 'n/a'],
  [
    'RT-19',
    'for eight days',
    {
      cronjobs: [
        cronJob('nightly', {
          suspended: true,
          metadata: metadata('nightly', { createdAt: 0 }),
          status: { lastScheduledAt: now - 8 * 24 * hour, lastSucceededAt: null },
        }),
      ],
    },
    ['CronJob/shop/nightly'],
  ],
  ['RT-19', 'since yesterday', { cronjobs: [cronJob('nightly', { suspended: true })] }, 'pass'],
  ['RT-19', 'no CronJob', {}, 'n/a'],
  ['RT-21', 'three of three', { jobs: runs(true, true, true) }, ['CronJob/shop/nightly']],
  ['RT-21', 'two of three', { jobs: runs(true, true, false) }, 'pass'],
  ['RT-21', 'two runs', { jobs: runs(true, true) }, 'n/a'],
  [
    'RT-22',
    'two at once',
    { jobs: [active('n-1', hour), active('n-2', 0)], cronjobs: [cronJob('nightly', { concurrencyPolicy: 'Allow' })] },
    ['CronJob/shop/nightly'],
  ],
  [
    'RT-22',
    'one',
    { jobs: [active('n-1', hour)], cronjobs: [cronJob('nightly', { concurrencyPolicy: 'Allow' })] },
    'pass',
  ],
  ['RT-22', 'forbidden anyway', { cronjobs: [cronJob('nightly')] }, 'n/a'],
  [
    'RT-24',
    'since the day before yesterday',
    {
      deployments: [
        deployment('cart', {
          paused: true,
          conditions: [condition('Progressing', 'Unknown', 'DeploymentPaused', 48 * hour)],
        }),
      ],
    },
    found,
  ],
  ['RT-24', 'not paused', cart({}), 'pass'],
  ['RT-24', 'no Deployment', {}, 'n/a'],
  [
    'RT-25',
    'for a day',
    { pods: [podWith({ phase: 'Pending', conditions: [condition('PodScheduled', 'False', 'SchedulingGated')] })] },
    alone,
  ],
  ['RT-25', 'no gate', { pods: [pod('a')] }, 'pass'],
  ['RT-25', 'no pods', {}, 'n/a'],
  ['RT-26', 'exit 137', { pods: [podWith({ containers: [status({ lastState: ended('Error', 137, 900) })] })] }, alone],
  [
    'RT-26',
    'OOM killed',
    { pods: [podWith({ containers: [status({ lastState: ended('OOMKilled', 137, 900) })] })] },
    'pass',
  ],
  ['RT-26', 'no pods', {}, 'n/a'],
  [
    'RT-27',
    'StartError',
    { pods: [podWith({ containers: [status({ lastState: ended('StartError', 128, 0) })] })] },
    alone,
  ],
  [
    'RT-27',
    'an error of its own',
    { pods: [podWith({ containers: [status({ lastState: ended('Error', 1, 0) })] })] },
    'pass',
  ],
  ['RT-27', 'no pods', {}, 'n/a'],
  ['AS-04', 'no metrics', aimed({ conditions: [condition('ScalingActive', 'False', 'FailedGetResourceMetric')] }), hpa],
  ['AS-04', 'scaled to zero', aimed({ conditions: [condition('ScalingActive', 'False', 'ScalingDisabled')] }), 'pass'],
  ['AS-04', 'its target is gone', { horizontalpodautoscalers: [autoscaler('cart')] }, 'n/a'],
  ['AS-05', 'equal bounds', aimed({ minReplicas: 3, maxReplicas: 3 }), hpa],
  ['AS-05', 'from one', aimed({ minReplicas: 1 }), hpa],
  ['AS-05', 'from two to five', aimed({}), 'pass'],
  ['AS-05', 'no autoscaler', {}, 'n/a'],
  ['AS-06', 'no request', aimed({}, { requests: {}, limits: {} }), hpa],
  ['AS-06', 'with request', aimed({}), 'pass'],
  ['AS-06', 'not by utilisation', aimed({ utilisationOf: [] }), 'n/a'],
  ['AS-07', 'more than the nodes have', { ...aimed({ maxReplicas: 50 }), nodes: [room] }, hpa],
  [
    'AS-07',
    'more than the quota has',
    {
      ...aimed({ maxReplicas: 6 }),
      nodes: [room],
      resourcequotas: [quota({ 'requests.cpu': 0.5 }, { 'requests.cpu': 0.2 })],
    },
    hpa,
  ],
  ['AS-07', 'it fits', { ...aimed({}), nodes: [room] }, 'pass'],
  ['AS-07', 'its target is gone', { horizontalpodautoscalers: [autoscaler('cart')], nodes: [room] }, 'n/a'],
  [
    'ST-07',
    'no disk',
    { pods: [podWith({ phase: 'Pending' })], events: [podEvent('a', 'FailedAttachVolume', 'Multi-Attach error')] },
    alone,
  ],
  ['ST-07', 'mounted since', { pods: [pod('a')], events: [podEvent('a', 'FailedMount', 'timed out')] }, 'pass'],
  ['ST-07', 'no pods', {}, 'n/a'],
  [
    'MC-11',
    'no volume',
    {
      statefulsets: [
        statefulSet('prometheus', {
          template: {
            labels: {},
            spec: podSpec({ containers: [container({ image: 'quay.io/prometheus/prometheus:v3.7.3' })] }),
          },
        }),
      ],
    },
    ['StatefulSet/shop/prometheus'],
  ],
  [
    'MC-11',
    'a claim per pod',
    {
      statefulsets: [
        statefulSet('prometheus', {
          template: { labels: {}, spec: podSpec({ containers: [container({ image: 'prom/prometheus' })] }) },
        }),
      ],
      pods: [pod('prometheus-0', { owner: 'StatefulSet/prometheus', spec: podSpec({ claims: ['data'] }) })],
    },
    'pass',
  ],
  ['MC-11', 'no Prometheus', cart({}), 'n/a'],
  [
    'ST-06',
    'nobody mounts it',
    { persistentvolumeclaims: [claim('data', { metadata: metadata('data', { createdAt: 0 }) })] },
    ['PersistentVolumeClaim/shop/data'],
  ],
  [
    'ST-06',
    'a workload at zero would',
    {
      ...{ persistentvolumeclaims: [claim('data', { metadata: metadata('data', { createdAt: 0 }) })] },
      deployments: [deployment('cart', { replicas: 0, template: { labels: {}, spec: podSpec({ claims: ['data'] }) } })],
    },
    'pass',
  ],
  ['ST-06', 'no claim', {}, 'n/a'],
];
