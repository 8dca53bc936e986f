import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { ClipboardButton, Icon, TextLink, useStyles2 } from '@grafana/ui';
import { localText } from '../../i18n/local-text';
import { exploreUrl } from '../../prometheus/explore-url';
import type { QueryRun } from '../../prometheus/runPlan';

export interface QueryListProps {
  runs: readonly QueryRun[];
  source: { uid: string; type: string };
  window: { from: number; to: number };
}

/** Every query behind the figures: what it asks, how long it took, what it gave; each opens in Explore. */
export function QueryList({ runs, source, window }: QueryListProps) {
  const styles = useStyles2(getStyles);
  return (
    <ol className={styles.list}>
      {runs.map((run, index) => (
        <li key={index} className={styles.item}>
          <RunIcon status={run.status} />
          <span className={styles.title}>{localText(run.title)}</span>
          <span className={styles.dim}>{runText(run)}</span>
          <code className={styles.expr} title={run.expr}>
            {run.expr}
          </code>
          <ClipboardButton
            size="sm"
            fill="text"
            icon="copy"
            aria-label={t('resources.queries.copy', 'Copy the query')}
            getText={() => run.expr}
          />
          <TextLink
            inline={false}
            external
            href={exploreUrl(source, { expr: run.expr, instant: true }, { ...window, to: run.time })}
          >
            <Trans i18nKey="resources.queries.explore">Explore</Trans>
          </TextLink>
        </li>
      ))}
    </ol>
  );
}

/** The state of a query as an icon with a name. */
export function RunIcon({ status }: { status: QueryRun['status'] }) {
  switch (status) {
    case 'waiting':
      return <Icon name="circle" title={t('resources.queries.waiting', 'waiting')} />;
    case 'running':
      return <Icon name="sync" title={t('resources.queries.running', 'running')} />;
    case 'done':
      return <Icon name="check" title={t('resources.queries.done', 'done')} />;
    case 'failed':
      return <Icon name="exclamation-triangle" title={t('resources.queries.failed', 'failed')} />;
    case 'split':
      return <Icon name="brackets-curly" title={t('resources.queries.split', 'too much at once: asked in pieces')} />;
  }
}

function runText({ milliseconds, series, error, cached }: QueryRun): string {
  if (error) {
    return error.message;
  }
  if (cached) {
    return t('resources.queries.cached', '{{series}} series, known from before', { series });
  }
  return milliseconds === undefined || series === undefined
    ? ''
    : t('resources.queries.outcome', '{{series}} series, {{milliseconds}} ms', {
        series,
        milliseconds: Math.round(milliseconds),
      });
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0, padding: 0, maxHeight: 320, overflowY: 'auto' }),
  item: css({
    display: 'grid',
    gridTemplateColumns: '16px 190px 150px minmax(0, 1fr) auto auto',
    alignItems: 'center',
    gap: theme.spacing(1),
    minHeight: 28,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  title: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  dim: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  }),
  expr: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
});
