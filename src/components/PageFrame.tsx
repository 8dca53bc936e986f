import React, { type ReactNode } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { PluginPage } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';

export interface PageFrameProps {
  title: string;
  /** One line: the question this page answers. */
  subtitle: string;
  /** At the right of the title: time range, live, share. */
  actions?: ReactNode;
  /** The {@link FilterBar}, the same on every page. */
  filters?: ReactNode;
  children: ReactNode;
}

/** What every page of Vigil looks like. */
export function PageFrame({ title, subtitle, actions, filters, children }: PageFrameProps) {
  const styles = useStyles2(getStyles);
  return (
    <PluginPage
      renderTitle={() => <h1 className={styles.title}>{title}</h1>}
      subTitle={<span className={styles.subtitle}>{subtitle}</span>}
      actions={actions && <div className={styles.actions}>{actions}</div>}
    >
      <div className={styles.page}>
        {filters}
        {children}
      </div>
    </PluginPage>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({ margin: 0, fontSize: theme.typography.h3.fontSize }),
  subtitle: css({ color: theme.colors.text.secondary }),
  actions: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1.5), minWidth: 0 }),
});
