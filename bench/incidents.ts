import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { IncidentFilter, IncidentQuery } from '@vigil/core/contract/incidents';
import type { IncidentStore } from '../pkg-backend-proxy/src/store/incident-store.ts';
import { openSqliteStore } from '../pkg-backend-proxy/src/store/sqlite-store.ts';
import type { Benchmark, Report } from './benchmark.ts';
import { machine } from './figures/machine.ts';
import { median, quantile } from './figures/quantile.ts';
import { megabytes, round } from './figures/round.ts';
import { chance } from './incidents/chance.ts';
import { exampleRecording, rareWord } from './incidents/example-recording.ts';
import { fillStore } from './incidents/fill-store.ts';
import { readOptions } from './number-options.ts';

const options = {
  incidents: { default: 50_000, least: 100 },
  /** Times each question is asked. */
  calls: { default: 20, least: 1 },
  /** Further happenings recorded at the end. */
  happenings: { default: 5_000, least: 1 },
};
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Recordings of one transaction, as the proxy writes them. */
const batchSize = 200;

export const benchmark: Benchmark = {
  about: 'a store of 50,000 incidents: lists, filters, search, summaries and further writes',
  async run(args, report, signal) {
    const { incidents, calls, happenings } = readOptions(args, options);
    const folder = await mkdtemp(path.join(tmpdir(), 'vigil-bench-'));
    const now = Date.now();
    const file = path.join(folder, 'vigil.db');
    let store = openSqliteStore(file);
    try {
      report.detail({ part: 'machine', ...machine() });
      const began = performance.now();
      const occurrences = await fillStore(store, incidents, now, (done) => {
        signal.throwIfAborted();
        report.say(`${done} of ${incidents} incidents written`);
      });
      const fillMs = performance.now() - began;
      await store.close();
      const opening = performance.now();
      store = openSqliteStore(file);
      report.detail({
        ...{ part: 'store', incidents, occurrences, file_mb: megabytes((await stat(file)).size) },
        ...{ filled_per_s: round((occurrences * 1000) / fillMs), store_open_ms: round(performance.now() - opening) },
      });
      const { open, filter, search, summary } = await askAll(store, now, calls, report);
      const recordPerSecond = await recordMore(store, incidents, happenings, report);
      return {
        summary: {
          ...{ bench: 'incidents', incidents, open_ms: open, filter_ms: filter, search_ms: search },
          ...{ summary_ms: summary, record_per_s: recordPerSecond },
        },
        faults: [],
      };
    } finally {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** Medians in milliseconds of: the first page, the slowest filter, the slowest search, the slowest summary. */
async function askAll(
  store: IncidentStore,
  now: number,
  calls: number,
  report: Report
): Promise<Record<'open' | 'filter' | 'search' | 'summary', number>> {
  const sixHours = { from: now - 6 * hourMs, to: now };
  const twoWeeks = { from: now - 14 * dayMs, to: now };
  const list = (query: Partial<IncidentQuery>) => () => store.list({ sort: 'lastSeen', limit: 100, ...query });
  const summarise = (query: IncidentFilter) => () => store.summarise(query);
  let cursor: string | undefined;
  const nextPage = async () => {
    cursor = (await store.list({ sort: 'lastSeen', limit: 100, ...twoWeeks, cursor })).nextCursor ?? undefined;
  };
  const time = async (question: string, ask: () => Promise<unknown>) => {
    const times: number[] = [];
    const before = process.cpuUsage();
    for (let call = 0; call < calls; call += 1) {
      const began = performance.now();
      await ask();
      times.push(performance.now() - began);
    }
    const { user, system } = process.cpuUsage(before);
    const [middle, p95] = [round(median(times), 1), round(quantile(times, 0.95), 1)];
    const cpu = round((user + system) / 1000 / calls, 1);
    report.detail({ part: 'question', question, calls, median_ms: middle, p95_ms: p95, cpu_ms: cpu });
    report.say(`${question}: ${middle} ms (95 %: ${p95} ms)`);
    return middle ?? 0;
  };
  const slowest = (times: number[]) => Math.max(...times);

  const open = await time('first page, 14 days', list(twoWeeks));
  await time('first page, 6 hours', list(sixHours));
  await time('next pages, 14 days', nextPage);
  await time('first page by severity', list({ ...twoWeeks, sort: 'severity' }));
  await time('first page by occurrences', list({ ...twoWeeks, sort: 'occurrences' }));
  const filters = [
    await time('filter: namespace', list({ ...twoWeeks, namespace: ['pay'] })),
    await time(
      'filter: reason and severity',
      list({ ...twoWeeks, reason: ['OOMKilled'], severity: ['critical', 'high'] })
    ),
    await time('filter: one workload', list({ ...twoWeeks, workload: ['Deployment/shop/service-100'] })),
    await time('filter: open', list({ ...twoWeeks, state: ['open'] })),
  ];
  const searches = [
    await time('search: a common word', list({ ...twoWeeks, search: 'service-1' })),
    await time('search: a rare word', list({ ...twoWeeks, search: rareWord })),
    await time('search: nothing has it', list({ ...twoWeeks, search: 'no incident says this' })),
  ];
  const summaries = [
    await time('summary, 6 hours', summarise(sixHours)),
    await time('summary, 14 days', summarise(twoWeeks)),
    await time('summary of a search, 14 days', summarise({ ...twoWeeks, search: 'service-1' })),
  ];
  return { open, filter: slowest(filters), search: slowest(searches), summary: slowest(summaries) };
}

/** Happenings of incidents that are known, one each, with the store as large as it is. */
async function recordMore(store: IncidentStore, incidents: number, happenings: number, report: Report) {
  const random = chance(7);
  const now = Date.now();
  const began = performance.now();
  for (let from = 0; from < happenings; from += batchSize) {
    const count = Math.min(batchSize, happenings - from);
    const recordings = Array.from({ length: count }, (_, offset) =>
      exampleRecording(((from + offset) * 7_919) % incidents, now, random, 1 + Math.floor((from + offset) / incidents))
    );
    const { fresh } = await store.record(recordings);
    if (fresh.length !== count) {
      throw new Error(`${count} new happenings were recorded, and ${fresh.length} taken for new`);
    }
  }
  const perSecond = round((happenings * 1000) / (performance.now() - began));
  report.say(`${perSecond} happenings a second recorded`);
  return perSecond;
}
