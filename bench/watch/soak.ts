import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome, Report } from '../benchmark.ts';
import { megabytes, round } from '../figures/round.ts';
import { slope } from '../figures/slope.ts';
import type { OwnMemory } from '../processes/own-memory.ts';
import { followChanges } from './follow-changes.ts';
import { measureBurst, whenWatching } from './measure-burst.ts';
import { compareIncidents, readIncidents } from './read-incidents.ts';
import type { Stage } from './stage.ts';

const sampleMs = 10_000;
const patienceMs = 60_000;
/** Also pods come and go: what is kept of one that is gone would be a leak. */
const load = { perSecond: 100, crashes: 0.1, flips: 0.2, replaced: 0.02 };

interface Sample extends OwnMemory {
  hours: number;
}

/** The same shape at a steady rate, and how memory and descriptors grow in an hour, by the second half of the time. */
export async function soak(
  stage: Stage,
  { pods, soak: minutes }: { pods: number; soak: number },
  report: Report,
  signal: AbortSignal
): Promise<Outcome> {
  const product = await stage.product();
  const changes = await followChanges(product.url, stage.token);
  await stage.cluster.call('expectVisible', undefined);
  await product.child.call('sync', { pods, patienceMs });
  await whenWatching(stage);
  // Pods that resemble each other share memory until they break for the first time: that is no growth over the hours.
  await measureBurst(stage, product.child, pods, { crashes: 1, flips: 0, replaced: 0 });
  await stage.cluster.call('begin', { ...load, seconds: minutes * 60 });
  const startedAt = Date.now();
  const samples: Sample[] = [];
  while (Date.now() - startedAt < minutes * 60_000) {
    await sleep(Math.min(sampleMs, Math.max(0, startedAt + minutes * 60_000 - Date.now())), undefined, { signal });
    const sample = {
      hours: (Date.now() - startedAt) / 3_600_000,
      ...(await product.child.call('memory', { collect: true })),
    };
    samples.push(sample);
    // What is counted and read here must not grow for hours.
    changes.seen.length = 0;
    await stage.cluster.call('crashes', undefined);
    report.detail({ part: 'soak', ...figuresOf(sample) });
    report.say(
      `${round(sample.hours * 60, 1)} min: RSS ${megabytes(sample.rss)} MB, heap ${megabytes(sample.heap)} MB`
    );
  }
  const sent = await stage.cluster.call('finished', undefined);
  const expected = await stage.cluster.call('expected', undefined);
  const total = Object.values(expected).reduce((sum, count) => sum + count, 0);
  await changes.whenKnown(total, patienceMs).catch((error: unknown) => report.say(String(error)));
  const { lost, doubled } = compareIncidents(expected, await readIncidents(product.url, stage.token));
  await changes.close();
  await product.child.call('close', undefined);

  const second = samples.slice(Math.floor(samples.length / 2));
  const perHour = (of: (sample: Sample) => number, digits: number) =>
    round(slope(second.map((sample) => [sample.hours, of(sample)] as const)), digits);
  const end = samples.at(-1);
  return {
    summary: {
      ...{ bench: 'watch-soak', pods, minutes, updates: sent?.updates ?? 0, occurrences: total, lost, doubled },
      rss_mb: megabytes(end?.rss ?? 0),
      rss_mb_per_hour: perHour(({ rss }) => rss / 1e6, 1),
      heap_mb: megabytes(end?.heap ?? 0),
      heap_mb_per_hour: perHour(({ heap }) => heap / 1e6, 1),
      descriptors: end?.descriptors ?? 0,
      descriptors_per_hour: perHour(({ descriptors }) => descriptors, 1),
    },
    faults: [
      ...(lost > 0 ? [`${lost} occurrences were lost`] : []),
      ...(doubled > 0 ? [`${doubled} occurrences were counted twice`] : []),
    ],
  };
}

function figuresOf({ hours, rss, heap, external, descriptors }: Sample) {
  return {
    ...{ minutes: round(hours * 60, 2), rss_mb: megabytes(rss), heap_mb: megabytes(heap) },
    ...{ external_mb: megabytes(external), descriptors },
  };
}
