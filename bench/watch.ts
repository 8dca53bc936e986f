import { setTimeout as sleep } from 'node:timers/promises';
import type { Benchmark, Outcome, Report } from './benchmark.ts';
import { machine } from './figures/machine.ts';
import { median, quantile } from './figures/quantile.ts';
import { megabytes, round } from './figures/round.ts';
import { readOptions } from './number-options.ts';
import { type ChangeReader, followChanges } from './watch/follow-changes.ts';
import { latencies } from './watch/latencies.ts';
import { type Burst, measureBurst } from './watch/measure-burst.ts';
import { measureSync, type Sync } from './watch/measure-sync.ts';
import { compareIncidents, readIncidents } from './watch/read-incidents.ts';
import { soak } from './watch/soak.ts';
import { openStage, type Product, type Stage } from './watch/stage.ts';

const options = {
  /** Pods in the cluster. */
  pods: { default: 10_000, least: 100 },
  /** First syncs of the product and of the baseline, by turns. */
  runs: { default: 3, least: 1 },
  /** Updates of the burst. */
  updates: { default: 30_000, least: 10 },
  /** Crashes a second in the steady part, and how long it lasts. */
  transitions: { default: 200, least: 1 },
  seconds: { default: 20, least: 1 },
  /** Seconds between a sync and the look at the memory: V8 gives back what it no longer needs after 8 s without work. */
  rest: { default: 12, least: 0 },
  /** Minutes; 0: only the measurements above. */
  soak: { default: 0, least: 0 },
};
const patienceMs = 60_000;

export const benchmark: Benchmark = {
  about: 'list, watch, detect, store and stream of 10,000 pods, beside the informer of the official client',
  async run(args, report, signal) {
    const { profile, ...settings } = readOptions(args, options, ['profile']);
    const stage = await openStage(settings.pods, profile, signal);
    try {
      report.detail({ part: 'machine', ...machine(), pods: settings.pods, bytes_per_pod: stage.podBytes });
      return await (settings.soak > 0 ? soak(stage, settings, report, signal) : measure(stage, settings, report));
    } finally {
      await stage.close();
    }
  },
};

async function measure(stage: Stage, settings: Record<keyof typeof options, number>, report: Report): Promise<Outcome> {
  const { pods, runs, updates, rest } = settings;
  const syncs: Record<'product' | 'baseline', Sync[]> = { product: [], baseline: [] };
  const noteSync = (who: 'product' | 'baseline', run: number, sync: Sync) => {
    syncs[who].push(sync);
    report.say(`${who}, sync ${run} of ${runs}: ${sync.syncMs} ms, RSS ${megabytes(sync.rss)} MB`);
    report.detail({
      ...{ part: 'sync', who, run, sync_ms: sync.syncMs, list_ms: sync.listMs, cpu_ms: round(sync.cpuMs) },
      empty_rss_mb: megabytes(sync.emptyRss),
      ...{ rss_mb: megabytes(sync.rss), peak_rss_mb: megabytes(sync.peakRss) },
      ...{ heap_mb: megabytes(sync.heap), heap_growth_mb: megabytes(sync.heapGrowth) },
    });
  };
  for (let run = 1; run < runs; run += 1) {
    const baseline = await stage.baseline();
    noteSync('baseline', run, await measureSync(stage, baseline, pods, rest));
    await baseline.stop();
    const { child } = await stage.product();
    noteSync('product', run, await measureSync(stage, child, pods, rest));
    await child.call('close', undefined);
    await child.stop();
  }
  const baseline = await stage.baseline();
  noteSync('baseline', runs, await measureSync(stage, baseline, pods, rest));
  report.say(`baseline: ${updates} updates`);
  noteBurst('baseline', await measureBurst(stage, baseline, updates), report);
  await baseline.stop();
  await stage.cluster.call('renew', { pods });

  const product = await stage.product();
  const changes = await followChanges(product.url, stage.token);
  noteSync('product', runs, await measureSync(stage, product.child, pods, rest));
  report.say(`product: ${updates} updates`);
  const updatesPerSecond = await burst(stage, product, changes, updates, report);
  report.say(`product: ${settings.transitions} crashes a second for ${settings.seconds} s`);
  const streamP99 = await steady(stage, product, changes, settings, report);
  const { lost, faults } = await reconcile(stage, product, changes, report);
  await product.child.call('close', undefined);

  const middle = (who: 'product' | 'baseline', figure: keyof Sync) =>
    median(syncs[who].map((sync) => sync[figure])) ?? 0;
  return {
    summary: {
      ...{ bench: 'watch', pods },
      ...{ sync_ms: middle('product', 'syncMs'), baseline_sync_ms: middle('baseline', 'syncMs') },
      ...{ updates_per_s: updatesPerSecond, lost, stream_p99_ms: streamP99 },
      heap_growth_mb: megabytes(middle('product', 'heapGrowth')),
      rss_mb: megabytes(middle('product', 'rss')),
      baseline_rss_mb: megabytes(middle('baseline', 'rss')),
    },
    faults,
  };
}

function noteBurst(who: string, { sent, handledAt, cpuMs }: Burst, report: Report, knownAt = handledAt): number | null {
  const perSecond = round((sent.updates * 1000) / (Math.max(handledAt, knownAt) - sent.firstAt));
  report.detail({
    ...{ part: 'burst', who, updates: sent.updates, crashes: sent.crashes, updates_per_s: perSecond },
    ...{ sent_ms: sent.lastAt - sent.firstAt, handled_ms: handledAt - sent.firstAt, known_ms: knownAt - sent.firstAt },
    updates_per_cpu_s: round((sent.updates * 1000) / cpuMs),
  });
  report.say(`${who}: ${perSecond} updates a second`);
  return perSecond;
}

/** Counts until everything is stored: the stream tells only what is. */
async function burst(stage: Stage, product: Product, changes: ChangeReader, updates: number, report: Report) {
  const measured = await measureBurst(stage, product.child, updates);
  const knownAt = await changes.whenKnown(await expectedTotal(stage), patienceMs).catch((error: unknown) => {
    // What is missing is counted at the end.
    report.say(String(error));
    return measured.handledAt;
  });
  return noteBurst('product', measured, report, knownAt);
}

async function steady(
  stage: Stage,
  product: Product,
  changes: ChangeReader,
  { transitions, seconds }: { transitions: number; seconds: number },
  report: Report
): Promise<number | null> {
  // The logs of the burst are fetched by then.
  await sleep(3_000);
  await stage.cluster.call('crashes', undefined);
  const earlier = { dropped: changes.dropped, ...(await product.child.call('memory', { collect: false })) };
  changes.seen.length = 0;
  await stage.cluster.call('begin', { perSecond: transitions, seconds, crashes: 1, flips: 0, replaced: 0 });
  await stage.cluster.call('finished', undefined);
  await changes.whenKnown(await expectedTotal(stage), patienceMs).catch((error: unknown) => report.say(String(error)));
  const crashes = await stage.cluster.call('crashes', undefined);
  const { values, missing } = latencies(crashes, changes.seen);
  const { cpu } = await product.child.call('memory', { collect: false });
  report.detail({
    ...{ part: 'stream', crashes: crashes.length, seconds, missing, left_out: changes.dropped - earlier.dropped },
    ...{ p50_ms: quantile(values, 0.5), p99_ms: quantile(values, 0.99), worst_ms: quantile(values, 1) },
    cpu_share: round((cpu - earlier.cpu) / 1e6 / seconds, 2),
  });
  return missing > 0 ? null : quantile(values, 0.99);
}

async function expectedTotal(stage: Stage): Promise<number> {
  return Object.values(await stage.cluster.call('expected', undefined)).reduce((sum, count) => sum + count, 0);
}

/** What the store holds against what happened, occurrence by occurrence. */
async function reconcile(stage: Stage, product: Product, changes: ChangeReader, report: Report) {
  const expected = await stage.cluster.call('expected', undefined);
  const found = await readIncidents(product.url, stage.token);
  await changes.close();
  const { lost, doubled, unexpected } = compareIncidents(expected, found);
  const memory = await product.child.call('memory', { collect: false });
  report.detail({
    ...{ part: 'store', incidents: Object.keys(found).length, occurrences: await expectedTotal(stage) },
    ...{ lost, doubled, unexpected: unexpected.length },
    ...{ rss_mb: megabytes(memory.rss), peak_rss_mb: megabytes(memory.peakRss) },
  });
  const faults = [
    [lost, 'occurrences were lost'],
    [doubled, 'occurrences were counted twice'],
    [unexpected.length, 'incidents came of nothing'],
  ] as const;
  return { lost, faults: faults.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`) };
}
