import React, { type ReactNode } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2, type IconName } from '@grafana/ui';
import { exactTime, RelativeTime } from '../../../components/RelativeTime';

export interface MarkLineProps {
  icon: IconName;
  /** `Acknowledged by alice`. */
  children: ReactNode;
  /** Unix milliseconds. */
  at: number;
  /** When it ends; null: with the incident. Absent: it does not end. */
  until?: number | null;
  text: string;
  timeZone: string;
}

/** Who did what, when, until when and why. */
export function MarkLine({ icon, children, at, until, text, timeZone }: MarkLineProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.line}>
      <Icon name={icon} size="sm" />
      <span>
        {children} <RelativeTime at={at} timeZone={timeZone} />
        {until === null && `, ${t('exceptions.marks.until-end', 'until it ends')}`}
        {typeof until === 'number' &&
          `, ${t('exceptions.marks.until', 'until {{time}}', {
            time: exactTime(until, timeZone).replace(/\.\d+/, ''),
            interpolation: { escapeValue: false },
          })}`}
        {text !== '' && <span className={styles.text}>{`: ${text}`}</span>}
      </span>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    alignItems: 'baseline',
    gap: theme.spacing(0.75),
    color: theme.colors.text.secondary,
  }),
  text: css({ color: theme.colors.text.primary, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }),
});
