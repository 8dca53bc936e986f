import React, { useState, type ReactNode } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';

export interface HarmListProps {
  title: string;
  /** What it means. */
  hint: string;
  /** What the title counts, where it is not the items. */
  count?: number;
  items: Array<{
    key: string;
    name: ReactNode;
    fact: ReactNode;
    /** The same name on other pages. */
    links?: ReactNode;
  }>;
}

const pageSize = 50;

/** One kind of harm with those it hits; nothing where it hits nobody. */
export function HarmList({ title, hint, items, count = items.length }: HarmListProps) {
  const styles = useStyles2(getStyles);
  const [shown, setShown] = useState(pageSize);
  const more = items.length - shown;
  if (items.length === 0) {
    return null;
  }
  return (
    <section>
      <h3 className={styles.heading}>
        {title} ({count})
      </h3>
      <p className={styles.dim}>{hint}</p>
      <ul className={styles.list} aria-label={title}>
        {items.slice(0, shown).map(({ key, name, fact, links }) => (
          <li key={key} className={styles.row}>
            <span className={styles.name}>
              {name}
              {links}
            </span>
            <span className={styles.dim}>{fact}</span>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Button size="sm" fill="text" onClick={() => setShown(shown + 10 * pageSize)}>
          {t('audit.group.more', 'Show {{count}} more', { count: Math.min(more, 10 * pageSize) })}
        </Button>
      )}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  heading: css({ ...theme.typography.h5, margin: theme.spacing(2, 0, 0.25) }),
  dim: css({ margin: 0, color: theme.colors.text.secondary }),
  list: css({ listStyle: 'none', margin: theme.spacing(0.5, 0, 0), padding: 0 }),
  row: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.25, 2),
    justifyContent: 'space-between',
    padding: theme.spacing(0.5, 0),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  name: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(1), minWidth: 0, maxWidth: '100%' }),
});
