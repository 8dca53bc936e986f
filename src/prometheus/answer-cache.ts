import type { InstantSample } from '@vigil/core/prometheus/parse-answer';

/** Samples that are kept at most: some 50 MB. */
const mostSamples = 250_000;
/** Samples may arrive this late (remote write, recording rules): what is younger is asked again. Milliseconds. */
const settled = 300_000;

/**
 * Answers about the past, which does not change: the finished pieces of a window. The ones unused longest go first.
 * Lives as long as the browser's page.
 */
export class AnswerCache {
  readonly #answers = new Map<string, readonly InstantSample[]>();
  readonly #most: number;
  readonly #now: () => number;
  #samples = 0;

  constructor(most = mostSamples, now: () => number = Date.now) {
    this.#most = most;
    this.#now = now;
  }

  get(source: string, expr: string, time: number): readonly InstantSample[] | undefined {
    const key = keyOf(source, expr, time);
    const samples = this.#answers.get(key);
    if (samples) {
      this.#answers.delete(key);
      this.#answers.set(key, samples);
    }
    return samples;
  }

  put(source: string, expr: string, time: number, samples: readonly InstantSample[]): void {
    if (time > this.#now() - settled || samples.length > this.#most / 2) {
      return;
    }
    const key = keyOf(source, expr, time);
    this.#remove(key);
    this.#answers.set(key, samples);
    // An empty answer takes room as well.
    this.#samples += samples.length + 1;
    for (const oldest of this.#answers.keys()) {
      if (this.#samples <= this.#most) {
        return;
      }
      this.#remove(oldest);
    }
  }

  clear(): void {
    this.#answers.clear();
    this.#samples = 0;
  }

  #remove(key: string): void {
    const samples = this.#answers.get(key);
    if (samples) {
      this.#answers.delete(key);
      this.#samples -= samples.length + 1;
    }
  }
}

function keyOf(source: string, expr: string, time: number): string {
  return `${source} ${time} ${expr}`;
}

/** One for the whole page. */
export const answerCache = new AnswerCache();
