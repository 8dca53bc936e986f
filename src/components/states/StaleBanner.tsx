import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Trans } from '@grafana/i18n';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import { type BackendProblem } from '../../proxy/backend-problem';
import { RelativeTime } from '../RelativeTime';
import { problemText } from './problem-text';

export interface StaleBannerProps {
  /** When what is shown was true, Unix milliseconds. */
  at: number;
  problem: BackendProblem;
  onRetry?(): void;
}

/** Says that what is shown is old, since when, and why. */
export function StaleBanner({ at, problem, onRetry }: StaleBannerProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.banner} role="alert">
      <Icon name="exclamation-triangle" />
      <span>
        {problemText(problem.kind).title}. <Trans i18nKey="frame.stale.shown">What you see is from</Trans>{' '}
        <RelativeTime at={at} />.
      </span>
      {onRetry && (
        <Button size="sm" fill="text" onClick={onRetry}>
          <Trans i18nKey="frame.problem.retry">Try again</Trans>
        </Button>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  banner: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 1),
    border: `1px solid ${theme.colors.warning.border}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.warning.transparent,
  }),
});
