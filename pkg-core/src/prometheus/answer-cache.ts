import type { InstantSample } from './parse-answer.ts';
import type { PieceCache } from './run-plan.ts';
import { seriesKey } from './series-key.ts';

/** Bytes that are kept at most, as estimated: pieces of a day of some 20,000 pods. */
const mostBytes = 96_000_000;
/** Samples may arrive this late (remote write, recording rules): what is younger is asked again. Milliseconds. */
const settled = 300_000;
/** What changes rarely may be this old. Milliseconds. */
const fresh = 300_000;
/** Bytes of a sample: the number of its series and its value; of an answer and of a series beside its text. */
const sizes = { sample: 12, answer: 500, series: 200 };

/** One answer: of each sample the number of its series, and its value. */
interface Kept {
  series: Uint32Array;
  values: Float64Array;
  bytes: number;
  time: number;
}

/**
 * Answers about the past, which does not change: the finished pieces of a window. The ones unused longest go first. The
 * pieces of a window tell of the same series, so that labels are kept once for all of them. Beside them the last answer
 * to each question about what changes rarely.
 */
export class AnswerCache {
  readonly #answers = new Map<string, Kept>();
  readonly #most: number;
  readonly #now: () => number;
  readonly #numbers = new Map<string, number>();
  #labels: Array<InstantSample['labels']> = [];
  #bytes = 0;
  #seriesBytes = 0;

  /** `now`: Unix milliseconds; `most`: bytes, as estimated. */
  constructor(now: () => number, most = mostBytes) {
    this.#most = most;
    this.#now = now;
  }

  /** Samples of answers share their labels: leave those as they are. */
  get(source: string, expr: string, time: number): readonly InstantSample[] | undefined {
    return this.#get(keyOf(source, expr, time))?.samples;
  }

  put(source: string, expr: string, time: number, samples: readonly InstantSample[]): void {
    if (time <= this.#now() - settled) {
      this.#put(keyOf(source, expr, time), time, samples);
    }
  }

  /** The last answer that was kept, and its time, unless it is five minutes older than `time`, or younger than that. */
  recent(source: string, expr: string, time: number): ReturnType<NonNullable<PieceCache['recent']>> {
    const key = keyOf(source, expr);
    const age = time - (this.#answers.get(key)?.time ?? -Infinity);
    return age >= 0 && age < fresh ? this.#get(key) : undefined;
  }

  /** As the last answer, whatever it is about. */
  keep(source: string, expr: string, time: number, samples: readonly InstantSample[]): void {
    this.#put(keyOf(source, expr), time, samples);
  }

  /** The answers of one source. */
  of(source: string): Required<PieceCache> {
    return {
      get: (expr, time) => this.get(source, expr, time),
      put: (expr, time, samples) => this.put(source, expr, time, samples),
      recent: (expr, time) => this.recent(source, expr, time),
      keep: (expr, time, samples) => this.keep(source, expr, time, samples),
    };
  }

  #get(key: string): { time: number; samples: readonly InstantSample[] } | undefined {
    const kept = this.#answers.get(key);
    if (!kept) {
      return undefined;
    }
    this.#answers.delete(key);
    this.#answers.set(key, kept);
    const samples = Array.from(kept.values, (value, index) => ({
      labels: this.#labels[kept.series[index] ?? -1] ?? {},
      value,
    }));
    return { time: kept.time, samples };
  }

  #put(key: string, time: number, samples: readonly InstantSample[]): void {
    // One answer must not push out all the others.
    if (samples.length * sizes.sample > this.#most / 8) {
      return;
    }
    if (this.#seriesBytes > this.#most / 2) {
      // Mostly series of answers that went long ago.
      this.clear();
    }
    this.#remove(key);
    const series = Uint32Array.from(samples, ({ labels }) => this.#numberOf(labels));
    const values = Float64Array.from(samples, ({ value }) => value);
    const bytes = sizes.answer + 2 * key.length + samples.length * sizes.sample;
    this.#answers.set(key, { series, values, bytes, time });
    this.#bytes += bytes;
    for (const oldest of this.#answers.keys()) {
      if (this.#bytes + this.#seriesBytes <= this.#most) {
        return;
      }
      this.#remove(oldest);
    }
  }

  clear(): void {
    this.#answers.clear();
    this.#numbers.clear();
    this.#labels = [];
    this.#bytes = 0;
    this.#seriesBytes = 0;
  }

  #numberOf(labels: InstantSample['labels']): number {
    const key = seriesKey(labels);
    const known = this.#numbers.get(key);
    if (known !== undefined) {
      return known;
    }
    this.#numbers.set(key, this.#labels.length);
    this.#seriesBytes += sizes.series + 4 * key.length;
    return this.#labels.push(labels) - 1;
  }

  #remove(key: string): void {
    const kept = this.#answers.get(key);
    if (kept) {
      this.#answers.delete(key);
      this.#bytes -= kept.bytes;
    }
  }
}

function keyOf(source: string, expr: string, time: number | 'last' = 'last'): string {
  return `${source} ${time} ${expr}`;
}
