import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2, useTheme2, type IconName } from '@grafana/ui';

export type HealthLevel = 'good' | 'waiting' | 'degraded' | 'bad';

const icons: Record<HealthLevel, IconName> = {
  good: 'check-circle',
  waiting: 'clock-nine',
  degraded: 'exclamation-triangle',
  bad: 'exclamation-circle',
};

/** A state by colour, shape and word. */
export function HealthMark({ level, word }: { level: HealthLevel; word: string }) {
  const styles = useStyles2(getStyles);
  const { colors } = useTheme2();
  const color = {
    good: colors.success.text,
    waiting: colors.text.secondary,
    degraded: colors.warning.text,
    bad: colors.error.text,
  }[level];
  return (
    <span className={styles.mark} style={{ color }}>
      <Icon name={icons[level]} size="sm" /> {word}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  mark: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5), whiteSpace: 'nowrap' }),
});
