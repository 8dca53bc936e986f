import { useEffect, useState } from 'react';
import { FieldType } from '@grafana/data';
import { auditMetrics } from '@vigil/core/audit/history/audit-metrics';
import { clusterBraces } from '@vigil/core/audit/history/past-audit';
import { auditCategories, type AuditCategory } from '@vigil/core/vocabulary/finding';
import { queryRange } from '../../../prometheus/queryRange';

/** Scores of the object checks from the start to the end of a range; undefined where there is none: a gap. */
export type Trend = ReadonlyArray<number | undefined>;
export type Trends = ReadonlyMap<AuditCategory, Trend>;

/** More than a tile can show would be wasted. */
const points = 60;

/** The score over time by category, as the proxy exported it: one query. Empty while it is not known. */
export function useScoreTrend(
  source: string | undefined,
  clusters: readonly string[],
  from: number,
  to: number
): Trends {
  const [known, setKnown] = useState<{ key: string; trends: Trends }>({ key: '', trends: new Map() });
  const expr = trendQuery(clusters);
  const key = `${source} ${from} ${to} ${expr}`;
  useEffect(() => {
    if (source === undefined) {
      return;
    }
    const controller = new AbortController();
    const { signal } = controller;
    fetchTrends(source, expr, { from, to }, signal)
      // A trend is an addition: without it the tile says the same.
      .catch((): Trends => new Map())
      .then((trends) => !signal.aborted && setKnown({ key, trends }));
    return () => controller.abort();
  }, [source, expr, from, to, key]);
  return known.key === key ? known.trends : new Map();
}

/** 100 × Σ earned ÷ Σ possible over the clusters, replicas that export the same once. */
function trendQuery(clusters: readonly string[]): string {
  const sum = (name: string) => `sum by (category) (max by (cluster, category) (${name}${clusterBraces(clusters)}))`;
  return `100 * ${sum(auditMetrics.earned.name)} / ${sum(auditMetrics.possible.name)}`;
}

async function fetchTrends(
  source: string,
  expr: string,
  window: { from: number; to: number },
  signal: AbortSignal
): Promise<Trends> {
  const step = Math.max(30, Math.ceil((window.to - window.from) / 1000 / points));
  const frames = await queryRange(source, { expr, ...window, step, signal });
  const slots = Math.max(1, Math.round((window.to - window.from) / 1000 / step)) + 1;
  const trends = new Map<AuditCategory, Array<number | undefined>>();
  for (const { fields } of frames) {
    const times: number[] = fields.find(({ type }) => type === FieldType.time)?.values ?? [];
    for (const { type, labels, values } of fields) {
      const category = auditCategories.find((one) => one === labels?.category);
      if (type === FieldType.number && category) {
        const trend = new Array<number | undefined>(slots).fill(undefined);
        times.forEach((time, index) => {
          const at = Math.round((time - window.from) / 1000 / step);
          const value: unknown = values[index];
          if (typeof value === 'number' && Number.isFinite(value) && at >= 0 && at < slots) {
            trend[at] = value;
          }
        });
        trends.set(category, trend);
      }
    }
  }
  return trends;
}
