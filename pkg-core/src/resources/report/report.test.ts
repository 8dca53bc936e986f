import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentToMarkdown } from '../../export/document-to-markdown.ts';
import type { PodRow } from '../pod-row.ts';
import { defaultPolicy } from '../policy.ts';
import { rollUp } from '../roll-up.ts';
import { summarise } from '../summarise.ts';
import { mostRows, reportToDocument } from './report-to-document.ts';
import { reportToJson } from './report-to-json.ts';
import type { ResourceReport } from './resource-report.ts';

const GiB = 2 ** 30;
const basis = { windowSeconds: 3600, intervalSeconds: 30 };

function pod(name: string, figures: Partial<PodRow>): PodRow {
  const owner = { kind: 'Deployment', namespace: 'shop', name };
  const base = { namespace: 'shop', pod: `${name}-1`, owner, alive: true, samples: 120, pressure: {} };
  return { ...base, cpu: {}, memory: {}, ...figures };
}

function report(pods: PodRow[], patch: Partial<ResourceReport> = {}): ResourceReport {
  const rows = rollUp(pods, 'workload', defaultPolicy, basis);
  return {
    ...{ source: 'prod', cluster: '', namespaces: ['shop'], intervalSeconds: 30, peakSeconds: 60, nodes: [] },
    window: { from: Date.UTC(2025, 0, 1), to: Date.UTC(2025, 0, 1, 1) },
    rows,
    total: rows.length,
    summary: summarise(pods, rows, []),
    policy: defaultPolicy,
    advice: [],
    queries: [{ title: { en: 'CPU peak', zh: 'CPU 峰值' }, expr: 'max(x)', time: 0, problem: 'too many samples' }],
    warnings: ['partial response'],
    ...patch,
  };
}

const hungry = pod('checkout', { cpu: { average: 0.95, max: 0.99, request: 0.5, limit: 1 }, memory: { max: GiB } });

test('tells what was found, on what it rests and how it was asked', () => {
  const text = documentToMarkdown(
    reportToDocument(
      report([hungry], {
        name: '2k rps',
        advice: [
          { workload: hungry.owner, lines: [{ en: 'Raise the limit.', zh: '提高 limit。' }], patch: 'kubectl patch' },
        ],
      }),
      'en'
    )
  );
  for (const part of [
    '# Resource analysis: 2k rps',
    'Window: 2025-01-01T00:00:00.000Z – 2025-01-01T01:00:00.000Z (1 h)',
    'Starved workloads: 1 (Deployment shop/checkout)',
    'Deployment shop/checkout: All containers together: average CPU is 95 % of the CPU limit',
    'Raise the limit.',
    '```\nkubectl patch\n```',
    '| Deployment shop/checkout | 0.95 | 0.99 | 0.5 | 1 | – | 1 GiB |',
    'starvedOfLimit = 0.8',
    'too many samples',
    'partial response',
    '```\nmax(x)\n```',
  ]) {
    assert.ok(text.includes(part), `${part}\n---\n${text}`);
  }
});

test('speaks Chinese', () => {
  const text = documentToMarkdown(reportToDocument(report([hungry]), 'zh'));
  assert.ok(text.startsWith('# 资源分析\n'));
  assert.ok(text.includes('CPU 均值达到 CPU limit 的 95 %'));
});

test('says that nothing was found, and that it is unknown what is wasted', () => {
  const text = documentToMarkdown(reportToDocument(report([]), 'en'));
  assert.ok(text.includes('Nothing is beyond a threshold.'));
  assert.ok(text.includes('Requested and not used even at the peak: unknown'));
});

test('cuts a table that no one reads to its end, and says so', () => {
  const pods = Array.from({ length: mostRows + 5 }, (_, index) => pod(`w${index}`, {}));
  const document = reportToDocument(report(pods), 'en');
  assert.equal(document.find(({ type }) => type === 'table')?.type === 'table', true);
  assert.ok(documentToMarkdown(document).includes(`The first ${mostRows} of ${mostRows + 5} rows`));
});

test('JSON holds every row, with null for what is unknown', () => {
  const parsed = JSON.parse(reportToJson(report([hungry])));
  assert.equal(parsed.window.seconds, 3600);
  assert.equal(parsed.rows[0].cpu_average_cores, 0.95);
  assert.equal(parsed.rows[0].memory_request_bytes, null);
  assert.deepEqual(
    parsed.rows[0].verdicts.map(({ kind }: { kind: string }) => kind),
    ['starved']
  );
  assert.deepEqual(parsed.summary.starved, ['Deployment/shop/checkout']);
  assert.equal(parsed.queries[0].problem, 'too many samples');
});
