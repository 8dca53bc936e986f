import { setImmediate } from 'node:timers/promises';
import type { Counters } from '../metrics/counters.ts';
import { labelText } from '../metrics/label-text.ts';
import type { Sample } from '../metrics/sample.ts';
import type { Target } from '../metrics/targets.ts';
import type { World, WorldState } from '../world/world.ts';
import { encodeLabels, encodeRequest, sendRequest, type WrittenSeries } from './remote-write.ts';
import { storedLabels } from './stored-labels.ts';

export interface HistoryReport {
  samples: number;
  series: number;
  /** How long the writing took. */
  seconds: number;
  /** Of the last scrape written, Unix milliseconds. */
  until: number;
}

/** Scrapes per request body: the receiver takes samples up to one hour older than its newest. */
const sliceSteps = 40;
const seriesPerRequest = 4000;

/**
 * Writes what Prometheus would have scraped from `from` until now, in time order: samples, `up` and
 * `scrape_samples_scraped` per target, and a stale marker where a series ends. `counters` are walked along and can
 * serve the live pages afterwards. `copies`: other databases that take the same. `interval`: seconds; `from` and `clock`:
 * Unix milliseconds.
 */
export async function writeHistory(options: {
  url: string;
  copies?: readonly string[];
  world: World;
  targets: readonly Target[];
  counters: Counters;
  from: number;
  clock: () => number;
  interval: number;
  onProgress?: (done: number) => void;
}): Promise<HistoryReport> {
  const { url, copies = [], world, targets, counters, from, clock, interval, onProgress = () => {} } = options;
  const began = performance.now();
  const recorders = targets.map((target) => new Recorder(target));
  const step = interval * 1000;
  const report: HistoryReport = { samples: 0, series: 0, seconds: 0, until: from };
  let sending = Promise.resolve();
  let time = from;
  while (time <= clock()) {
    for (let steps = 0; steps < sliceSteps && time <= clock(); steps++, time += step) {
      const state = world.at(time);
      counters.advance(state);
      recorders.forEach((recorder) => recorder.record(state, counters));
      report.until = time;
      // Lets the slice before this one get out while this one is reckoned.
      await setImmediate();
    }
    const series = recorders.flatMap((recorder) => recorder.flush());
    report.samples += series.reduce((sum, one) => sum + one.times.length, 0);
    await sending;
    sending = send([url, ...copies], series);
    // Its failure is thrown by the await above; until then it is no unhandled one.
    sending.catch(() => {});
    onProgress(Math.min(1, (report.until - from) / Math.max(1, clock() - from)));
  }
  await sending;
  report.series = recorders.reduce((sum, recorder) => sum + recorder.series, 0);
  report.seconds = (performance.now() - began) / 1000;
  return report;
}

async function send(urls: readonly string[], series: WrittenSeries[]): Promise<void> {
  for (let index = 0; index < series.length; index += seriesPerRequest) {
    const request = encodeRequest(series.slice(index, index + seriesPerRequest));
    await Promise.all(urls.map((url) => sendRequest(url, request)));
  }
}

interface RecordedSeries extends WrittenSeries {
  /** Number of the scrape that last had it. */
  seen: number;
}

/** What Prometheus keeps of one target: its series, and which of them the last scrape had. */
class Recorder {
  /** Series so far, ended ones included. */
  series = 0;
  private readonly target: Target;
  /** By label text, then by name: both strings live on from scrape to scrape, so finding them again is cheap. */
  private readonly kept = new Map<string, Map<string, RecordedSeries>>();
  private scrape = 0;
  /** Series of the latest scrape, and those of them that the one before had too. */
  private present = 0;
  private continued = 0;

  constructor(target: Target) {
    this.target = target;
  }

  record(state: WorldState, counters: Counters): void {
    const page = this.target.scrape(state, counters);
    this.scrape += 1;
    const before = this.present;
    this.present = 0;
    this.continued = 0;
    const samples = typeof page === 'string' ? [] : page;
    for (const sample of samples) {
      this.add(sample, state.time);
    }
    if (page !== 'absent') {
      this.add({ name: 'up', labels: {}, value: page === 'unreachable' ? 0 : 1 }, state.time);
      this.add({ name: 'scrape_samples_scraped', labels: {}, value: samples.length }, state.time);
    }
    if (this.continued < before) {
      this.endSeries(state.time);
    }
  }

  /** What was recorded since the last call; series that have ended are forgotten. */
  flush(): WrittenSeries[] {
    const written: WrittenSeries[] = [];
    for (const [text, family] of this.kept) {
      for (const [name, series] of family) {
        if (series.times.length > 0) {
          written.push({ labels: series.labels, times: series.times, values: series.values });
        }
        series.times = [];
        series.values = [];
        if (series.seen < this.scrape) {
          family.delete(name);
        }
      }
      if (family.size === 0) {
        this.kept.delete(text);
      }
    }
    return written;
  }

  private add({ name, labels, value }: Sample, time: number): void {
    const text = labelText(labels);
    let family = this.kept.get(text);
    if (family === undefined) {
      family = new Map();
      this.kept.set(text, family);
    }
    let series = family.get(name);
    if (series === undefined) {
      const encoded = encodeLabels(storedLabels(name, labels, this.target));
      series = { labels: encoded, times: [], values: [], seen: 0 };
      family.set(name, series);
      this.series += 1;
    }
    this.present += 1;
    this.continued += series.seen === this.scrape - 1 && series.seen > 0 ? 1 : 0;
    series.seen = this.scrape;
    series.times.push(time);
    series.values.push(value);
  }

  private endSeries(time: number): void {
    for (const family of this.kept.values()) {
      for (const series of family.values()) {
        if (series.seen === this.scrape - 1) {
          series.times.push(time);
          series.values.push(NaN);
        }
      }
    }
  }
}
