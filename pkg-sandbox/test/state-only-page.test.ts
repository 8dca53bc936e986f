import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { defaultPolicy } from '@vigil/core/resources/policy';
import { rollUp } from '@vigil/core/resources/roll-up';
import { askPrometheus } from './ask-prometheus.ts';
import { readResources } from './read-resources.ts';
import { expectedPods } from './real-pages/expected-pods.ts';
import { readPage } from './real-pages/read-page.ts';
import { scrapeTexts } from './real-pages/scrape-texts.ts';

/** A page of a real GKE cluster's kube-state-metrics, without the kubelets' beside it. */
const file = path.resolve(
  import.meta.dirname,
  '../../../shared/data/datadog/kubernetes_state_tests_fixtures_ksm-standard-tags-gke.txt'
);

describe('kube-state-metrics alone, of GKE', { skip: !existsSync(file) && `${file} is not there` }, () => {
  let prometheus: Awaited<ReturnType<typeof scrapeTexts>>;
  before(async () => {
    const page = { path: '/state', text: readFileSync(file, 'utf8'), honorLabels: true, labels: { job: 'ksm' } };
    prometheus = await scrapeTexts([page], 5);
  });
  after(() => prometheus.close());

  test('every pod with its settings; usage is unknown, not zero, and nothing is judged by it', async () => {
    const window = { from: Date.now() - 600_000, to: Date.now() };
    const { capabilities, pods } = await readResources(askPrometheus(prometheus.url), window);
    assert.deepEqual([capabilities.usage, capabilities.reservations], ['none', 'v2']);
    // This one tells every request by its old name as well: counted once.
    const state = readPage(readFileSync(file, 'utf8')).filter(({ name }) => !/_(cpu_cores|memory_bytes)$/.test(name));
    const expected = expectedPods([], state);
    assert.ok(expected.size >= 20, `${expected.size} pods`);
    const line = (pod: string, figures: ReadonlyArray<number | undefined>) =>
      [pod, ...figures.map((figure) => figure && Number(figure.toPrecision(9)))].join(' ');
    assert.deepEqual(
      pods
        .map(({ namespace, pod, cpu, memory }) =>
          line(`${namespace}/${pod}`, [cpu.request, cpu.limit, memory.request, memory.limit])
        )
        .sort(),
      [...expected]
        .map(([pod, one]) => line(pod, [one.cpuRequest, one.cpuLimit, one.memoryRequest, one.memoryLimit]))
        .sort()
    );
    for (const { pod, cpu, memory, samples } of pods) {
      assert.deepEqual([samples, cpu.average, cpu.max, memory.average, memory.max], [0, ...Array(4)], pod);
    }
    const rows = rollUp(pods, 'workload', defaultPolicy, { windowSeconds: 600, intervalSeconds: 30 });
    const kinds = new Set(rows.flatMap(({ verdicts }) => verdicts.map(({ kind }) => kind)));
    assert.deepEqual([...kinds].sort(), ['no-limit', 'no-request']);
    assert.ok(rows.every(({ overWindow }) => overWindow === undefined));
  });
});
