import React from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button } from '@grafana/ui';
import type { PrometheusError } from '../../prometheus/PrometheusError';

/** Why there are no figures at all, in Prometheus' own words, and what to do. */
export function AnalysisProblem({ error, onRetry }: { error: PrometheusError; onRetry(): void }) {
  const { title, remedy } = texts(error.kind);
  return (
    <Alert severity="error" title={title}>
      <p>
        {remedy} <code>{error.message}</code>
      </p>
      <Button size="sm" variant="secondary" icon="sync" onClick={onRetry}>
        <Trans i18nKey="resources.problem.retry">Try again</Trans>
      </Button>
    </Alert>
  );
}

function texts(kind: PrometheusError['kind']): { title: string; remedy: string } {
  switch (kind) {
    case 'no-source':
      return {
        title: t('resources.problem.no-source', 'This data source does not exist'),
        remedy: t('resources.problem.no-source-remedy', 'Choose another one above.'),
      };
    case 'forbidden':
      return {
        title: t('resources.problem.forbidden', 'You may not query this data source'),
        remedy: t('resources.problem.forbidden-remedy', 'Ask an administrator for the right to query it.'),
      };
    case 'timeout':
      return {
        title: t('resources.problem.timeout', 'Prometheus took too long'),
        remedy: t('resources.problem.timeout-remedy', 'Choose fewer namespaces or a shorter time range.'),
      };
    case 'limit':
      return {
        title: t('resources.problem.limit', 'The query is larger than this server allows'),
        remedy: t('resources.problem.timeout-remedy', 'Choose fewer namespaces or a shorter time range.'),
      };
    case 'malformed':
      return {
        title: t('resources.problem.malformed', 'This data source does not answer like Prometheus'),
        remedy: t('resources.problem.malformed-remedy', 'Check its address in the data source’s settings.'),
      };
    case 'refused':
      return {
        title: t('resources.problem.refused', 'Prometheus refused a query'),
        remedy: t('resources.problem.refused-remedy', 'Prometheus says:'),
      };
    default:
      return {
        title: t('resources.problem.unreachable', 'Prometheus can not be reached'),
        remedy: t(
          'resources.problem.unreachable-remedy',
          'Test the data source in Grafana (Connections → Data sources → Save & test).'
        ),
      };
  }
}
