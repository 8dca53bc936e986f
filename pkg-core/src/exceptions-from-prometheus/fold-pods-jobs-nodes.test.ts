import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Answers } from '../resources/planned-query.ts';
import { samples } from '../resources/testing/example-answers.ts';
import type { DetailId } from './plan-details.ts';
import type { FindId } from './plan-finds.ts';
import { at, pod, app, ofJob, fold, ever, edges } from './testing/fold-example.ts';

describe('pods, Jobs and nodes', () => {
  const cases: Array<[name: string, found: Answers<FindId>, details: Answers<DetailId>, expected: string[]]> = [
    ['lost with its node', { phase: ever(`${pod},phase=NodeLost`) }, {}, ['Deployment/cart NodeLost']],
    [
      'Shutdown is NodeShutdown',
      { phase: ever(`${pod},phase=Failed`) },
      { podReasons: ever(`${pod},reason=Shutdown`) },
      ['Deployment/cart NodeShutdown'],
    ],
    [
      'the telling one of two reasons',
      { phase: ever(`${pod},phase=Failed`) },
      { podReasons: samples([`${pod},reason=TerminationByKubelet`, 1], [`${pod},reason=Evicted`, 1]) },
      ['Deployment/cart Evicted'],
    ],
    ['failed, no metric says why', { phase: ever(`${pod},phase=Failed`) }, {}, ['Deployment/cart null']],
    [
      'no node takes it',
      { unschedulable: ever(pod), starting: ever(`${pod},reason=ContainerCreating`) },
      {},
      ['Deployment/cart Unschedulable'],
    ],
    [
      'does not start',
      { starting: samples([`${pod},reason=ContainerCreating`, 1], [`${pod},reason=PodInitializing`, 1]) },
      {},
      ['Deployment/cart PodInitializing'],
    ],
    ['not ready', { unready: ever(pod) }, {}, ['Deployment/cart ReadinessFailing']],
    [
      'not ready because it crashes',
      { unready: ever(pod), waiting: ever(`${app},reason=CrashLoopBackOff`) },
      {},
      ['Deployment/cart CrashLoopBackOff'],
    ],
    ['node not ready', { node: ever('cluster=a,node=n1,condition=Ready') }, {}, ['Node/n1 NodeNotReady']],
    ['node under pressure', { node: ever('cluster=a,node=n1,condition=DiskPressure') }, {}, ['Node/n1 DiskPressure']],
    ['pod of an unknown owner', { unready: ever('namespace=x,pod=lone') }, {}, ['Pod/lone ReadinessFailing']],
  ];
  for (const [name, found, details, expected] of cases) {
    test(name, () => {
      const { rows } = fold(found, details);
      assert.deepEqual(
        rows.map(({ workload, reason }) => `${workload.kind}/${workload.name} ${reason}`),
        expected
      );
    });
  }

  test('a failed Job is told as a whole, with the container and pods of its tries', () => {
    const { rows, ignored } = fold(
      { job: ever('cluster=a,namespace=shop,job_name=mail-1'), terminated: ever(`${app},reason=Error`) },
      {
        ...ofJob,
        jobReasons: ever('cluster=a,namespace=shop,job_name=mail-1,reason=BackoffLimitExceeded'),
        edges: edges('job', 'cluster=a,namespace=shop,job_name=mail-1', 30, 60, true),
      }
    );
    const [row] = rows;
    assert.deepEqual([rows.length, row?.workload.kind, row?.workload.name], [1, 'CronJob', 'mail']);
    assert.deepEqual(
      [row?.reason, row?.detail, row?.container, row?.pods, row?.state, row?.firstSeen],
      ['JobFailed', 'BackoffLimitExceeded', 'app', ['cart-7f9c8d6b5-abcde'], 'now', at(30) * 1000]
    );
    assert.deepEqual(ignored, [{ rule: 'job-retry', count: 1 }]);
  });

  test('the same names in another cluster are another workload', () => {
    const there = app.replace('cluster=a', 'cluster=b');
    const { rows } = fold(
      { waiting: samples([`${app},reason=ErrImagePull`, 1], [`${there},reason=ErrImagePull`, 1]) },
      { restarts: samples([app, 1]) }
    );
    assert.deepEqual(
      rows.map(({ cluster, workload, restarts }) => [cluster, workload.kind, restarts]),
      [
        ['a', 'Deployment', 1],
        ['b', 'Pod', 0],
      ]
    );
  });
});
