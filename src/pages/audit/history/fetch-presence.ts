import { FieldType, type DataFrame } from '@grafana/data';
import type { Check, PrometheusCheck } from '@vigil/core/audit/check';
import { presenceOf, presenceQuery, type Presence, type PresencePoint } from '@vigil/core/audit/history/presence';
import type { Finding } from '@vigil/core/vocabulary/finding';
import { workloadKey } from '@vigil/core/vocabulary/workload-ref';
import { queryRange } from '../../../prometheus/queryRange';

interface Window {
  /** Unix milliseconds. */
  from: number;
  to: number;
  /** Seconds. */
  step: number;
}

const day = 86_400_000;
/** Evaluations of the query of a metric check: it may be a dear one. */
const looks = 24;

/**
 * Since when a finding of this check has been there: one of an object check within the last seven days, to the minute; one of a metric
 * check within the page's range (Unix milliseconds), to a part of it. Null when nothing tells. Rejects with `PrometheusError`.
 */
export async function fetchPresence(
  finding: Finding,
  check: Check | undefined,
  source: string,
  { from, to }: { from: number; to: number },
  signal: AbortSignal
): Promise<Presence | null> {
  const ask = (expr: string, window: Window) => queryRange(source, { expr, ...window, signal });
  if (check?.kind === 'api') {
    const expr = presenceQuery(finding);
    const step = 1800;
    const coarse = presenceOf(pointsOf(await ask(expr, { from: to - 7 * day, to, step })));
    if (!coarse?.isCertain) {
      return coarse;
    }
    const close = { from: coarse.since - step * 1000, to: coarse.since, step: 60 };
    return presenceOf(pointsOf(await ask(expr, close))) ?? coarse;
  }
  const { query } = finding.evidence;
  if (!check || query === null) {
    return null;
  }
  const window = { from, to, step: Math.max(30, Math.ceil((to - from) / 1000 / looks)) };
  const [found, probed] = await Promise.all([ask(query, window), ask(probeOf(check, finding), window)]);
  return presenceOf(lookFor(check, finding, found, probed));
}

/** The probe in the scope that gave the finding: with a cluster label or without. */
function probeOf(check: PrometheusCheck, { cluster, evidence }: Finding): string {
  const everywhere = { matchers: '', clusterLabel: null };
  const isEverywhere = check.query(everywhere) === evidence.query;
  return check.probe(
    isEverywhere ? everywhere : { matchers: `cluster=${JSON.stringify(cluster)}`, clusterLabel: 'cluster' }
  );
}

/** At each moment with data: whether one of the samples found was the finding's subject. */
function lookFor(
  check: PrometheusCheck,
  { subject }: Finding,
  found: DataFrame[],
  probed: DataFrame[]
): PresencePoint[] {
  const there = new Set<number>();
  for (const { labels, points } of seriesOf(found)) {
    for (const { at, value } of points) {
      if (workloadKey(check.hazard({ labels, value }).subject) === workloadKey(subject)) {
        there.add(at);
      }
    }
  }
  const looked = new Set(pointsOf(probed).flatMap(({ at, value }) => (value > 0 ? at : [])));
  return [...new Set([...looked, ...there])].sort((a, b) => a - b).map((at) => ({ at, value: there.has(at) ? 1 : 0 }));
}

function pointsOf(frames: DataFrame[]): PresencePoint[] {
  return seriesOf(frames).flatMap(({ points }) => points);
}

function seriesOf(frames: DataFrame[]): Array<{ labels: Record<string, string>; points: PresencePoint[] }> {
  return frames.flatMap(({ fields }) => {
    const times: number[] = fields.find(({ type }) => type === FieldType.time)?.values ?? [];
    return fields
      .filter(({ type }) => type === FieldType.number)
      .map(({ labels = {}, values }) => ({
        labels,
        points: times.flatMap((at, index) => {
          const value: unknown = values[index];
          return typeof value === 'number' && Number.isFinite(value) ? [{ at, value }] : [];
        }),
      }));
  });
}
