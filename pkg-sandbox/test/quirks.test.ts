// Odd things that real clusters and real servers do, each in a cluster of its own within one Prometheus and one
// VictoriaMetrics: the page's own analysis has to give the right rows.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { AnswerCache } from '@vigil/core/prometheus/answer-cache';
import { findPrometheus } from '../src/prometheus/find-prometheus.ts';
import { receivingConfig } from '../src/prometheus/prometheus-config.ts';
import { servePrometheus, type ServingDatabase } from '../src/prometheus/serve-prometheus.ts';
import { serveVictoriaMetrics } from '../src/prometheus/serve-victoria-metrics.ts';
import { analyseOverHttp, askInstant } from './analyse-over-http.ts';
import { writeFixtures } from './quirk-fixtures.ts';
import { exporterQuirks } from './quirks/exporter-quirks.ts';
import { lifeQuirks } from './quirks/life-quirks.ts';
import { serverQuirks } from './quirks/server-quirks.ts';
import { row, near } from './quirks/quirk.ts';

const minute = 60_000;
/** Ten minutes of samples before the window, so that no rate begins in it. */
const from = Math.floor((Date.now() - 72 * minute) / minute) * minute;
const window = { from: from + 10 * minute, to: from + 70 * minute };

const quirks = [...exporterQuirks, ...lifeQuirks, ...serverQuirks];
const clusters = new Map(quirks.map((quirk, index) => [`cluster-${index}`, quirk]));

/** The first cluster where a pod of this name runs. */
function clusterWith(pod: string) {
  const found = [...clusters].find(([, { series }]) => series.some(({ labels }) => labels['pod'] === pod));
  assert.ok(found, pod);
  return { label: 'cluster', value: found[0] };
}

for (const [server, start] of [
  ['Prometheus', startEmptyPrometheus],
  ['VictoriaMetrics', (folder: string) => serveVictoriaMetrics({ folder })],
] as const) {
  describe(server, () => {
    let running: ServingDatabase;
    let folder: string;
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'vigil-quirks-'));
      running = await start(folder);
      await writeFixtures(running.url, clusters, { from, to: window.to });
      await settled(running.url);
    });
    after(async () => {
      await running?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    for (const [cluster, quirk] of clusters) {
      test(quirk.name, async () => {
        const ask = askInstant(running.url);
        const found = await analyseOverHttp(
          quirk.through?.(ask) ?? ask,
          { cluster: { label: 'cluster', value: cluster }, namespaces: [] },
          window,
          { scopeOf: (cause) => (/limit/.test(String(cause)) ? 'too-much' : 'alone') }
        );
        quirk.check(found, server);
      });
    }

    const somewhere = clusterWith('web');
    const empty: Array<[string, { namespaces: string[]; pods?: string[] }, { from: number; to: number }]> = [
      ['an empty namespace has no rows and no failure', { namespaces: ['nobody'] }, window],
      [
        'a window before the data has no rows and no failure',
        { namespaces: [] },
        { from: from - 90 * minute, to: from - 60 * minute },
      ],
      [
        'a window in the future has no rows and no failure',
        { namespaces: [] },
        { from: window.to + 60 * minute, to: window.to + 90 * minute },
      ],
      [
        'a character of regular expressions in a name stands for itself',
        { namespaces: ['sh.p', 'sh|op', '.*'] },
        window,
      ],
      ['a quote and a backslash in a name break nothing', { namespaces: ['a"b', 'c\\'] }, window],
    ];
    for (const [name, scope, at] of empty) {
      test(name, async () => {
        const found = await analyseOverHttp(askInstant(running.url), { cluster: somewhere, ...scope }, at);
        assert.deepEqual(found.pods, []);
        assert.deepEqual(
          found.runs.filter(({ status }) => status !== 'done'),
          []
        );
      });
    }

    test('a week at 30 s is more than 11,000 points, and answered', async () => {
      const found = await analyseOverHttp(
        askInstant(running.url),
        { cluster: somewhere, namespaces: [] },
        { from: window.to - 7 * 24 * 60 * minute, to: window.to }
      );
      assert.deepEqual(
        found.runs.filter(({ status }) => status === 'failed'),
        []
      );
      near(row(found, 'web').cpu.average, 0.5, 0.05);
    });

    test('pieces that are kept give the rows of the whole, and are asked once', async () => {
      const cache = new AnswerCache(() => window.to + 60 * minute);
      const scope = { cluster: clusterWith('db-0'), namespaces: [] };
      const whole = await analyseOverHttp(askInstant(running.url), scope, window);
      const options = { splitting: 'reusable', cache } as const;
      const pieces = await analyseOverHttp(askInstant(running.url), scope, window, options);
      near(row(pieces, 'db-0').cpu.average, row(whole, 'db-0').cpu.average ?? 0, 0.01);
      assert.equal(row(pieces, 'db-0').memory.average, row(whole, 'db-0').memory.average);
      const again = await analyseOverHttp(askInstant(running.url), scope, window, options);
      assert.ok(again.runs.some(({ cached }) => cached));
      assert.deepEqual(again.pods, pieces.pods);
    });
  });
}

async function startEmptyPrometheus(folder: string): Promise<ServingDatabase> {
  const config = join(folder, 'prometheus.yml');
  await writeFile(config, receivingConfig(30));
  const { prometheus: binary } = await findPrometheus();
  return servePrometheus({ binary, folder, config });
}

/** What was written can be asked for a moment later only. */
async function settled(url: string): Promise<void> {
  const ask = askInstant(url);
  for (let turn = 0; turn < 100; turn += 1) {
    const { samples } = await ask('count(count by (cluster) (container_cpu_usage_seconds_total))', window.to);
    if (samples[0] && samples[0].value >= clusters.size) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
