import React, { useState, type ReactNode } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import { FilterChip } from './FilterChip';
import { SearchField } from './SearchField';
import { useDismiss } from './use-dismiss';

export interface FilterOption {
  value: string;
  label?: string;
  count?: number;
}

export interface Filter {
  name: string;
  /** In the user's language: `namespace`, `severity`. */
  label: string;
  options: FilterOption[];
  values: string[];
  onChange(values: string[]): void;
  /** False: choosing one replaces the other. */
  multiple?: boolean;
  /** On or off: picking it sets its only option, its chip shows no value. */
  isSwitch?: boolean;
  /** The options follow what is typed: called when the list opens, and as one types. Keep it the same function. */
  onNarrow?(part: string): void;
  /** Why these are not all options. */
  note?: string;
}

export interface FilterBarProps {
  /** The data source picker, first, on pages that read Prometheus. */
  dataSource?: ReactNode;
  /** In the order of all pages: cluster, namespace, workload, then the page's own. */
  filters: Filter[];
  search: string;
  onSearch(search: string): void;
  searchPlaceholder?: string;
}

/** What narrows a page down: a removable chip per set filter, one button for the others, search at the end. */
export function FilterBar({ dataSource, filters, search, onSearch, searchPlaceholder }: FilterBarProps) {
  const styles = useStyles2(getStyles);
  const [menuOpen, setMenuOpen] = useState(false);
  // A filter just picked from the menu has no value yet, but its list is open.
  const [added, setAdded] = useState<string>();
  const menu = useDismiss<HTMLDivElement>(menuOpen, () => setMenuOpen(false));
  const shown = filters.filter((filter) => filter.values.length > 0 || filter.name === added);
  const others = filters.filter((filter) => !shown.includes(filter));

  return (
    <div className={styles.bar} role="search">
      {dataSource}
      {shown.map((filter) => (
        <FilterChip
          key={filter.name}
          filter={filter}
          startsOpen={filter.name === added}
          onClose={() => setAdded((name) => (name === filter.name ? undefined : name))}
        />
      ))}
      {others.length > 0 && (
        <div className={styles.anchor} ref={menu}>
          <Button
            size="sm"
            variant="secondary"
            fill="outline"
            icon="plus"
            aria-haspopup="menu"
            aria-expanded={menuOpen}
            onClick={() => setMenuOpen(!menuOpen)}
          >
            <Trans i18nKey="frame.filter.add">Filter</Trans>
          </Button>
          {menuOpen && (
            <div className={styles.menu} role="menu" aria-label={t('frame.filter.choose', 'Choose a filter')}>
              {others.map((filter) => (
                <button
                  key={filter.name}
                  type="button"
                  role="menuitem"
                  className={styles.item}
                  onClick={() => {
                    setMenuOpen(false);
                    if (filter.isSwitch) {
                      filter.onChange(filter.options.map(({ value }) => value));
                    } else {
                      setAdded(filter.name);
                    }
                  }}
                >
                  {filter.label}
                  {filter.isSwitch && <span className={styles.count}>{filter.options[0]?.count}</span>}
                </button>
              ))}
            </div>
          )}
        </div>
      )}
      <div className={styles.search}>
        <SearchField value={search} onChange={onSearch} placeholder={searchPlaceholder} />
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1), minHeight: 32 }),
  anchor: css({ position: 'relative' }),
  menu: css({
    position: 'absolute',
    zIndex: theme.zIndex.dropdown,
    top: 'calc(100% + 4px)',
    left: 0,
    minWidth: 160,
    padding: theme.spacing(0.5),
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z3,
  }),
  item: css({
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(2),
    whiteSpace: 'nowrap',
    width: '100%',
    padding: theme.spacing(0.5, 1),
    border: 'none',
    borderRadius: theme.shape.radius.default,
    background: 'transparent',
    textAlign: 'left',
    '&:hover, &:focus-visible': { background: theme.colors.action.hover },
  }),
  count: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
  search: css({ flex: '1 1 220px', maxWidth: 360, marginLeft: 'auto' }),
});
