import { useEffect, useMemo, useRef, useState } from 'react';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import { fetchSparks, type SparkLine, type SparkSource } from './fetch-sparks';
import { batchesOf, canSpark } from './spark-batches';

/** loading · many: too many pods for a little line · failed: the query did. */
export type SparkState = SparkLine | 'loading' | 'many' | 'failed';

/** Rows that only pass by while scrolling are not asked about. Milliseconds. */
const rest = 150;

/**
 * The little lines of the rows in sight: asked for in few queries once scrolling rests, cancelled when it goes on, kept
 * as long as the analysis is the same.
 */
export function useSparks(
  resource: 'cpu' | 'memory',
  wanted: boolean,
  rows: readonly ResourceRow[],
  source: SparkSource
): (row: ResourceRow) => SparkState {
  // Another analysis begins anew.
  const known = useMemo(
    () => ({ source, resource, lines: new Map<string, SparkLine | 'failed'>() }),
    [source, resource]
  );
  const [, setArrived] = useState(0);
  const missing = wanted ? rows.filter((row) => canSpark(row) && !known.lines.has(row.id)) : [];
  const key = missing.map(({ id }) => id).join(' ');

  // The key names the rows; the array itself is another on each render.
  const latest = useRef(missing);
  useEffect(() => {
    latest.current = missing;
  });

  useEffect(() => {
    const asked = latest.current;
    if (key === '') {
      return;
    }
    const controller = new AbortController();
    const load = async () => {
      for (const batch of batchesOf(asked.map(({ id, pods }) => ({ id, pods })))) {
        if (controller.signal.aborted) {
          return;
        }
        try {
          const lines = await fetchSparks(known.resource, batch, known.source, controller.signal);
          lines.forEach((line, id) => known.lines.set(id, line));
        } catch {
          if (controller.signal.aborted) {
            return;
          }
          batch.forEach(({ id }) => known.lines.set(id, 'failed'));
        }
        setArrived((count) => count + 1);
      }
    };
    const timer = setTimeout(() => void load(), rest);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [key, known]);

  return (row) => (canSpark(row) ? (known.lines.get(row.id) ?? 'loading') : 'many');
}
