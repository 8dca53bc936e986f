import { screen } from '@testing-library/react';
import { answerCache } from '../../../prometheus/answer-cache';
import { fakePrometheus, vector, type FakeOptions } from '../../../prometheus/testing/fake-prometheus';
import { forgetSources } from '../known-sources';

/** What one test asked is not known in the next. */
export function forgetAnswers() {
  answerCache.clear();
  forgetSources();
}

/** An hour that is over. */
export const page = '/a/vigil-kubernetes-app/resources?from=2025-11-21T09:00:00.000Z&to=2025-11-21T10:00:00.000Z';
export const MiB = 2 ** 20;
export const checkout = 'namespace=shop,pod=checkout-7f9c8d6b5-abcde';
export const ledger = 'namespace=pay,pod=ledger-0';
const reserved = 'max by (namespace, pod, container, resource) (kube_pod_container_resource_';
export const limits = '__name__=kube_pod_container_resource_limits';

/** Two workloads: checkout starved and throttled, ledger near its memory limit. Keyed by what is unique in a query. */
const answers: Array<[part: string, body: unknown]> = [
  ['count by (cluster)', vector(['', 2])],
  ['"form", "pod"', vector(['form=pod', 2])],
  ['count by (job)', vector(['job=kubelet', 2])],
  ['quantile(0.5', vector(['', 30])],
  [
    'count by (__name__)',
    vector(
      ...[
        'kube_pod_container_resource_requests',
        'kube_pod_info',
        'kube_pod_owner',
        'kube_replicaset_owner',
        'kube_pod_container_info',
        'kube_pod_container_status_restarts_total',
        'container_cpu_cfs_periods_total',
        'kube_node_status_allocatable',
      ].map((name) => [`__name__=${name}`, 1] as const)
    ),
  ],
  ['count by (namespace) (', vector(['namespace=shop', 1], ['namespace=pay', 1])],
  ['max by (namespace, pod) (max_over_time(irate', vector([checkout, 0.99], [ledger, 0.2])],
  ['sum by (namespace, pod) (increase(', vector([checkout, 0.95 * 3600], [ledger, 0.1 * 3600])],
  ['sum by (namespace, pod) (count_over_time', vector([checkout, 120], [ledger, 120])],
  ['max by (namespace, pod) (max_over_time(container_memory', vector([checkout, 100 * MiB], [ledger, 497 * MiB])],
  ['sum by (namespace, pod) (sum_over_time', vector([checkout, 120 * 90 * MiB], [ledger, 120 * 480 * MiB])],
  ['container_cpu_cfs_throttled', vector([checkout, 0.38], [ledger, 0])],
  [`${reserved}requests{`, vector([`${checkout},resource=cpu`, 0.5], [`${ledger},resource=cpu`, 2])],
  [
    `${reserved}limits{`,
    vector(
      [`${checkout},resource=cpu`, 1],
      [`${checkout},resource=memory`, 512 * MiB],
      [`${ledger},resource=memory`, 512 * MiB]
    ),
  ],
  [
    'max by (namespace, pod, node) (kube_pod_info',
    vector([`${checkout},node=node-1`, 1], [`${ledger},node=node-2`, 1]),
  ],
  [
    'max by (namespace, pod, owner_kind',
    vector(
      [`${checkout},owner_kind=ReplicaSet,owner_name=checkout-7f9c8d6b5`, 1],
      [`${ledger},owner_kind=StatefulSet,owner_name=ledger`, 1]
    ),
  ],
  [
    'max by (node, resource, __name__) (kube_node',
    vector(['node=node-1,resource=cpu', 4], ['node=node-2,resource=cpu', 4]),
  ],
];

/** Answers for those two; `patch` goes before them, by a part of the query: a function gives what is thrown. */
export function prometheus(patch: { [part: string]: unknown } = {}, options: Partial<FakeOptions> = {}) {
  return fakePrometheus({
    answer: (expr) => {
      const patched = Object.entries(patch).find(([part]) => expr.includes(part));
      const body = patched ? patched[1] : answers.find(([part]) => expr.includes(part))?.[1];
      if (body instanceof Function) {
        throw body();
      }
      return body ?? vector();
    },
    ...options,
  });
}

export const table = () => screen.findByRole('grid', { name: 'Resources' });
