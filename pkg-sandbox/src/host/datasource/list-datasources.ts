/** A database behind the stand-in that speaks PromQL. */
export interface HostDatasource {
  id: number;
  uid: string;
  name: string;
  /** Without a slash at its end. */
  url: string;
}

/** Prometheus, named as provisioning/datasources/prometheus.yaml names it, and VictoriaMetrics where there is one. */
export function listDatasources(urls: {
  prometheusUrl: string;
  victoriaMetricsUrl?: string | undefined;
}): HostDatasource[] {
  const { prometheusUrl, victoriaMetricsUrl } = urls;
  return [
    { id: 1, uid: 'prometheus', name: 'Prometheus', url: bare(prometheusUrl) },
    ...(victoriaMetricsUrl === undefined
      ? []
      : [{ id: 2, uid: 'victoria-metrics', name: 'VictoriaMetrics', url: bare(victoriaMetricsUrl) }]),
  ];
}

function bare(url: string): string {
  return url.replace(/\/$/, '');
}
