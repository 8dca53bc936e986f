import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { type RecentChange } from '@vigil/core/vocabulary/incident';
import { VisuallyHidden } from '../../components/VisuallyHidden';
import { changeText } from './row-texts';

export interface ChangeTagProps {
  change: RecentChange;
  /** The picture alone, where there is no room for words. */
  compact: boolean;
  timeZone: string;
}

/** Marks what began soon after a deploy; from which image to which on hover. */
export function ChangeTag({ change, compact, timeZone }: ChangeTagProps) {
  const styles = useStyles2(getStyles);
  const text = changeText(change, timeZone);
  return (
    <span className={styles.tag} title={text}>
      <Icon name="rocket" size="xs" />
      {!compact && <span aria-hidden>{t('exceptions.row.after-change', 'after deploy')}</span>}
      <VisuallyHidden>{text}</VisuallyHidden>
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tag: css({
    flex: 'none',
    display: 'inline-flex',
    alignItems: 'center',
    gap: 4,
    padding: theme.spacing(0, 0.5),
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    color: theme.colors.text.primary,
    fontFamily: theme.typography.fontFamily,
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: '16px',
  }),
});
