import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { foldMeasures, type Measures, measuresOf } from '@vigil/core/resources/fold-measures';
import { planMeasures } from '@vigil/core/resources/plan-measures';
import { planPercentiles, readPercentiles } from '@vigil/core/resources/plan-percentiles';
import { defaultPolicy } from '@vigil/core/resources/policy';
import type { QuotaRow } from '@vigil/core/resources/quota-queries';
import { type ResourceRow, rollUp } from '@vigil/core/resources/roll-up';
import type { Capabilities } from '@vigil/core/resources/capabilities';
import { askPrometheus } from './ask-prometheus.ts';
import { answer, readResources } from './read-resources.ts';
import { absentPage, pageText, scrapeClusters } from './real-pages/cluster-pages.ts';
import { readPage } from './real-pages/read-page.ts';

const clusters = [
  { name: '1.31', cadvisor: '1_31/kubelet-metrics-cadvisor', state: '1_31/ksm-metrics', honorLabels: true },
  { name: '1.23', cadvisor: '1_23/metrics-cadvisor', state: '1_23/ksm-metrics', honorLabels: false },
];
describe('measures from pages of real clusters', { skip: absentPage(clusters) }, () => {
  let prometheus: Awaited<ReturnType<typeof scrapeClusters>>;
  before(async () => {
    prometheus = await scrapeClusters(clusters, { job: 'kubelet' });
  });
  after(() => prometheus.close());

  for (const { name, cadvisor, state } of clusters) {
    describe(name, () => {
      const scope = { cluster: { label: 'cluster', value: name }, namespaces: [] };
      const to = () => Date.now();
      let capabilities: Capabilities;
      let measures: Measures;
      let rows: ResourceRow[];
      let quotas: QuotaRow[];

      before(async () => {
        const window = { from: to() - 600_000, to: to() };
        const ask = askPrometheus(prometheus.url);
        const read = await readResources(ask, window, scope);
        ({ capabilities, quotas } = read);
        const answers = await answer(ask, planMeasures(scope, window, capabilities), window.to);
        measures = foldMeasures(answers, read.pods, capabilities.interval.seconds);
        const basis = { windowSeconds: 600, intervalSeconds: capabilities.interval.seconds };
        rows = rollUp(read.pods, 'workload', defaultPolicy, basis);
      });

      const page = (file: string) => readPage(pageText(file));

      test('network and disk of exactly the pods whose pages have them; equal pages: nothing moved', () => {
        const podsOf = (metric: string) =>
          new Set(
            page(cadvisor)
              .filter((sample) => sample.name === metric && (sample.labels.pod ?? '') !== '')
              .map(({ labels }) => `${labels.namespace}/${labels.pod}`)
          );
        const having = (part: 'network' | 'disk') =>
          [...measures.traffic].filter(([, figures]) => figures[part] !== undefined).map(([pod]) => pod);
        const networks = podsOf('container_network_receive_bytes_total');
        assert.ok(networks.size >= 5, `${networks.size} pods with a network`);
        assert.deepEqual(having('network').sort(), [...networks].sort());
        assert.deepEqual(having('disk').sort(), [...podsOf('container_fs_reads_bytes_total')].sort());
        assert.ok([...measures.traffic.values()].every(({ network }) => !network || network.received === 0));
      });

      test('no kernel there tells of pressure: unknown, not zero', () => {
        assert.ok(!capabilities.metrics.has('container_pressure_cpu_waiting_seconds_total'));
        assert.ok(rows.every((row) => measuresOf(row, measures).waited?.cpu === undefined));
      });

      test('replicas of every Deployment, at the page’s count', () => {
        const expected = page(state)
          .filter((sample) => sample.name === 'kube_deployment_status_replicas')
          .map(({ labels, value }) => [`Deployment/${labels.namespace}/${labels.deployment}`, value] as const);
        assert.ok(expected.length > 3);
        for (const [key, value] of expected) {
          assert.deepEqual(measures.replicas.get(key), { min: value, max: value, average: value, now: value }, key);
        }
      });

      test('quotas of CPU and memory as on the page', () => {
        const expected = page(state)
          .filter(({ name, labels }) => name === 'kube_resourcequota' && labels.type === 'hard')
          .filter(({ labels }) => /^((requests|limits)\.)?(cpu|memory)$/.test(labels.resource ?? ''))
          .map(({ labels, value }) => `${labels.namespace} ${labels.resource} ${value}`);
        const found = quotas.map(({ namespace, resource, hard }) => `${namespace} ${resource} ${hard}`);
        assert.deepEqual(found.sort(), expected.map((line) => line.replace(/ (cpu|memory) /, ' requests.$1 ')).sort());
      });

      test('the autoscaler, by the workload that it scales', () => {
        const autoscaler = measures.autoscalers.get('Deployment/scraper/e2e-hpa');
        assert.deepEqual(autoscaler, {
          name: 'e2e-hpa',
          target: { kind: 'Deployment', namespace: 'scraper', name: 'e2e-hpa' },
          utilisation: { cpu: 0.5 },
          ...{ min: 1, max: 10, current: 1, desired: 0 },
        });
        assert.equal(measures.autoscalers.size, 1);
      });

      test('percentiles of every pod lie below its peak', async () => {
        const window = { from: to() - 600_000, to: to() };
        const plan = planPercentiles(scope, window, capabilities, 'pod');
        const found = readPercentiles(await answer(askPrometheus(prometheus.url), plan, window.to));
        const pods = rows.flatMap((row) => row.pods).filter(({ memory }) => memory.max !== undefined);
        assert.ok(pods.length > 5);
        for (const { namespace, pod, memory } of pods) {
          const p99 = found.get(`${namespace}/${pod}`)?.memory.p99;
          assert.ok(p99 !== undefined && p99 <= (memory.max ?? 0), `${pod}: ${p99} of ${memory.max}`);
        }
      });
    });
  }
});
