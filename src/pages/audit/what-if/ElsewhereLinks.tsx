import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2, type IconName } from '@grafana/ui';
import { AppLink } from '../../../components/AppLink';
import { pagePath, type PageName } from '../../../routing/pages';
import { type HurtFilter } from './place-links';

export interface ElsewhereLinksProps {
  /** Whose pages they are, for those who hear the links: `node-2`, `shop / cart`. */
  of: string;
  /** Data source, time range and, where there are several, cluster. */
  query: Record<string, string | undefined>;
  /** Null: there is nobody to show. */
  findings: HurtFilter | null;
  workloads: HurtFilter | null;
  /** Words beside the icons. */
  isWide?: boolean;
}

/** The same names on the other pages: what the audit found, what broke, what they use. */
export function ElsewhereLinks({ of, query, findings, workloads, isWide = false }: ElsewhereLinksProps) {
  const styles = useStyles2(getStyles);
  const named = { of, interpolation: { escapeValue: false } };
  const link = (page: PageName, filter: HurtFilter | null, icon: IconName, word: string, label: string) =>
    filter && (
      <AppLink
        to={pagePath(page, { ...query, ...filter })}
        className={styles.link}
        aria-label={label}
        title={isWide ? undefined : label}
      >
        <Icon name={icon} size="sm" />
        {isWide && word}
      </AppLink>
    );
  return (
    <span className={styles.links}>
      {link(
        'audit',
        findings,
        'clipboard-alt',
        t('audit.what-if.findings', 'Findings'),
        t('audit.what-if.findings-of', 'Findings of {{of}}', named)
      )}
      {link(
        'exceptions',
        workloads,
        'bug',
        t('audit.what-if.exceptions', 'Exceptions'),
        t('audit.what-if.exceptions-of', 'Exceptions of {{of}}', named)
      )}
      {link(
        'resources',
        workloads,
        'tachometer-fast',
        t('audit.what-if.resources', 'Resources'),
        t('audit.what-if.resources-of', 'Resources of {{of}}', named)
      )}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  links: css({ display: 'inline-flex', flex: 'none', gap: theme.spacing(0.5), alignItems: 'center' }),
  link: css({
    // Above the button that opens the whole row.
    position: 'relative',
    zIndex: 1,
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    minWidth: 24,
    minHeight: 24,
    justifyContent: 'center',
    padding: theme.spacing(0, 0.5),
    borderRadius: theme.shape.radius.default,
    color: theme.colors.text.secondary,
    '&:hover, &:focus-visible': { background: theme.colors.action.hover },
  }),
});
