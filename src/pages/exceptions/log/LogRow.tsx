import React, { memo, useState } from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { ansiCss } from './ansi-css';
import { lineParts } from './line-parts';
import { lineTime } from './line-time';
import { type LogLine } from './parse-log';
import { type LogMatch } from './search-log';

export interface LogRowProps {
  line: LogLine;
  matches: readonly LogMatch[] | undefined;
  /** The match the search stands on, where it is in this line. */
  current: LogMatch | undefined;
  showTime: boolean;
  timeZone: string;
  wrap: boolean;
  /** Absent: lines cannot be linked to. */
  onLink?(line: number): void;
}

/** Characters of a line that are drawn: at first, and when asked for all of it. The rest is in the download. */
const shortLength = 3_000;
const fullLength = 100_000;

/** Number, time and text of one line, in its colours. */
export const LogRow = memo(function LogRow(props: LogRowProps) {
  const { line, matches = [], current, showTime, timeZone, wrap, onLink } = props;
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const [isFull, setFull] = useState(false);
  const { number, text, spans } = line;
  // The match that the search stands on must be seen.
  const length = isFull || (current && current.end > shortLength) ? fullLength : shortLength;
  const marked = matches.map((match) => ({ ...match, current: match === current }));
  const time = showTime && line.time ? lineTime(line.time, timeZone) : undefined;
  return (
    <>
      {onLink ? (
        <button
          type="button"
          tabIndex={-1}
          className={cx(styles.number, styles.link)}
          aria-label={t('exceptions.log.line', 'Link to line {{line}}', { line: number })}
          onClick={() => onLink(number)}
        >
          {number}
        </button>
      ) : (
        <span className={styles.number}>{number}</span>
      )}
      {time && (
        <time className={styles.time} dateTime={line.time} title={time.exact}>
          {time.short}
        </time>
      )}
      <span className={wrap ? styles.wrapped : styles.unwrapped}>
        {lineParts(text, spans, marked, length).map((part, index) => {
          const style = part.style && ansiCss(part.style, theme);
          return part.match ? (
            <mark key={index} className={part.match === 'current' ? styles.current : styles.match}>
              {part.text}
            </mark>
          ) : (
            <span key={index} style={style}>
              {part.text}
            </span>
          );
        })}
        {text.length > length && (
          <button type="button" className={styles.more} disabled={isFull} onClick={() => setFull(true)}>
            {t('exceptions.log.more', '… {{count}} more characters', { count: text.length - length })}
          </button>
        )}
      </span>
    </>
  );
});

const getStyles = (theme: GrafanaTheme2) => ({
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
  }),
  link: css({ '&:hover': { color: theme.colors.text.link, textDecoration: 'underline' } }),
  time: css({ flex: 'none', color: theme.colors.text.secondary, userSelect: 'none' }),
  wrapped: css({ minWidth: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }),
  unwrapped: css({ whiteSpace: 'pre' }),
  match: css({ padding: 0, background: theme.visualization.getColorByName('yellow'), color: '#000' }),
  current: css({
    padding: 0,
    background: theme.visualization.getColorByName('orange'),
    color: '#000',
    outline: `2px solid ${theme.visualization.getColorByName('orange')}`,
  }),
  more: css({
    padding: 0,
    border: 'none',
    background: 'transparent',
    color: theme.colors.text.link,
    font: 'inherit',
  }),
});
