import type { CheckCase } from '../check-case.ts';
import { metadata, now } from '../build-metadata.ts';
import { pod } from '../build-pod.ts';
import { alone, condition, ended, hour, podWith, status } from '../troubled-pod.ts';

const waits = (reason: string) =>
  podWith({
    phase: 'Pending',
    conditions: [condition('Ready', 'False')],
    containers: [status({ state: { type: 'waiting', reason, message: '' } })],
  });
const unready = (since: number) =>
  podWith({ conditions: [condition('Ready', 'False', 'ContainersNotReady', since)], containers: [status({})] });

/** Pods in trouble. */
export const podCases: CheckCase[] = [
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
];
