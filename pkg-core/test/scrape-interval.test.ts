import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { needsPromtool, promtool } from './promql/promtool.ts';
import { planProbe } from '../src/resources/capabilities.ts';

/** Seconds; the query is evaluated at the end. */
const end = 2400;

/** Scrapes of one job: every pod has its own phase, and its own jitter of up to so many seconds. */
interface Scraping {
  interval: number;
  job?: string;
  pods?: number;
  jitter?: number;
  /** No scrape in between. */
  gap?: [from: number, to: number];
  from?: number;
  form?: 'pod' | 'container' | 'legacy';
}

const forms = {
  pod: 'container="",image="",pod="POD"',
  container: 'container="app",image="app:1",pod="POD"',
  legacy: 'container_name="app",image="app:1",pod_name="POD",cpu="cpu00"',
};

/** 0 … 1, the same for the same seed. */
function spread(seed: number): number {
  const value = Math.sin(seed * 12.9898) * 43758.5453;
  return value - Math.floor(value);
}

function seriesOf({ interval, job = 'kubelet', pods = 12, jitter = 0, gap, from = 0, form = 'pod' }: Scraping) {
  return Array.from({ length: pods }, (_, pod) => {
    const labels = `job="${job}",namespace="shop",${forms[form].replace('POD', `${job}-${pod}`)}`;
    const seconds = new Set<number>();
    for (let scrape = 0; from + scrape * interval < end + interval; scrape++) {
      const at = from + scrape * interval + spread(pod + 1) * interval + (2 * spread(pod * 997 + scrape) - 1) * jitter;
      if (!(gap && at > gap[0] && at < gap[1])) {
        seconds.add(Math.round(at));
      }
    }
    const values = Array.from({ length: end + 1 }, (_, second) => (seconds.has(second) ? '1' : '_')).join(' ');
    return { series: `container_cpu_usage_seconds_total{${labels}}`, values };
  });
}

/** Well within the share up to which an interval is read as the usual one. */
const tolerance = 0.02;

const table: Array<[what: string, scraping: Scraping[], expected: Record<string, number>]> = [
  ...[15, 20, 30, 60].flatMap((interval): typeof table => [
    [`${interval} s`, [{ interval }], { kubelet: interval }],
    [`${interval} s with jitter`, [{ interval, jitter: 6 }], { kubelet: interval }],
    [`${interval} s with jitter, one pod`, [{ interval, jitter: 6, pods: 1 }], { kubelet: interval }],
    [`${interval} s with a gap of 50 s just now`, [{ interval, gap: [2290, 2340] }], { kubelet: interval }],
    [`${interval} s with jitter and a gap`, [{ interval, jitter: 6, gap: [1500, 1690] }], { kubelet: interval }],
    [`${interval} s, four minutes old`, [{ interval, from: end - 240 }], { kubelet: interval }],
  ]),
  ['an unusual interval', [{ interval: 45, jitter: 6 }], { kubelet: 45 }],
  ['containers without pod cgroups', [{ interval: 30, form: 'container' }], { kubelet: 30 }],
  ['containers under the old names', [{ interval: 30, form: 'legacy' }], { kubelet: 30 }],
  [
    'two jobs',
    [
      { interval: 30, jitter: 6 },
      { interval: 15, job: 'agent', gap: [1800, 1900] },
    ],
    { kubelet: 30, agent: 15 },
  ],
  ['a single sample', [{ interval: 30, from: end - 1, jitter: 0 }], {}],
  ['nothing', [], {}],
];

describe('the scrape interval', needsPromtool, () => {
  const folder = mkdtempSync(join(tmpdir(), 'scrape-interval-'));
  after(() => rmSync(folder, { recursive: true }));

  it('is measured from samples', () => {
    const probe = planProbe({ cluster: null, namespaces: [] }).find(({ id }) => id === 'interval')?.expr ?? '';
    const tests = table.map(([name, scraping, expected]) => ({
      name,
      interval: '1s',
      input_series: scraping.flatMap(seriesOf),
      promql_expr_test: [
        {
          expr: `count by (job) (${probe})`,
          eval_time: `${end}s`,
          exp_samples: Object.keys(expected).map((job) => ({ labels: `{job="${job}"}`, value: 1 })),
        },
        ...Object.entries(expected).map(([job, interval]) => ({
          expr: `abs((${probe}) / on (job) label_replace(vector(${interval}), "job", "${job}", "", "") - 1) < bool ${tolerance}`,
          eval_time: `${end}s`,
          exp_samples: [{ labels: `{job="${job}"}`, value: 1 }],
        })),
      ],
    }));
    const file = join(folder, 'test.yml');
    writeFileSync(file, JSON.stringify({ evaluation_interval: '1m', tests }));
    const { status, stdout, stderr } = spawnSync(promtool ?? '', ['test', 'rules', file], { encoding: 'utf8' });
    assert.equal(status, 0, `${stdout}${stderr}`);
  });
});
