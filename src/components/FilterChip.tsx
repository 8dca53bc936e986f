import React, { useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, useStyles2 } from '@grafana/ui';
import { type Filter } from './FilterBar';
import { FilterOptions } from './FilterOptions';
import { useDismiss } from './use-dismiss';

export interface FilterChipProps {
  filter: Filter;
  startsOpen?: boolean;
  onClose?(): void;
}

/** One filter that is set: its name and values; a press changes them, the cross removes them. */
export function FilterChip({ filter, startsOpen = false, onClose }: FilterChipProps) {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState(startsOpen);
  const close = () => {
    setOpen(false);
    onClose?.();
  };
  const anchor = useDismiss<HTMLDivElement>(open, close);
  const names = filter.values.map(
    (value) => filter.options.find((option) => option.value === value)?.label ?? shortValue(value)
  );
  const text = names.length > 2 ? `${names.slice(0, 2).join(', ')} +${names.length - 2}` : names.join(', ');

  return (
    <div className={styles.chip} ref={anchor}>
      {filter.isSwitch ? (
        <span className={styles.value}>{filter.label}</span>
      ) : (
        <button
          type="button"
          className={styles.value}
          aria-expanded={open}
          aria-haspopup="listbox"
          title={filter.values.join(', ')}
          onClick={() => (open ? close() : setOpen(true))}
        >
          <span className={styles.label}>{filter.label}:</span> {text || '…'}
        </button>
      )}
      <IconButton
        name="times"
        size="sm"
        aria-label={t('frame.filter.remove', 'Remove filter {{name}}', { name: filter.label })}
        onClick={() => {
          filter.onChange([]);
          close();
        }}
      />
      {open && (
        <div className={styles.popup}>
          <FilterOptions filter={filter} onDone={close} />
        </div>
      )}
    </div>
  );
}

/** The name of a workload key; other values as they are. */
function shortValue(value: string): string {
  return value.split('/').slice(-2).join('/');
}

const getStyles = (theme: GrafanaTheme2) => ({
  chip: css({
    position: 'relative',
    display: 'inline-flex',
    alignItems: 'center',
    height: 24,
    paddingRight: theme.spacing(0.5),
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.pill,
    background: theme.colors.background.secondary,
  }),
  value: css({
    maxWidth: 320,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    padding: theme.spacing(0, 0.75, 0, 1.25),
    border: 'none',
    background: 'transparent',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  label: css({ color: theme.colors.text.secondary }),
  popup: css({ position: 'absolute', zIndex: theme.zIndex.dropdown, top: 'calc(100% + 4px)', left: 0 }),
});
