import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { type Severity } from '@vigil/core/vocabulary/severity';
import { severityColor } from './severity-color';

const shapes: Record<Severity, string> = {
  critical: 'M5 .5h6l4.500 4.500v6L11 15.500H5L.5 11V5z',
  high: 'M8 1.500 15.500 14.500H.5z',
  medium: 'M8 .5 15.500 8 8 15.500.5 8z',
  low: 'M.5 1.500h15L8 14.500z',
  info: 'M8 1.500a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13z',
};

/** The word of a severity. */
export function severityName(severity: Severity): string {
  switch (severity) {
    case 'critical':
      return t('frame.severity.critical', 'Critical');
    case 'high':
      return t('frame.severity.high', 'High');
    case 'medium':
      return t('frame.severity.medium', 'Medium');
    case 'low':
      return t('frame.severity.low', 'Low');
    case 'info':
      return t('frame.severity.info', 'Info');
  }
}

/** The shape of a severity in its colour; named for those who do not see it. */
export function SeverityIcon({ severity, size = 12 }: { severity: Severity; /** Pixels. */ size?: number }) {
  const theme = useTheme2();
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} role="img" aria-label={severityName(severity)}>
      <title>{severityName(severity)}</title>
      <path d={shapes[severity]} fill={severityColor(theme, severity)} />
    </svg>
  );
}

/** Colour, shape and word. */
export function SeverityBadge({ severity }: { severity: Severity }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.badge}>
      <span aria-hidden className={styles.icon}>
        <SeverityIcon severity={severity} />
      </span>
      {severityName(severity)}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  badge: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.75), whiteSpace: 'nowrap' }),
  icon: css({ display: 'inline-flex' }),
});
