import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { describeReason } from '../exceptions/reasons/describe-reason.ts';
import type { Answers } from '../resources/planned-query.ts';
import { samples } from '../resources/testing/example-answers.ts';
import { foldExceptions } from './fold-exceptions.ts';
import { planDetails, type DetailId } from './plan-details.ts';
import { at, collected, edges, ever, fold, pod, window } from './testing/fold-example.ts';
import { troubledOf } from './troubled.ts';

const cart = 'cluster=a,namespace=shop,deployment=cart';
const db = 'cluster=a,namespace=shop,statefulset=db';
const agent = 'cluster=a,namespace=kube-system,daemonset=agent';

describe('a rollout that is stuck', () => {
  const cases: Array<[labels: string, workload: string, detail: string, query: RegExp]> = [
    [
      cart,
      'Deployment/shop/cart',
      'Progressing=False',
      /^kube_deployment_status_condition\{cluster="a",namespace="shop",deployment="cart",condition="Progressing",/,
    ],
    [
      db,
      'StatefulSet/shop/db',
      'updatedReplicas < replicas',
      /kube_statefulset_.*cluster="a",namespace="shop",statefulset="db"/,
    ],
    [
      agent,
      'DaemonSet/kube-system/agent',
      'updatedNumberScheduled < desiredNumberScheduled',
      /kube_daemonset_.*cluster="a",namespace="kube-system",daemonset="agent"/,
    ],
  ];
  for (const [labels, workload, detail, query] of cases) {
    test(`${workload}: told of the workload, by the reason the proxy has, with what Prometheus has of it`, () => {
      const { rows } = fold({ rollout: ever(labels) }, { edges: edges('rollout', labels, 10, 60, true) });
      const [row] = rows;
      assert.deepEqual(
        [rows.length, row?.id, row?.reason, row?.severity],
        [
          1,
          `a ${workload}  ProgressDeadlineExceeded`,
          'ProgressDeadlineExceeded',
          describeReason('ProgressDeadlineExceeded').severity,
        ]
      );
      assert.deepEqual([row?.sign, row?.detail, row?.pods, row?.restarts], ['rollout', detail, [], null]);
      assert.deepEqual([row?.state, row?.firstSeen, row?.lastSeen], ['now', at(10) * 1000, at(60) * 1000]);
      assert.match(row?.query ?? '', query);
    });
  }

  type When = [name: string, answer: Answers<DetailId>, expected: unknown[]];
  const moments: When[] = [
    ['since before the range', { edges: edges('rollout', db, 0, 60, true) }, [null, true, 'now']],
    ['over', { edges: edges('rollout', db, 10, 20) }, [at(10) * 1000, false, 'was']],
    ['not answered: unknown', {}, [null, false, null]],
    ['of another workload of that name', { edges: edges('rollout', cart, 10, 20) }, [null, false, null]],
    ['of another sign', { edges: edges('job', db, 10, 20) }, [null, false, null]],
    [
      'of another cluster',
      { edges: edges('rollout', db.replace('cluster=a', 'cluster=b'), 10, 20) },
      [null, false, null],
    ],
  ];
  for (const [name, details, expected] of moments) {
    test(`when it was: ${name}`, () => {
      const [row] = fold({ rollout: ever(db) }, details).rows;
      assert.deepEqual([row?.firstSeen, row?.beganEarlier, row?.state], expected);
    });
  }

  test('stands beside what its pods are in trouble with; kinds and clusters are kept apart', () => {
    const { rows } = fold({
      rollout: samples([cart, 1], ['cluster=b,namespace=shop,deployment=cart', 1], [db.replace('=db', '=cart'), 1]),
      unready: ever(pod),
    });
    assert.deepEqual(rows.map(({ cluster, workload, reason }) => `${cluster} ${workload.kind} ${reason}`).sort(), [
      'a Deployment ProgressDeadlineExceeded',
      'a Deployment ReadinessFailing',
      'a StatefulSet ProgressDeadlineExceeded',
      'b Deployment ProgressDeadlineExceeded',
    ]);
  });

  test('labels that name nothing are no row', () => {
    const bare = samples(['', 1], ['namespace=shop', 1], ['deployment=cart', 1], ['namespace=shop,deployment=', 1]);
    assert.deepEqual(foldExceptions({ rollout: bare }, { edges: bare }, window, collected).rows, []);
  });

  test('a query without honor_labels looks for the namespace under its other name', () => {
    const { rows } = foldExceptions({ rollout: ever(db) }, {}, window, { ...collected, exported: true });
    assert.match(rows[0]?.query ?? '', /exported_namespace="shop",statefulset="db"/);
  });

  test('its edges are asked for in every namespace, whatever else was found; and not where there is none', () => {
    const ask = (found: Parameters<typeof troubledOf>[0]) =>
      planDetails(troubledOf(found), { cluster: null, namespaces: [] }, window, collected)
        .filter(({ id, expr }) => id === 'edges' && expr.includes('"rollout"'))
        .map(({ expr }) => expr);
    const [expr, ...more] = ask({ rollout: ever(agent), unready: ever(pod) });
    assert.equal(more.length, 0);
    assert.match(expr ?? '', /kube_daemonset_status_updated_number_scheduled/);
    assert.doesNotMatch(expr ?? '', /namespace="shop"/);
    assert.deepEqual(ask({ rollout: [], unready: ever(pod) }), []);
  });
});
