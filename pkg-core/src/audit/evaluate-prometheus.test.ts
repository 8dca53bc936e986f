import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { prometheusChecks } from './catalogue.ts';
import type { AuditScope, PrometheusCheck, Sample } from './check.ts';
import { lacksNodes, prometheusQueries, readPrometheusCheck } from './evaluate-prometheus.ts';

const scope: AuditScope = { matchers: 'cluster="a"', clusterLabel: 'cluster' };
const context = { cluster: 'a', scope };
const workload = { namespace: 'shop', workload_kind: 'Deployment', workload: 'cart', container: 'app', pod: 'cart-1' };
const one = (value: number): Sample[] => [{ labels: {}, value }];

/** A sample as each check's query gives it, and the subject it must lead to. */
const samples: Record<string, [Record<string, string>, number, string]> = {
  'AS-01': [{ namespace: 'shop', horizontalpodautoscaler: 'cart' }, 5, 'HorizontalPodAutoscaler/shop/cart'],
  'CL-09': [{ job: 'kubelet', instance: '10.0.0.1:10250' }, 0, 'Target//kubelet 10.0.0.1:10250'],
  'CL-16': [{ node: 'node-1' }, 1, 'Node//node-1'],
  'ND-01': [{ node: 'node-1' }, 0, 'Node//node-1'],
  'ND-02': [{ node: 'node-1', condition: 'DiskPressure' }, 1, 'Node//node-1'],
  'ND-09': [{ instance: '10.0.0.1:10250' }, 86_400, 'Node//10.0.0.1:10250'],
  'RS-07': [workload, 0.97, 'Deployment/shop/cart'],
  'RS-08': [workload, 0.38, 'Deployment/shop/cart'],
  'RS-11': [workload, 0.04, 'Deployment/shop/cart'],
  'RS-12': [workload, 2, 'Deployment/shop/cart'],
  'RT-01': [workload, 1, 'Deployment/shop/cart'],
  'AS-02': [{ namespace: 'shop', horizontalpodautoscaler: 'cart' }, 3, 'HorizontalPodAutoscaler/shop/cart'],
  'AS-08': [
    {
      namespace: 'shop',
      horizontalpodautoscaler: 'cart',
      target_kind: 'Deployment',
      target_name: 'cart',
      resource: 'cpu',
    },
    1,
    'HorizontalPodAutoscaler/shop/cart',
  ],
  'CL-03': [{ job: 'apiserver' }, 0.3, 'Target//apiserver'],
  'CL-04': [{ name: 'v1beta1.metrics.k8s.io' }, 1, 'APIService//v1beta1.metrics.k8s.io'],
  'CL-05': [{ job: 'apiserver' }, 86_400, 'Target//apiserver'],
  'CL-07': [
    { group: 'batch', version: 'v1beta1', resource: 'cronjobs', removed_release: '1.25' },
    1,
    'API//batch/v1beta1/cronjobs',
  ],
  'CL-08': [{ instance: 'm-1' }, 0, 'Target//etcd m-1'],
  'HA-03': [{ namespace: 'shop', deployment: 'cart' }, 0, 'Deployment/shop/cart'],
  'HA-08': [{ namespace: 'shop', poddisruptionbudget: 'cart' }, 1, 'PodDisruptionBudget/shop/cart'],
  'MC-01': [{}, 1, 'Target//kube-apiserver'],
  'MC-02': [{}, 1, 'Target//kube-scheduler'],
  'MC-03': [{}, 1, 'Target//kube-controller-manager'],
  'MC-04': [{}, 1, 'Target//etcd'],
  'MC-05': [{}, 1, 'Target//kubelet'],
  'MC-06': [{}, 1, 'Target//cadvisor'],
  'MC-07': [{}, 1, 'Target//kube-state-metrics'],
  'MC-08': [{ node: 'node-1' }, 3, 'Node//node-1'],
  'MC-09': [{}, 1, 'Target//ingress'],
  'MC-10': [{}, 1, 'Target//coredns'],
  'MC-12': [{ job: 'prometheus', instance: 'p-0' }, 4, 'Target//prometheus p-0'],
  'MC-13': [{}, 2, 'Target//kube-state-metrics'],
  'ND-04': [{ node: 'node-1' }, 3, 'Node//node-1'],
  'ND-05': [{ node: 'node-1' }, 3, 'Node//node-1'],
  'ND-07': [{ node: 'node-1' }, 3, 'Node//node-1'],
  'ND-08': [{ node: 'node-1' }, 3, 'Node//node-1'],
  'ND-11': [{ node: 'node-1', mountpoint: '/' }, 0.01, 'Node//node-1'],
  'ND-12': [{ node: 'node-1', mountpoint: '/' }, 0.01, 'Node//node-1'],
  'ND-17': [{ node: 'node-1' }, 3, 'Node//node-1'],
  'ND-18': [{ node: 'node-1' }, 3, 'Node//node-1'],
  'NW-05': [{ namespace: 'shop', name: 'tls' }, 86_400, 'Certificate/shop/tls'],
  'NW-08': [{ job: 'coredns' }, 0.1, 'Target//coredns'],
  'NW-09': [{ node: 'node-1', mountpoint: '/' }, 0.01, 'Node//node-1'],
  'PR-08': [workload, 7, 'Deployment/shop/cart'],
  'RS-09': [workload, 7, 'Deployment/shop/cart'],
  'RS-10': [workload, 7, 'Deployment/shop/cart'],
  'RS-13': [workload, 7, 'Deployment/shop/cart'],
  'RS-14': [workload, 7, 'Deployment/shop/cart'],
  'RS-15': [workload, 7, 'Deployment/shop/cart'],
  'RS-16': [workload, 7, 'Deployment/shop/cart'],
  'RT-02': [workload, 7, 'Deployment/shop/cart'],
  'RT-08': [{ namespace: 'shop', deployment: 'cart' }, 1, 'Deployment/shop/cart'],
  'RT-11': [{ namespace: 'shop', deployment: 'cart' }, 1, 'Deployment/shop/cart'],
  'RT-12': [{ namespace: 'shop', statefulset: 'db' }, 1, 'StatefulSet/shop/db'],
  'RT-13': [{ namespace: 'shop', statefulset: 'db' }, 1, 'StatefulSet/shop/db'],
  'RT-14': [{ namespace: 'shop', daemonset: 'agent' }, 1, 'DaemonSet/shop/agent'],
  'RT-18': [{ namespace: 'shop', cronjob: 'nightly' }, 900, 'CronJob/shop/nightly'],
  'ST-02': [{ namespace: 'shop', persistentvolumeclaim: 'data' }, 0.01, 'PersistentVolumeClaim/shop/data'],
  'ST-08': [
    { namespace: 'shop', persistentvolumeclaim: 'data', storageclass: 'fixed' },
    0.1,
    'PersistentVolumeClaim/shop/data',
  ],
  'ST-01': [{ namespace: 'shop', persistentvolumeclaim: 'data' }, 0.02, 'PersistentVolumeClaim/shop/data'],
};

describe('Prometheus checks', () => {
  for (const check of prometheusChecks) {
    it(`${check.id}: a sample is a finding with figures and the query`, () => {
      const [labels, value, key] = samples[check.id] ?? assert.fail(`no sample for ${check.id}`);
      const result = readPrometheusCheck(check, one(3), [{ labels, value }], context);
      assert.equal(result.status, 'fail');
      assert.equal(result.examined, 3);
      const [finding] = result.findings;
      assert.equal(finding?.id, `${check.id} ${key}`);
      assert.equal(finding?.evidence.query, prometheusQueries(check, scope).query);
      assert.ok(finding.evidence.figures.length > 0);
      assert.doesNotMatch(JSON.stringify(finding), /undefined|NaN/);
    });

    it(`${check.id}: an empty answer is a pass only with data`, () => {
      assert.equal(readPrometheusCheck(check, one(3), [], context).status, 'pass');
      for (const nothing of [[], one(0), one(NaN)]) {
        const result = readPrometheusCheck(check, nothing, [], context);
        assert.equal(result.status, 'unknown');
        assert.equal(result.why, check.missing);
      }
    });

    it(`${check.id}: a failed query is unknown with its words`, () => {
      const refused = new Error('query timed out');
      for (const [probe, query] of [
        [refused, []],
        [one(1), refused],
      ] as const) {
        const result = readPrometheusCheck(check, probe as Sample[] | Error, query as Sample[] | Error, context);
        assert.equal(result.status, 'unknown');
        assert.match(result.why?.en ?? '', /query timed out/);
      }
    });

    it(`${check.id}: keeps to its scope and keeps the cluster's label`, () => {
      const { probe, query } = prometheusQueries(check, scope);
      for (const expression of [probe, query]) {
        const selectors = expression.match(/\b(?:kube|container|kubelet)_\w+|\bup\b/g) ?? [];
        const scoped = expression.match(/(?:\b(?:kube|container|kubelet)_\w+|\bup)\{cluster="a"/g) ?? [];
        assert.equal(scoped.length, selectors.length, expression);
        for (const [, by] of expression.matchAll(/\b(?:by|on) \(([^)]*)\)/g)) {
          assert.match(by ?? '', /^cluster(?:, |$)/);
        }
      }
      const bare = prometheusQueries(check, { matchers: '', clusterLabel: null });
      assert.doesNotMatch(bare.probe + bare.query, /cluster|\{,|,\}|\{\}/);
    });
  }

  it('merges the containers of one workload', () => {
    const check = prometheusChecks.find(({ id }) => id === 'RS-07') as PrometheusCheck;
    const answer = ['app', 'sidecar'].map((container) => ({ labels: { ...workload, container }, value: 0.95 }));
    const { findings } = readPrometheusCheck(check, one(1), answer, context);
    assert.equal(findings.length, 1);
    assert.match(JSON.stringify(findings[0]?.evidence.figures), /app.*sidecar/);
  });

  it('a sample that can not be read is unknown, never a pass', () => {
    const check = prometheusChecks[0] as PrometheusCheck;
    const broken = {
      ...check,
      hazard: () => {
        throw new Error('no label');
      },
    };
    assert.equal(readPrometheusCheck(broken, one(1), one(1), context).status, 'unknown');
  });
});

describe('a sample that only carries a scrape address', () => {
  const certificate = prometheusChecks.find(({ id }) => id === 'ND-09') as PrometheusCheck;
  const answer: Sample[] = [{ labels: { instance: '10.0.0.1:10250' }, value: 86_400 }];
  const read = (nodeOf?: (instance: string) => string | undefined, samples = answer) =>
    readPrometheusCheck(certificate, one(3), samples, { ...context, nodeOf }).findings;

  it('is told by its node, with the address as evidence', () => {
    const [finding, ...others] = read(() => 'node-1');
    assert.equal(others.length, 0);
    assert.equal(finding?.id, 'ND-09 Node//node-1');
    assert.deepEqual(finding.evidence.figures.at(-1), {
      label: { en: 'Scrape address', zh: '采集地址' },
      value: '10.0.0.1:10250',
    });
  });

  it('is told by its address where nobody knows the node', () => {
    assert.equal(read(() => undefined)[0]?.id, 'ND-09 Node//10.0.0.1:10250');
    assert.equal(read()[0]?.id, 'ND-09 Node//10.0.0.1:10250');
  });

  it('keeps the node that the scrape names', () => {
    const named = [{ labels: { instance: '10.0.0.1:10250', node: 'mine' }, value: 1 }];
    assert.equal(read(() => 'other', named)[0]?.id, 'ND-09 Node//mine');
  });

  it('is worth asking for its node, others are not', () => {
    assert.equal(lacksNodes(answer), true);
    assert.equal(
      lacksNodes([
        { labels: { node: 'a', instance: 'b' }, value: 1 },
        { labels: {}, value: 1 },
      ]),
      false
    );
  });
});
