import React from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button } from '@grafana/ui';
import { ProblemAlert } from '../../components/states/ProblemAlert';
import { StaleBanner } from '../../components/states/StaleBanner';
import { type Audit } from './use-audit';

/** What keeps a half of the audit from being true now. */
export function AuditProblems({ audit }: { audit: Audit }) {
  const { proxy, prometheus, reload } = audit;
  return (
    <>
      {proxy.status === 'failed' && <ProblemAlert problem={proxy.problem} onRetry={reload} />}
      {proxy.status === 'stale' && <StaleBanner at={proxy.at} problem={proxy.problem} onRetry={reload} />}
      {prometheus.error && (
        <Alert
          severity="error"
          title={
            prometheus.reports
              ? t(
                  'audit.problem.prometheus-stale',
                  'The data source did not answer: metric checks below are from an earlier evaluation'
                )
              : t('audit.problem.prometheus', 'The data source did not answer: metric checks are unknown')
          }
        >
          <p>{prometheus.error.message}</p>
          <Button size="sm" variant="secondary" icon="sync" onClick={reload}>
            <Trans i18nKey="frame.problem.retry">Try again</Trans>
          </Button>
        </Alert>
      )}
    </>
  );
}
