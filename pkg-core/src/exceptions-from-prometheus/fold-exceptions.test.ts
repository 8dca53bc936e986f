import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Answers } from '../resources/planned-query.ts';
import { samples } from '../resources/testing/example-answers.ts';
import { foldExceptions } from './fold-exceptions.ts';
import type { DetailId } from './plan-details.ts';
import type { FindId } from './plan-finds.ts';
import { window, at, collected, pod, app, owners, ofJob, fold, ever, edges } from './testing/fold-example.ts';

describe('reasons of a container', () => {
  const waiting = (...reasons: string[]) =>
    samples(...reasons.map((reason) => [`${app},reason=${reason}`, 1] as const));
  const restarted = { restarted: ever(app) };
  const seven = { restarts: samples([app, 7]) };
  const cases: Array<
    [name: string, found: Answers<FindId>, details: Answers<DetailId>, expected: Array<string | null>]
  > = [
    [
      'crash loop',
      { waiting: waiting('CrashLoopBackOff'), ended: waiting('Error'), ...restarted },
      seven,
      ['CrashLoopBackOff'],
    ],
    [
      'crash loop out of memory',
      { waiting: waiting('CrashLoopBackOff'), ended: waiting('OOMKilled'), ...restarted },
      seven,
      ['OOMKilled'],
    ],
    [
      'crash loop, once out of memory',
      { waiting: waiting('CrashLoopBackOff'), ended: waiting('OOMKilled', 'Error') },
      seven,
      ['CrashLoopBackOff', 'OOMKilled'],
    ],
    [
      'crash loop that exits 0',
      { waiting: waiting('CrashLoopBackOff'), ended: waiting('Completed') },
      seven,
      ['CrashLoopBackOff'],
    ],
    [
      'refused pull and its back-off',
      { waiting: waiting('ErrImagePull', 'ImagePullBackOff') },
      {},
      ['ImagePullBackOff'],
    ],
    ['refused pull', { waiting: waiting('ErrImagePull') }, {}, ['ImagePullBackOff']],
    [
      'seen down and remembered',
      { terminated: waiting('OOMKilled'), ended: waiting('OOMKilled'), ...restarted },
      seven,
      ['OOMKilled'],
    ],
    ['restarted after an error', { ended: waiting('Error'), ...restarted }, seven, ['Error']],
    ['restarted after it completed', { ended: waiting('Completed'), ...restarted }, seven, []],
    ['restarted, no metric says why', restarted, seven, [null]],
    ['ended before the range', { ended: waiting('OOMKilled') }, {}, []],
    [
      'ended before the range, waits for another reason now',
      { waiting: waiting('ImageInspectError') },
      {},
      ['ImageInspectError'],
    ],
    ['restarts were not answered', restarted, {}, []],
  ];
  for (const [name, found, details, expected] of cases) {
    test(name, () => {
      assert.deepEqual(
        fold(found, details).rows.map(({ reason }) => reason),
        expected
      );
    });
  }

  test('a row says whose, what, how often and when', () => {
    const { rows } = fold(
      { ended: ever(`${app},reason=OOMKilled`), ...restarted },
      {
        ...seven,
        exitCodes: samples([app, 137]),
        ends: samples([`${app},edge=first`, at(5.5)], [`${app},edge=last`, at(40.25)]),
      }
    );
    assert.deepEqual(rows, [
      {
        id: 'a Deployment/shop/cart app OOMKilled',
        cluster: 'a',
        workload: { kind: 'Deployment', namespace: 'shop', name: 'cart' },
        container: 'app',
        reason: 'OOMKilled',
        severity: 'critical',
        detail: '',
        sign: 'ended',
        exitCode: 137,
        pods: ['cart-7f9c8d6b5-abcde'],
        restarts: 7,
        firstSeen: at(5.5) * 1000,
        beganEarlier: false,
        lastSeen: at(40.25) * 1000,
        state: 'was',
        query:
          '{__name__=~"kube_pod_(init_)?container_status_restarts_total",cluster="a",namespace="shop",pod="cart-7f9c8d6b5-abcde",container="app"}',
      },
    ]);
  });

  test('what can not be known is null, not guessed', () => {
    const [row] = fold({ restarted: ever(app) }, seven).rows;
    const { reason, severity, exitCode, firstSeen, lastSeen, state } = row ?? {};
    assert.deepEqual([reason, severity, exitCode, firstSeen, lastSeen, state], [null, null, null, null, null, null]);
    const [waits] = fold({ waiting: ever(`${app},reason=CrashLoopBackOff`) }).rows;
    assert.deepEqual([waits?.restarts, waits?.state, waits?.firstSeen], [null, null, null]);
  });

  test('two ends for different reasons: no time is that of one of them', () => {
    const ends = samples([`${app},edge=first`, at(5)], [`${app},edge=last`, at(40)]);
    const { rows } = fold({ ended: waiting('OOMKilled', 'Error'), ...restarted }, { ...seven, ends });
    assert.deepEqual(
      rows.map(({ firstSeen, lastSeen }) => [firstSeen, lastSeen]),
      [
        [null, null],
        [null, null],
      ]
    );
  });
});

describe('when it was', () => {
  const labels = `${app},reason=CreateContainerConfigError`;
  const cases: Array<[name: string, edges: ReturnType<typeof edges>, expected: unknown[]]> = [
    ['within the range', edges('waiting', labels, 10, 20), [at(10) * 1000, false, at(20) * 1000, 'was']],
    ['since before it', edges('waiting', labels, 0, 20), [null, true, at(20) * 1000, 'was']],
    ['still', edges('waiting', labels, 10, 60, true), [at(10) * 1000, false, at(60) * 1000, 'now']],
    ['not a number', samples([`${labels},sign=waiting,edge=first`, NaN]), [null, false, null, 'was']],
  ];
  for (const [name, answer, expected] of cases) {
    test(name, () => {
      const [row] = fold({ waiting: ever(labels) }, { edges: answer }).rows;
      assert.deepEqual([row?.firstSeen, row?.beganEarlier, row?.lastSeen, row?.state], expected);
    });
  }

  test('several pods of a workload are one row: the earliest and the latest of them', () => {
    const other = labels.replace('abcde', 'fghij');
    const { rows } = fold(
      { waiting: samples([labels, 1], [other, 1]) },
      {
        edges: [...edges('waiting', labels, 10, 20), ...edges('waiting', other, 15, 30, true)],
        restarts: samples([app, 2], [app.replace('abcde', 'fghij'), 3]),
        podOwners: [
          ...(owners.podOwners ?? []),
          ...ever(`${pod.replace('abcde', 'fghij')},owner_kind=ReplicaSet,owner_name=cart-7f9c8d6b5`),
        ],
      }
    );
    assert.equal(rows.length, 1);
    const [row] = rows;
    assert.deepEqual(
      [row?.pods.length, row?.restarts, row?.firstSeen, row?.lastSeen, row?.state],
      [2, 5, at(10) * 1000, at(30) * 1000, 'now']
    );
  });
});

describe('what is left out is counted', () => {
  const terminated = `${app},reason=Error`;
  const cases: Array<[rule: string, found: Answers<FindId>, details: Answers<DetailId>]> = [
    ['job-retry', { terminated: ever(terminated) }, ofJob],
    ['job-retry', { phase: ever(`${pod},phase=Failed`) }, ofJob],
    [
      'deleting',
      { terminated: ever(terminated) },
      { edges: edges('terminated', terminated, 20, 21), deletions: samples([pod, at(20)]) },
    ],
    ['scheduling-gated', { unschedulable: ever(pod) }, { podReasons: ever(`${pod},reason=SchedulingGated`) }],
    [
      'pull-retry',
      { waiting: ever(`${app},reason=ErrImagePull`) },
      { edges: edges('waiting', `${app},reason=ErrImagePull`, 20, 21) },
    ],
  ];
  for (const [rule, found, details] of cases) {
    test(`${rule}: ${Object.keys(found).join()}`, () => {
      assert.deepEqual(fold(found, details), { rows: [], ignored: [{ rule, count: 1 }] });
    });
  }

  test('an error from before the deletion counts', () => {
    const { rows } = fold(
      { terminated: ever(terminated) },
      { edges: edges('terminated', terminated, 10, 21), deletions: samples([pod, at(20)]) }
    );
    assert.equal(rows[0]?.reason, 'Error');
  });

  test('containers that end with their pod are told by the pod', () => {
    const { rows, ignored } = fold(
      { phase: ever(`${pod},phase=Failed`), terminated: ever(terminated) },
      { podReasons: ever(`${pod},reason=Evicted`) }
    );
    assert.deepEqual(
      rows.map(({ container, reason, detail, sign }) => [container, reason, detail, sign]),
      [[null, 'Evicted', 'Failed', 'phase']]
    );
    assert.deepEqual(ignored, [{ rule: 'pod-failure', count: 1 }]);
  });
});

test('nothing answered, or labels missing: no rows, no crash', () => {
  assert.deepEqual(foldExceptions({}, {}, window, collected), { rows: [], ignored: [] });
  const bare = [{ labels: {}, value: 1 }];
  const all = {
    waiting: bare,
    terminated: bare,
    ended: bare,
    restarted: bare,
    starting: bare,
    unready: bare,
    phase: bare,
  };
  assert.deepEqual(
    foldExceptions({ ...all, job: [], node: [] }, { edges: bare, restarts: bare }, window, collected).rows,
    []
  );
});
