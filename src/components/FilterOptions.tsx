import React, { useEffect, useRef, useState } from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Checkbox, Input, useStyles2 } from '@grafana/ui';
import { type Filter, type FilterOption } from './FilterBar';
import { useVirtualRows } from './use-virtual-rows';

/** More options than this get a field to narrow them down. */
const manyOptions = 8;

/** Pixels. */
const optionHeight = 28;
/** Up to here all options exist, and the box is as wide as the longest. */
const longList = 200;

/** The values of one filter to choose from, with how often each occurs. */
export function FilterOptions({ filter, onDone }: { filter: Filter; onDone(): void }) {
  const styles = useStyles2(getStyles);
  const box = useRef<HTMLDivElement>(null);
  const [part, setPart] = useState('');
  const options = withChosen(filter).filter((option) =>
    (option.label ?? option.value).toLowerCase().includes(part.trim().toLowerCase())
  );

  const list = useRef<HTMLDivElement>(null);
  // Thousands of workloads: only those in sight exist.
  const isLong = options.length > longList;
  const virtual = useVirtualRows({ count: options.length, scroller: list, rowHeight: optionHeight, overscan: 10 });
  const places = isLong ? virtual.getVirtualItems() : options.map((_, index) => ({ index, start: 0 }));

  const { onNarrow } = filter;
  useEffect(() => onNarrow?.(part.trim()), [onNarrow, part]);

  // It opened by a key or a press: what follows belongs to it.
  useEffect(() => box.current?.querySelector('input')?.focus(), []);

  const toggle = (value: string) => {
    const chosen = filter.values.includes(value);
    if (filter.multiple === false) {
      filter.onChange(chosen ? [] : [value]);
      onDone();
      return;
    }
    filter.onChange(chosen ? filter.values.filter((other) => other !== value) : [...filter.values, value]);
  };

  return (
    <div className={cx(styles.box, isLong && styles.wide)} ref={box} role="group" aria-label={filter.label}>
      {(filter.options.length > manyOptions || onNarrow) && (
        <Input
          value={part}
          aria-label={t('frame.filter.narrow', 'Narrow the list of {{name}}', { name: filter.label })}
          placeholder={t('frame.filter.type', 'Type to narrow…')}
          onChange={(event) => setPart(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && options[0] && toggle(options[0].value)}
        />
      )}
      <div className={styles.list} ref={list}>
        <div style={{ position: 'relative', height: isLong ? virtual.getTotalSize() : undefined }}>
          {places.map(({ index, start }) => {
            const option = options[index];
            return (
              option && (
                <div
                  key={option.value}
                  className={cx(styles.option, isLong && styles.placed)}
                  style={isLong ? { transform: `translateY(${start}px)` } : undefined}
                >
                  <Checkbox
                    label={option.label ?? option.value}
                    value={filter.values.includes(option.value)}
                    onChange={() => toggle(option.value)}
                  />
                  {option.count !== undefined && <span className={styles.count}>{option.count}</span>}
                </div>
              )
            );
          })}
        </div>
        {options.length === 0 && (
          <div className={styles.count}>
            <Trans i18nKey="frame.filter.none">No value in this time range</Trans>
          </div>
        )}
        {filter.note && (
          <div role="status" className={styles.count}>
            {filter.note}
          </div>
        )}
      </div>
    </div>
  );
}

/** The options, and before them what is chosen but does not occur: else it could not be taken away. */
function withChosen({ options, values }: Filter): FilterOption[] {
  const missing = values.filter((value) => !options.some((option) => option.value === value));
  return [...missing.map((value) => ({ value, count: 0 })), ...options];
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    minWidth: 220,
    maxWidth: 420,
    padding: theme.spacing(1),
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z3,
  }),
  wide: css({ width: 420 }),
  list: css({
    maxHeight: 320,
    overflowY: 'auto',
    paddingTop: theme.spacing(0.5),
  }),
  option: css({
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: theme.spacing(2),
    minHeight: optionHeight,
  }),
  placed: css({
    position: 'absolute',
    top: 0,
    left: 0,
    right: 0,
    height: optionHeight,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
  }),
  count: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
});
