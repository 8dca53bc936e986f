import React, { type ReactNode } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, ClipboardButton, Icon, IconButton, InlineSwitch, Input, useStyles2 } from '@grafana/ui';
import { saveFile } from '../../../components/save-file';
import { logText, type LogLine } from './parse-log';
import { mostMatches } from './search-log';
import { type LogSearch } from './use-log-search';

export interface LogToolbarProps {
  lines: LogLine[];
  fileName: string;
  search: LogSearch;
  wrap: boolean;
  onWrap(wrap: boolean): void;
  times: boolean;
  onTimes(times: boolean): void;
  /** Absent where the log has no line known to be the error. */
  onError?(): void;
  onEnd(): void;
  children?: ReactNode;
}

/** Search, the way lines are shown, and taking the log along. */
export function LogToolbar(props: LogToolbarProps) {
  const { lines, fileName, search, wrap, onWrap, times, onTimes, onError, onEnd, children } = props;
  const styles = useStyles2(getStyles);
  const { text, matches, position, step } = search;
  const count = matches.length === mostMatches ? `${mostMatches}+` : matches.length;
  const plain = { size: 'sm', variant: 'secondary', fill: 'outline' } as const;
  return (
    <div className={styles.bar}>
      <Input
        className={styles.search}
        value={text}
        prefix={<Icon name="search" />}
        suffix={
          text !== '' && (
            <>
              <span role="status">{`${position} / ${count}`}</span>
              <IconButton
                name="angle-up"
                size="sm"
                disabled={matches.length === 0}
                tooltip={t('exceptions.log.search-back', 'Previous match (Shift+Enter)')}
                onClick={() => step(-1)}
              />
              <IconButton
                name="angle-down"
                size="sm"
                disabled={matches.length === 0}
                tooltip={t('exceptions.log.search-on', 'Next match (Enter)')}
                onClick={() => step(1)}
              />
            </>
          )
        }
        aria-label={t('exceptions.log.search', 'Search in the log')}
        placeholder={t('exceptions.log.search', 'Search in the log')}
        onChange={(event) => search.search(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && step(event.shiftKey ? -1 : 1)}
      />
      <InlineSwitch
        showLabel
        label={t('exceptions.log.wrap', 'Wrap')}
        value={wrap}
        onChange={(event) => onWrap(event.currentTarget.checked)}
      />
      <InlineSwitch
        showLabel
        label={t('exceptions.log.times', 'Times')}
        value={times}
        onChange={(event) => onTimes(event.currentTarget.checked)}
      />
      {children}
      {onError && (
        <Button {...plain} icon="exclamation-circle" onClick={onError}>
          <Trans i18nKey="exceptions.log.to-error">Error</Trans>
        </Button>
      )}
      <Button
        {...plain}
        icon="arrow-down"
        tooltip={t('exceptions.log.end', 'End')}
        aria-label={t('exceptions.log.end', 'End')}
        onClick={onEnd}
      />
      <ClipboardButton
        {...plain}
        icon="copy"
        className={styles.iconOnly}
        tooltip={t('exceptions.log.copy', 'Copy')}
        aria-label={t('exceptions.log.copy', 'Copy')}
        getText={() => logText(lines)}
      />
      <Button
        {...plain}
        icon="download-alt"
        tooltip={t('exceptions.log.download', 'Download')}
        aria-label={t('exceptions.log.download', 'Download')}
        onClick={() => saveFile(fileName, logText(lines), 'text/plain')}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  search: css({ flex: '1 1 180px' }),
  // The button keeps room for words that it does not have here.
  iconOnly: css({ 'span:empty': { display: 'none' } }),
});
