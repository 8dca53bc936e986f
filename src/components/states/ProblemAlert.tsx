import React from 'react';
import { css } from '@emotion/css';
import { locationUtil, type GrafanaTheme2 } from '@grafana/data';
import { Trans } from '@grafana/i18n';
import { Alert, Button, LinkButton, useStyles2 } from '@grafana/ui';
import { type BackendProblem } from '../../proxy/backend-problem';
import { configurationPath, pagePath } from '../../routing/pages';
import { problemText } from './problem-text';

export interface ProblemAlertProps {
  problem: BackendProblem;
  onRetry?(): void;
}

const configured: ReadonlyArray<BackendProblem['kind']> = [
  'not-configured',
  'unreachable',
  'wrong-token',
  'contract-mismatch',
];

/** Why there is nothing to see, what to do, and the way there. */
export function ProblemAlert({ problem, onRetry }: ProblemAlertProps) {
  const styles = useStyles2(getStyles);
  const { title, remedy } = problemText(problem.kind);
  return (
    <Alert severity={problem.kind === 'not-configured' ? 'info' : 'error'} title={title}>
      <p className={styles.text}>{remedy}</p>
      {(problem.detail || problem.status !== null) && (
        <p className={styles.detail}>
          {problem.status !== null && problem.status > 0 && `HTTP ${problem.status}`} {problem.detail}
        </p>
      )}
      <div className={styles.actions}>
        {onRetry && problem.kind !== 'not-configured' && (
          <Button size="sm" variant="secondary" icon="sync" onClick={onRetry}>
            <Trans i18nKey="frame.problem.retry">Try again</Trans>
          </Button>
        )}
        {configured.includes(problem.kind) && (
          <LinkButton size="sm" variant="secondary" icon="cog" href={locationUtil.assureBaseUrl(configurationPath)}>
            <Trans i18nKey="frame.problem.configure">Open the configuration</Trans>
          </LinkButton>
        )}
        {problem.kind === 'not-ready' && (
          <LinkButton size="sm" variant="secondary" icon="heart" href={locationUtil.assureBaseUrl(pagePath('health'))}>
            <Trans i18nKey="frame.problem.health">Open the Health page</Trans>
          </LinkButton>
        )}
      </div>
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
  actions: css({ display: 'flex', gap: theme.spacing(1), marginTop: theme.spacing(1) }),
});
