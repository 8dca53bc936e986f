import type { Capabilities } from '@vigil/core/resources/capabilities';
import { planSparks } from '@vigil/core/resources/plan-sparks';
import type { ResourceScope, ResourceWindow } from '@vigil/core/resources/scope';
import { FieldType } from '@grafana/data';
import { queryRange } from '../../../prometheus/queryRange';
import { addUp, sparkStep, type PodSeries, type SparkWish } from './spark-batches';

export interface SparkSource {
  source: string;
  scope: ResourceScope;
  window: ResourceWindow;
  capabilities: Capabilities;
}

export type SparkLine = ReadonlyArray<number | undefined>;

/** The lines of some rows, in one query. Rejects with `PrometheusError`. */
export async function fetchSparks(
  resource: 'cpu' | 'memory',
  wishes: readonly SparkWish[],
  { source, scope, window, capabilities }: SparkSource,
  signal: AbortSignal
): Promise<Map<string, SparkLine>> {
  const pods = wishes.flatMap((wish) => wish.pods);
  const step = sparkStep(window, capabilities.interval.seconds);
  const within = {
    cluster: scope.cluster,
    namespaces: [...new Set(pods.map(({ namespace }) => namespace))],
    pods: [...new Set(pods.map(({ pod }) => pod))],
  };
  const expr = planSparks(resource, within, capabilities, step);
  const frames = expr === '' ? [] : await queryRange(source, { expr, ...window, step, signal });
  const series = new Map<string, PodSeries>();
  for (const { fields } of frames) {
    const times = fields.find(({ type }) => type === FieldType.time)?.values ?? [];
    for (const { type, labels, values } of fields) {
      const { namespace = '', pod = '' } = labels ?? {};
      if (type === FieldType.number && pod) {
        series.set(`${namespace}/${pod}`, { namespace, pod, times, values });
      }
    }
  }
  return new Map(wishes.map((wish) => [wish.id, addUp(wish, series, window, step)]));
}
