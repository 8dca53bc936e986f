import React, { useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, useStyles2 } from '@grafana/ui';
import { howToCollect, missingMetrics } from '@vigil/core/exceptions-from-prometheus/collected';
import { localText } from '../../../i18n/local-text';
import { QueryList } from '../../resources/QueryList';
import { ignoredRuleText } from '../ignored-rule-text';
import type { ExceptionsAnswer } from './ask-exceptions';

export interface ExceptionNoticesProps {
  answer: ExceptionsAnswer;
  source: { uid: string; type: string };
}

/** What the rows lack and rest on: failed queries, remarks, metrics that are not collected, what was left out. */
export function ExceptionNotices({ answer, source }: ExceptionNoticesProps) {
  const styles = useStyles2(getStyles);
  const [showQueries, setShowQueries] = useState(false);
  const { runs, warnings, ignored } = answer;
  const failed = runs.flatMap(({ title, error }) => (error ? [{ title, error }] : []));
  const missing = missingMetrics(answer.collected);
  const left = ignored.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      {failed.length > 0 && (
        <Alert
          severity="warning"
          title={t('exceptions.prometheus.partial', 'Some queries failed: what they would tell is unknown, not absent')}
        >
          <ul className={styles.list}>
            {failed.map(({ title, error }, index) => (
              <li key={index}>
                <strong>{localText(title)}</strong>: {error.message}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {warnings.length > 0 && (
        <Alert severity="info" title={t('exceptions.prometheus.remarks', 'Prometheus remarks')}>
          <ul className={styles.list}>
            {warnings.slice(0, 5).map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Alert>
      )}
      {missing.length > 0 && (
        <Alert severity="warning" title={t('exceptions.prometheus.missing', 'Not collected')}>
          <ul className={styles.list}>
            {missing.map(({ metric, cost }) => (
              <li key={metric}>
                <code>{metric}</code> {localText(cost)}
              </li>
            ))}
          </ul>
          {localText(howToCollect)}
        </Alert>
      )}
      <div className={styles.line}>
        {left > 0 && (
          <span title={ignored.map(({ rule, count }) => `${count}: ${ignoredRuleText(rule)}`).join('\n')}>
            {t('exceptions.prometheus.ignored', '{{left}} left out', { left })}
          </span>
        )}
        <Button size="sm" fill="text" aria-expanded={showQueries} onClick={() => setShowQueries(!showQueries)}>
          <Trans i18nKey="exceptions.prometheus.queries" values={{ total: runs.length }}>
            {'{{total}} queries'}
          </Trans>
        </Button>
      </div>
      {showQueries && <QueryList runs={runs} source={source} window={answer.question.window} />}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: 0, paddingLeft: theme.spacing(2) }),
  line: css({
    display: 'flex',
    justifyContent: 'flex-end',
    alignItems: 'center',
    gap: theme.spacing(1),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
