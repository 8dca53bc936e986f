import type { InstantSample } from './parse-answer.ts';
import { seriesKey } from './series-key.ts';

/** How answers for neighbouring pieces of time make the answer for all of it. */
export type Merge = 'max' | 'sum';

/** One sample a label set. What is not a finite number leaves the sample as the other pieces have it. */
export function mergeSamples(pieces: ReadonlyArray<readonly InstantSample[]>, merge: Merge): InstantSample[] {
  if (pieces.length === 1) {
    return [...(pieces[0] ?? [])];
  }
  const merged = new Map<string, InstantSample>();
  // Kept answers share their labels: most are found again without their text.
  const known = new Map<InstantSample['labels'], InstantSample>();
  for (const samples of pieces) {
    for (const { labels, value } of samples) {
      const total = known.get(labels) ?? find(labels);
      if (!Number.isFinite(total.value)) {
        total.value = value;
      } else if (Number.isFinite(value)) {
        total.value = merge === 'max' ? Math.max(total.value, value) : total.value + value;
      }
    }
  }
  return [...merged.values()];

  /** Not a number until a piece says one. */
  function find(labels: InstantSample['labels']): InstantSample {
    const key = seriesKey(labels);
    const total = merged.get(key) ?? { labels, value: NaN };
    merged.set(key, total);
    known.set(labels, total);
    return total;
  }
}
