import type { InstantSample } from './parse-answer.ts';

/** How answers for neighbouring pieces of time make the answer for all of it. */
export type Merge = 'max' | 'sum';

/** One sample a label set. What is not a finite number leaves the sample as the other pieces have it. */
export function mergeSamples(pieces: ReadonlyArray<readonly InstantSample[]>, merge: Merge): InstantSample[] {
  if (pieces.length === 1) {
    return [...(pieces[0] ?? [])];
  }
  const merged = new Map<string, InstantSample>();
  for (const samples of pieces) {
    for (const sample of samples) {
      const key = keyOf(sample.labels);
      const known = merged.get(key);
      if (!known || !Number.isFinite(known.value)) {
        merged.set(key, { ...sample });
      } else if (Number.isFinite(sample.value)) {
        known.value = merge === 'max' ? Math.max(known.value, sample.value) : known.value + sample.value;
      }
    }
  }
  return [...merged.values()];
}

/** Label names and values hold no control characters in Kubernetes' metrics. */
function keyOf(labels: Record<string, string>): string {
  const names = Object.keys(labels).sort();
  return names.map((name) => `${name}\u0001${labels[name]}`).join('\u0002');
}
