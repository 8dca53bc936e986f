import React, { type ReactNode } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2, type IconName } from '@grafana/ui';

export interface EmptyStateProps {
  icon?: IconName;
  /** Why it is empty. */
  title: string;
  /** What to do next. */
  children?: ReactNode;
  actions?: ReactNode;
}

/** Nothing to show, said with its reason and the next step. */
export function EmptyState({ icon = 'info-circle', title, children, actions }: EmptyStateProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.box} role="status">
      <Icon name={icon} size="xxl" className={styles.icon} />
      <h2 className={styles.title}>{title}</h2>
      {children && <div className={styles.text}>{children}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(6, 2),
    textAlign: 'center',
  }),
  icon: css({ color: theme.colors.text.disabled }),
  title: css({ ...theme.typography.h4, margin: 0 }),
  text: css({ color: theme.colors.text.secondary, maxWidth: 560 }),
  actions: css({ display: 'flex', gap: theme.spacing(1), marginTop: theme.spacing(1) }),
});
