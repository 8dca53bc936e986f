import type { Capabilities } from '@vigil/core/resources/capabilities';
import { fakePrometheus, vector } from '../../../prometheus/testing/fake-prometheus';
import { fetchWorkloadNames, mostNames, workloadNamesQuery } from './workload-names';

const capabilities = (...names: string[]) => ({ metrics: new Set(names), exported: false }) as unknown as Capabilities;
const scope = { cluster: { label: 'cluster', value: 'west' }, namespaces: ['shop', 'pay'], pods: ['ignored'] };

it('is bounded, within the scope, and takes what is typed literally whatever its case', () => {
  const expr = workloadNamesQuery('a.b(', scope, capabilities('kube_pod_owner', 'kube_replicaset_owner'));
  expect(expr).toContain(`topk(${mostNames}, `);
  expect(expr).toContain('cluster="west"');
  expect(expr).toContain('namespace=~"shop|pay"');
  expect(expr).toContain(String.raw`owner_name=~"(?i).*a\\.b\\(.*"`);
  expect(expr).not.toContain('ignored');
  expect(expr).not.toContain('kube_job_owner');
});

it('asks nothing where owners are not known', () => {
  expect(workloadNamesQuery('', scope, capabilities())).toBe('');
});

it('gives keys of workloads, each once, and leaves out what has no name', async () => {
  fakePrometheus({
    answer: () =>
      vector(
        ['namespace=shop,owner_kind=Deployment,owner_name=checkout', 3],
        ['namespace=shop,owner_kind=Deployment,owner_name=checkout,job=b', 3],
        ['namespace=pay,owner_kind=StatefulSet,owner_name=ledger', 1],
        ['namespace=pay', 1]
      ),
  });
  expect(await fetchWorkloadNames('prom', 'x', 0, new AbortController().signal)).toEqual([
    'Deployment/shop/checkout',
    'StatefulSet/pay/ledger',
  ]);
});
