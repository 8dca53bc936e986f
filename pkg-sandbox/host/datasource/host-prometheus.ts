import type { DataQuery, ScopedVars } from '@grafana/data';
import { DataSourceWithBackend, getTemplateSrv } from '@grafana/runtime';

interface PrometheusQuery extends DataQuery {
  expr?: string;
}

/** The data source of the sandbox: queries and resources go to the host's server, like those of Grafana's own. */
export class HostPrometheus extends DataSourceWithBackend<PrometheusQuery> {
  override filterQuery(query: PrometheusQuery): boolean {
    return query.hide !== true && query.expr !== undefined && query.expr !== '';
  }

  override applyTemplateVariables(query: PrometheusQuery, scopedVars: ScopedVars): PrometheusQuery {
    return { ...query, expr: getTemplateSrv().replace(query.expr, scopedVars) };
  }
}
