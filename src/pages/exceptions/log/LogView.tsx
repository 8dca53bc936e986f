import React, { useEffect, useMemo, useRef, useState } from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { isTelling } from '@vigil/core/exceptions/telling-line';
import { useVirtualRows } from '../../../components/use-virtual-rows';
import { searchLog } from './search-log';
import { LogToolbar } from './LogToolbar';
import { type LogLine } from './parse-log';

export interface LogViewProps {
  lines: LogLine[];
  /** Name of the file when downloaded. */
  fileName: string;
  /** Number of the line the URL points to; 0: none. */
  line: number;
  onLine(line: number): void;
  /** Lines keep coming: stay at the end unless the reader scrolled up. */
  follow?: boolean;
}

/** Pixels, of a line that is not wrapped. */
const lineHeight = 20;

/** A log, opened at its end. Only the lines in sight exist. */
export function LogView({ lines, fileName, line, onLine, follow = false }: LogViewProps) {
  const styles = useStyles2(getStyles);
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [wrap, setWrap] = useState(true);
  const [times, setTimes] = useState(false);
  const [search, setSearch] = useState('');
  const [hit, setHit] = useState(0);
  const hits = useMemo(() => searchLog(lines, search), [lines, search]);
  const current = hits[hit % Math.max(1, hits.length)];

  const rows = useVirtualRows({ count: lines.length, scroller, rowHeight: lineHeight, overscan: 20 });
  // The virtualizer is the same object for ever; its methods are not dependencies.
  const { scrollToIndex, measure } = rows;

  useEffect(() => measure(), [wrap, times, measure]);

  useEffect(() => {
    if (line > 0 && line <= lines.length) {
      scrollToIndex(line - 1, { align: 'center' });
    } else if (line === 0 && lines.length > 0 && (!follow || atEnd.current)) {
      scrollToIndex(lines.length - 1, { align: 'end' });
    }
  }, [line, lines.length, follow, scrollToIndex]);

  useEffect(() => {
    if (current !== undefined) {
      scrollToIndex(current, { align: 'center' });
    }
  }, [current, scrollToIndex]);

  return (
    <div className={styles.box}>
      <LogToolbar
        lines={lines}
        fileName={fileName}
        search={search}
        onSearch={(text) => {
          setSearch(text);
          setHit(0);
        }}
        hits={hits.length}
        hit={hits.length === 0 ? 0 : (hit % hits.length) + 1}
        onStep={(step) => setHit((index) => (index + step + hits.length) % Math.max(1, hits.length))}
        wrap={wrap}
        onWrap={setWrap}
        times={times}
        onTimes={setTimes}
        onEnd={() => scrollToIndex(lines.length - 1, { align: 'end' })}
      />
      <div
        ref={scroller}
        className={styles.scroller}
        role="log"
        aria-live="off"
        aria-label={t('exceptions.log.label', 'Log of the container')}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          atEnd.current = scrollHeight - scrollTop - clientHeight < lineHeight * 2;
        }}
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
                    wrap ? styles.wrapped : styles.unwrapped,
                    isTelling(item.text) && styles.telling,
                    hits.length > 0 && index === current && styles.hit,
                    item.number === line && styles.target
                  )}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <button
                    type="button"
                    tabIndex={-1}
                    className={styles.number}
                    aria-label={t('exceptions.log.line', 'Link to line {{line}}', { line: item.number })}
                    onClick={() => onLine(item.number)}
                  >
                    {item.number}
                  </button>
                  {times && <span className={styles.time}>{item.time}</span>}
                  <span>{item.text}</span>
                </div>
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  scroller: css({
    height: 'max(240px, calc(100vh - 520px))',
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
  wrapped: css({ width: '100%', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }),
  unwrapped: css({ whiteSpace: 'pre' }),
  telling: css({ borderLeftColor: theme.colors.warning.main }),
  hit: css({ background: theme.colors.action.selected }),
  target: css({ background: theme.colors.primary.transparent, borderLeftColor: theme.colors.primary.main }),
  number: css({
    flex: 'none',
    alignSelf: 'flex-start',
    width: 52,
    padding: 0,
    border: 'none',
    background: 'transparent',
    color: theme.colors.text.disabled,
    font: 'inherit',
    textAlign: 'right',
    userSelect: 'none',
    '&:hover': { color: theme.colors.text.link },
  }),
  time: css({ flex: 'none', color: theme.colors.text.secondary, userSelect: 'none' }),
});
