import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, useStyles2 } from '@grafana/ui';
import { problemText } from '../../../components/states/problem-text';
import { type BackendProblem } from '../../../proxy/backend-problem';
import { whyNotMark } from './use-may-mark';

export interface MarkProblemProps {
  problem: BackendProblem;
  /** Incidents that were marked before it failed. */
  done?: number;
}

/** Why a mark was not stored. */
export function MarkProblem({ problem, done = 0 }: MarkProblemProps) {
  const styles = useStyles2(getStyles);
  const { kind, status, detail } = problem;
  const title =
    done > 0
      ? t('exceptions.mark.failed-rest', '{{count}} incidents are done, the others are not', { count: done })
      : t('exceptions.mark.failed', 'Nothing was changed');
  return (
    <Alert severity="error" title={title}>
      <p className={styles.text}>{kind === 'forbidden' ? whyNotMark() : problemText(kind).title}</p>
      {(detail || status !== null) && (
        <p className={styles.detail}>
          {status !== null && status > 0 && `HTTP ${status}`} {detail}
        </p>
      )}
    </Alert>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  text: css({ margin: 0 }),
  detail: css({
    margin: theme.spacing(0.5, 0, 0),
    color: theme.colors.text.secondary,
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
