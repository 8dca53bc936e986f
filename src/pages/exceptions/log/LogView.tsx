import React, { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { useVirtualRows } from '../../../components/use-virtual-rows';
import { findErrorLine } from './find-error-line';
import { LogRow } from './LogRow';
import { LogToolbar } from './LogToolbar';
import { type LogLine } from './parse-log';
import { useLogPosition } from './use-log-position';
import { useLogSearch } from './use-log-search';

export interface LogViewProps {
  lines: LogLine[];
  /** Name of the file when downloaded. */
  fileName: string;
  timeZone: string;
  /** Number of the line the URL points to; 0: none. */
  line?: number;
  /** Absent: lines cannot be linked to. */
  onLine?(line: number): void;
  /** The line that says most about the error; empty: none. */
  errorLine?: string;
  /** Lines keep coming: stay at the end unless the reader scrolled up. */
  follow?: boolean;
  /** More for the toolbar. */
  children?: ReactNode;
}

/** Pixels, of a line that is not wrapped. */
const lineHeight = 20;
/** What scrolls must take the focus, to be scrolled by keys. */
const byKeyboard = { tabIndex: 0 };

/** A log, opened at its error line or its end. Only the lines in sight exist. */
export function LogView(props: LogViewProps) {
  const { lines, fileName, timeZone, line = 0, onLine, errorLine = '', follow = false, children } = props;
  const styles = useStyles2(getStyles);
  const scroller = useRef<HTMLDivElement>(null);
  const [wrap, setWrap] = useState(true);
  const [times, setTimes] = useState(false);
  const error = useMemo(() => findErrorLine(lines, errorLine), [lines, errorLine]);
  const rows = useVirtualRows({ count: lines.length, scroller, rowHeight: lineHeight, overscan: 20 });
  const { measure, scrollToIndex } = rows;
  const top = () => rows.getVirtualItemForOffset(rows.scrollOffset ?? 0)?.index ?? 0;
  const search = useLogSearch(lines, top);
  const { current } = search;

  useEffect(() => measure(), [wrap, times, measure]);
  const position = useLogPosition({ rows, lines, line, start: error, follow });
  useEffect(() => {
    if (current) {
      scrollToIndex(current.line, { align: 'center' });
    }
  }, [current, scrollToIndex]);

  /** Lines get other heights; the one at the top stays there. */
  const reflow = (change: () => void) => {
    const kept = top();
    change();
    requestAnimationFrame(() => scrollToIndex(kept, { align: 'start' }));
  };
  const link = useLatest((number: number) => {
    const next = number === line ? 0 : number;
    position.chose(next);
    onLine?.(next);
  });

  return (
    <div className={styles.box}>
      <LogToolbar
        lines={lines}
        fileName={fileName}
        search={search}
        wrap={wrap}
        onWrap={(value) => reflow(() => setWrap(value))}
        times={times}
        onTimes={(value) => reflow(() => setTimes(value))}
        onError={error > 0 ? () => position.goTo(error) : undefined}
        onEnd={position.goToEnd}
      >
        {children}
      </LogToolbar>
      {line > 0 && lines.length > 0 && line > lines.length && (
        <div className={styles.note} role="status">
          {t('exceptions.log.no-line', 'The link points to line {{line}}; this log has {{count}}.', {
            line,
            count: lines.length,
          })}
        </div>
      )}
      <div
        ref={scroller}
        className={styles.scroller}
        role="log"
        aria-live="off"
        aria-label={t('exceptions.log.label', 'Log of the container')}
        onScroll={position.onScroll}
        {...byKeyboard}
      >
        <div className={cx(styles.lines, !wrap && styles.wide)} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ key, index, start }) => {
            const item = lines[index];
            return (
              item && (
                <div
                  key={key}
                  data-index={index}
                  ref={rows.measureElement}
                  className={cx(
                    styles.line,
                    wrap && styles.full,
                    item.number === error && styles.error,
                    item.number === line && styles.target
                  )}
                  aria-current={item.number === line ? 'location' : undefined}
                  title={
                    item.number === error
                      ? t('exceptions.log.error-line', 'The line that says most about the error')
                      : undefined
                  }
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <LogRow
                    line={item}
                    matches={search.byLine.get(index)}
                    current={current?.line === index ? current : undefined}
                    showTime={times}
                    timeZone={timeZone}
                    wrap={wrap}
                    onLink={onLine && link}
                  />
                </div>
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** A function that stays the same and does what the latest one does. */
function useLatest<Argument>(action: (argument: Argument) => void): (argument: Argument) => void {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  const [stable] = useState(() => (argument: Argument) => latest.current(argument));
  return stable;
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  note: css({ color: theme.colors.warning.text }),
  scroller: css({
    height: 'max(280px, calc(100vh - 560px))',
    overflow: 'auto',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.canvas,
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: `${lineHeight}px`,
  }),
  lines: css({ position: 'relative', width: '100%' }),
  wide: css({ width: 'max-content', minWidth: '100%' }),
  line: css({
    position: 'absolute',
    top: 0,
    left: 0,
    display: 'flex',
    gap: theme.spacing(1),
    minWidth: '100%',
    minHeight: lineHeight,
    borderLeft: '3px solid transparent',
  }),
  full: css({ width: '100%' }),
  error: css({ borderLeftColor: theme.colors.error.main, background: theme.colors.error.transparent }),
  target: css({ borderLeftColor: theme.colors.primary.main, background: theme.colors.primary.transparent }),
});
