import React from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2, type IconName } from '@grafana/ui';
import { statusOf, type Incident, type IncidentStatus } from '@vigil/core/vocabulary/incident';
import { VisuallyHidden } from '../../components/VisuallyHidden';
import { markText } from './row-texts';
import { stateName } from './state-name';

const icons: Partial<Record<IncidentStatus, IconName>> = { acknowledged: 'check', muted: 'bell-slash' };

export interface StatusCellProps {
  incident: Incident;
  /** The word alone, where there is no room for a picture. */
  compact: boolean;
  timeZone: string;
}

/** The status in a word; who acknowledged or muted it on hover. */
export function StatusCell({ incident, compact, timeZone }: StatusCellProps) {
  const styles = useStyles2(getStyles);
  const status = statusOf(incident);
  const mark = markText(incident, timeZone);
  const icon = icons[status];
  return (
    <span
      className={cx(status === 'open' ? styles.open : styles.other, compact && styles.small)}
      title={mark || undefined}
    >
      {icon && !compact && <Icon name={icon} size="sm" />}
      <span className={styles.word}>{stateName(status)}</span>
      {mark && <VisuallyHidden>{mark}</VisuallyHidden>}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const box = { display: 'inline-flex', alignItems: 'center', gap: 4, maxWidth: '100%' } as const;
  return {
    open: css({ ...box, fontWeight: theme.typography.fontWeightMedium }),
    other: css({ ...box, color: theme.colors.text.secondary }),
    small: css({ fontSize: theme.typography.bodySmall.fontSize }),
    word: css({ overflow: 'hidden', textOverflow: 'ellipsis' }),
  };
};
