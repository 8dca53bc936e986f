import React, { useState } from 'react';
import { dateTimeFormat } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button } from '@grafana/ui';
import { CodeBlock } from '../drawer/CodeBlock';
import { scrapeConfig, serviceMonitor } from './scrape-examples';
import { type AuditHistory } from './use-audit-history';

export interface HistoryNoticeProps {
  history: AuditHistory;
  /** The end of the page's range, Unix milliseconds. */
  to: number;
  timeZone: string;
  /** The proxy tells of object checks now. */
  hasObjects: boolean;
  hasSource: boolean;
}

/** What keeps the comparison from being whole, and what to do about it. */
export function HistoryNotice({ history, to, timeZone, hasObjects, hasSource }: HistoryNoticeProps) {
  const { then, past, retry, comparison } = history;
  if (then === undefined) {
    return null;
  }
  const moment = dateTimeFormat(then, { timeZone, format: 'YYYY-MM-DD HH:mm' });
  const named = { moment, interpolation: { escapeValue: false } };
  if (then >= to) {
    return (
      <Alert
        severity="warning"
        title={t(
          'audit.history.not-before',
          'Nothing to compare: {{moment}} is not before the end of the time range',
          named
        )}
      />
    );
  }
  if (!hasSource) {
    return (
      <Alert severity="info" title={t('audit.history.no-source', 'Nothing to compare: the history is in Prometheus')}>
        <Trans i18nKey="audit.history.no-source-hint">Choose a Prometheus data source above.</Trans>
      </Alert>
    );
  }
  switch (past.status) {
    case 'off':
      return null;
    case 'loading':
      return (
        <div role="status">
          {past.total === 0
            ? t('audit.history.loading', 'Looking at the findings of {{moment}}…', named)
            : t(
                'audit.history.progress',
                'Looking at the findings of {{moment}}: {{done}} of {{total}} metric checks…',
                {
                  ...named,
                  done: past.done,
                  total: past.total,
                }
              )}
        </div>
      );
    case 'failed':
      return (
        <Alert
          severity="error"
          title={t('audit.history.failed', 'The data source did not answer for {{moment}}: nothing is compared', named)}
        >
          <p>{past.error.message}</p>
          <Button size="sm" variant="secondary" icon="sync" onClick={retry}>
            <Trans i18nKey="frame.problem.retry">Try again</Trans>
          </Button>
        </Alert>
      );
    case 'ready':
      break;
  }
  const { objects, hasExport } = past.past;
  return (
    <>
      {!comparison && (
        <Alert severity="info" title={t('audit.history.none', 'There is no history at {{moment}}', named)}>
          <Trans i18nKey="audit.history.none-hint">
            Not one check can be decided as of that moment, so nothing is called new or fixed. Choose a later moment.
          </Trans>
        </Alert>
      )}
      {hasObjects && objects.results.length === 0 && (hasExport ? <NoObjects moment={moment} /> : <NotScraped />)}
      {comparison && comparison.undecided.length > 0 && (
        <div role="note">
          {t(
            'audit.history.undecided',
            '{{count}} findings of then belong to checks that can not be decided now: neither fixed nor open.',
            { count: comparison.undecided.length }
          )}
        </div>
      )}
    </>
  );
}

function NoObjects({ moment }: { moment: string }) {
  return (
    <Alert
      severity="info"
      title={t('audit.history.no-objects', 'No history of the object checks at {{moment}}', {
        moment,
        interpolation: { escapeValue: false },
      })}
    >
      <Trans i18nKey="audit.history.no-objects-hint">
        Prometheus has the metrics of the proxy now, and had none then. Their findings are “unknown then”.
      </Trans>
    </Alert>
  );
}

function NotScraped() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Alert
      severity="info"
      title={t(
        'audit.history.not-scraped',
        'This data source does not scrape the proxy: object checks have no history'
      )}
    >
      <p>
        <Trans i18nKey="audit.history.not-scraped-hint">
          The proxy exports its findings as vigil_audit_… metrics. Let Prometheus scrape them, and the history begins.
        </Trans>
      </p>
      <Button size="sm" variant="secondary" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Trans i18nKey="audit.history.how">How to scrape the proxy</Trans>
      </Button>
      {isOpen && (
        <>
          <CodeBlock code={serviceMonitor} label={t('audit.history.operator', 'With the Prometheus Operator')} />
          <CodeBlock code={scrapeConfig} label={t('audit.history.static', 'In prometheus.yml')} />
        </>
      )}
    </Alert>
  );
}
