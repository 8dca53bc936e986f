import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { apiChecks, prometheusChecks } from '@vigil/core/audit/catalogue';
import type { ApiCheck, PrometheusCheck } from '@vigil/core/audit/check';
import type { AuditReport } from '@vigil/core/vocabulary/finding';
import type { LocalText } from '@vigil/core/vocabulary/local-text';
import { problemText } from '../../components/states/problem-text';
import type { LiveReport } from '../../proxy/live-report';
import { useProxyReport } from '../../proxy/use-proxy-report';
import { entriesOf, gradeEntries, nameCluster, uncheckedEntries, type AuditEntry } from './audit-entry';
import { type TeamChecks, useCustomChecks } from './custom/use-custom-checks';
import { splitEntries, type SplitEntries } from './exemptions/split-entries';
import { useExemptions, type Exemptions } from './exemptions/use-exemptions';
import { usePrometheusAudit, type PrometheusAudit } from './use-prometheus-audit';

export interface Audit {
  /** Of both halves, as far as they have answered; a half that can not answer is there as unknown. Open findings only. */
  entries: AuditEntry[];
  /** What was found and is exempt, and by what. */
  exempt: Pick<SplitEntries, 'exempt' | 'by'>;
  exemptions: Exemptions;
  /** Both halves and the exemptions have answered, or said that they can not. */
  isComplete: boolean;
  isFetching: boolean;
  proxy: LiveReport<AuditReport[]>;
  prometheus: PrometheusAudit;
  /** The checks of the team, which are among the entries too. */
  custom: TeamChecks;
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
  const { reload: reloadPrometheus, ...prometheus } = usePrometheusAudit(source, clusters, time, prometheusChecks);
  const custom = useCustomChecks();
  const team = usePrometheusAudit(source, clusters, time, custom.known.custom.prometheus);
  const { reports, error } = prometheus;
  const exemptions = useExemptions();

  const found = useMemo(() => {
    const known = proxy.status === 'ready' || proxy.status === 'stale' ? proxy.report : [];
    const { api, prometheus: asked } = custom.known.custom;
    const metrics = [
      ...prometheusEntries(prometheusChecks, source, reports, error?.message),
      ...(asked.length > 0 ? prometheusEntries(asked, source, team.reports, team.error?.message) : []),
    ];
    return [...apiEntries(proxy, [...apiChecks, ...api]), ...gradeEntries(nameCluster(metrics, known), known)];
  }, [proxy, source, reports, error, custom.known, team.reports, team.error]);

  const split = useMemo(
    () => splitEntries(found, exemptions.inForce, custom.known.all),
    [found, exemptions.inForce, custom.known]
  );

  return {
    entries: split.open,
    exempt: split,
    exemptions,
    isComplete:
      proxy.status !== 'loading' &&
      !exemptions.isLoading &&
      !custom.isLoading &&
      (source === undefined || reports !== undefined || error !== undefined) &&
      !(source !== undefined && custom.known.custom.prometheus.length > 0 && !team.reports && !team.error),
    isFetching: isFetching || prometheus.isRunning || team.isRunning,
    custom,
    proxy,
    prometheus,
    reload() {
      reloadProxy();
      reloadPrometheus();
      team.reload();
      exemptions.reload();
    },
  };
}

function apiEntries(proxy: LiveReport<AuditReport[]>, checks: readonly ApiCheck[]): AuditEntry[] {
  switch (proxy.status) {
    case 'loading':
      return [];
    case 'failed': {
      const { title, remedy } = problemText(proxy.problem.kind);
      return uncheckedEntries(
        checks,
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
        ? entriesOf(proxy.report, checks)
        : uncheckedEntries(
            checks,
            said(
              t('audit.unchecked.no-cluster', 'Not checked: the proxy watches no cluster. The Health page says why.')
            )
          );
  }
}

function prometheusEntries(
  checks: readonly PrometheusCheck[],
  source: string | undefined,
  reports: AuditReport[] | undefined,
  error: string | undefined
): AuditEntry[] {
  if (source === undefined) {
    const why = t(
      'audit.unchecked.no-source',
      'Not checked: this Grafana has no Prometheus data source. Add one under Connections, Data sources.'
    );
    return uncheckedEntries(checks, said(why));
  }
  if (reports) {
    return entriesOf(reports, checks);
  }
  return error === undefined
    ? []
    : uncheckedEntries(
        checks,
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
