import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Alert, useStyles2 } from '@grafana/ui';
import { localText } from '../../i18n/local-text';
import type { Analysis } from './analyse';
import { ClockNotice } from './ClockNotice';
import { missingData } from './missing-metrics';

/** What the figures below lack: time, queries that failed, what Prometheus remarked, what is not collected. */
export function DataNotices({ analysis }: { analysis: Analysis }) {
  const styles = useStyles2(getStyles);
  const failed = analysis.runs.flatMap((run) =>
    run.status === 'failed' && run.error ? [{ run, error: run.error }] : []
  );
  const missing = missingData(analysis.capabilities);
  return (
    <>
      <ClockNotice analysis={analysis} />
      {failed.length > 0 && (
        <Alert
          severity="warning"
          title={t('resources.notice.partial', 'Some queries failed: their figures are unknown, not zero')}
        >
          <ul className={styles.list}>
            {failed.map(({ run, error }, index) => (
              <li key={index}>
                <strong>{localText(run.title)}</strong>: {error.message}
                {error.kind === 'limit' && (
                  <>
                    {' '}
                    <Trans i18nKey="resources.notice.limit">Choose fewer namespaces or a shorter time range.</Trans>
                  </>
                )}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {analysis.warnings.length > 0 && (
        <Alert severity="info" title={t('resources.notice.warnings', 'Prometheus remarks')}>
          <ul className={styles.list}>
            {analysis.warnings.slice(0, 5).map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Alert>
      )}
      {missing.length > 0 && (
        <details className={styles.missing} open={missing.some(({ metric }) => metric.includes('resource_requests'))}>
          <summary>
            <Trans i18nKey="resources.notice.missing" values={{ total: missing.length }}>
              {'Not collected: {{total}}'}
            </Trans>
          </summary>
          <ul className={styles.list}>
            {missing.map(({ metric, cost, remedy }) => (
              <li key={metric}>
                <code>{metric}</code> {cost} {remedy}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: 0, paddingLeft: theme.spacing(2) }),
  missing: css({
    padding: theme.spacing(0.5, 1),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    color: theme.colors.text.secondary,
  }),
});
