import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { apiChecks, prometheusChecks } from '@vigil/core/audit/catalogue';
import type { AuditReport } from '@vigil/core/vocabulary/finding';
import type { LocalText } from '@vigil/core/vocabulary/local-text';
import { problemText } from '../../components/states/problem-text';
import type { LiveReport } from '../../proxy/live-report';
import { useProxyReport } from '../../proxy/use-proxy-report';
import { entriesOf, gradeEntries, nameCluster, uncheckedEntries, type AuditEntry } from './audit-entry';
import { usePrometheusAudit, type PrometheusAudit } from './use-prometheus-audit';

export interface Audit {
  /** Of both halves, as far as they have answered; a half that can not answer is there as unknown. */
  entries: AuditEntry[];
  /** Both halves have answered, or said that they can not. */
  isComplete: boolean;
  isFetching: boolean;
  proxy: LiveReport<AuditReport[]>;
  prometheus: PrometheusAudit;
  reload(): void;
}

export interface AuditInput {
  /** uid of the data source; undefined: there is none. */
  source: string | undefined;
  clusters: readonly string[];
  /** Unix milliseconds: the moment the Prometheus checks are evaluated at. */
  time: number;
}

/** Both halves of the audit. One that fails does not hide the other. */
export function useAudit({ source, clusters, time }: AuditInput): Audit {
  const { report: proxy, isFetching, reload: reloadProxy } = useProxyReport('findings', {}, { every: 60_000 });
  const { reload: reloadPrometheus, ...prometheus } = usePrometheusAudit(source, clusters, time);
  const { reports, error } = prometheus;

  const entries = useMemo(() => {
    const known = proxy.status === 'ready' || proxy.status === 'stale' ? proxy.report : [];
    const metrics = nameCluster(prometheusEntries(source, reports, error?.message), known);
    return [...apiEntries(proxy), ...gradeEntries(metrics, known)];
  }, [proxy, source, reports, error]);

  return {
    entries,
    isComplete: proxy.status !== 'loading' && (source === undefined || reports !== undefined || error !== undefined),
    isFetching: isFetching || prometheus.isRunning,
    proxy,
    prometheus,
    reload() {
      reloadProxy();
      reloadPrometheus();
    },
  };
}

function apiEntries(proxy: LiveReport<AuditReport[]>): AuditEntry[] {
  switch (proxy.status) {
    case 'loading':
      return [];
    case 'failed': {
      const { title, remedy } = problemText(proxy.problem.kind);
      return uncheckedEntries(
        apiChecks,
        said(
          t('audit.unchecked.no-proxy', 'Not checked: {{title}}. {{remedy}}', {
            title,
            remedy,
            interpolation: { escapeValue: false },
          })
        )
      );
    }
    default:
      return proxy.report.length > 0
        ? entriesOf(proxy.report, apiChecks)
        : uncheckedEntries(
            apiChecks,
            said(
              t('audit.unchecked.no-cluster', 'Not checked: the proxy watches no cluster. The Health page says why.')
            )
          );
  }
}

function prometheusEntries(
  source: string | undefined,
  reports: AuditReport[] | undefined,
  error: string | undefined
): AuditEntry[] {
  if (source === undefined) {
    const why = t(
      'audit.unchecked.no-source',
      'Not checked: this Grafana has no Prometheus data source. Add one under Connections, Data sources.'
    );
    return uncheckedEntries(prometheusChecks, said(why));
  }
  if (reports) {
    return entriesOf(reports, prometheusChecks);
  }
  return error === undefined
    ? []
    : uncheckedEntries(
        prometheusChecks,
        said(
          t('audit.unchecked.prometheus', 'Not checked: the data source did not answer: {{error}}', {
            error,
            interpolation: { escapeValue: false },
          })
        )
      );
}

/** A sentence that is already in the user's language. */
function said(sentence: string): LocalText {
  return { en: sentence, zh: sentence };
}
