import { useMemo } from 'react';
import type { DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';

/** Whether a data source speaks PromQL: Grafana's own plugin, its variants for cloud vendors, VictoriaMetrics'. */
export function speaksPromQL({ type }: DataSourceInstanceSettings): boolean {
  return /prometheus|victoriametrics-metrics/.test(type);
}

/** Every data source that speaks PromQL, in Grafana's order. Never `-- Grafana --`, mixed or dashboard sources. */
export function listPrometheusSources(): DataSourceInstanceSettings[] {
  // Grafana adds its built-in source to most lists, so that the answer is filtered again.
  return getDataSourceSrv().getList({ metrics: true, filter: speaksPromQL }).filter(speaksPromQL);
}

/**
 * The data source a page uses: the one of its URL if there is such, else the configured one, else Grafana's default, else
 * the first. Undefined when there is none at all.
 */
export function choosePrometheusSource(
  sources: readonly DataSourceInstanceSettings[],
  ...wanted: Array<string | undefined>
): DataSourceInstanceSettings | undefined {
  for (const uid of wanted) {
    const found = uid ? sources.find((source) => source.uid === uid || source.name === uid) : undefined;
    if (found) {
      return found;
    }
  }
  return sources.find((source) => source.isDefault) ?? sources[0];
}

/** Sources and the chosen one. `wanted`: uids or names, the first that exists wins. */
export function usePrometheusSources(...wanted: Array<string | undefined>) {
  const sources = useMemo(() => listPrometheusSources(), []);
  return { sources, source: choosePrometheusSource(sources, ...wanted) };
}
