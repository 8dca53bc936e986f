import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, ClipboardButton, Icon, InlineSwitch, Input, useStyles2 } from '@grafana/ui';
import { saveFile } from '../../../components/save-file';
import { type LogLine } from './parse-log';

export interface LogToolbarProps {
  lines: LogLine[];
  fileName: string;
  search: string;
  onSearch(search: string): void;
  hits: number;
  /** Counted from 1; 0 without hits. */
  hit: number;
  onStep(step: 1 | -1): void;
  wrap: boolean;
  onWrap(wrap: boolean): void;
  times: boolean;
  onTimes(times: boolean): void;
  onEnd(): void;
}

/** Search, the way lines are shown, and taking the log along. */
export function LogToolbar(props: LogToolbarProps) {
  const { lines, fileName, search, onSearch, hits, hit, onStep, wrap, onWrap, times, onTimes, onEnd } = props;
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.bar}>
      <Input
        className={styles.search}
        value={search}
        prefix={<Icon name="search" />}
        suffix={search && <span>{`${hit} / ${hits}`}</span>}
        aria-label={t('exceptions.log.search', 'Search in the log')}
        placeholder={t('exceptions.log.search', 'Search in the log')}
        onChange={(event) => onSearch(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && onStep(event.shiftKey ? -1 : 1)}
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
      <Button size="sm" variant="secondary" fill="outline" icon="arrow-down" onClick={onEnd}>
        <Trans i18nKey="exceptions.log.end">End</Trans>
      </Button>
      <ClipboardButton size="sm" variant="secondary" fill="outline" icon="copy" getText={() => asText(lines)}>
        <Trans i18nKey="exceptions.log.copy">Copy</Trans>
      </ClipboardButton>
      <Button
        size="sm"
        variant="secondary"
        fill="outline"
        icon="download-alt"
        onClick={() => saveFile(fileName, asText(lines), 'text/plain')}
      >
        <Trans i18nKey="exceptions.log.download">Download</Trans>
      </Button>
    </div>
  );
}

function asText(lines: readonly LogLine[]): string {
  return lines.map(({ time, text }) => (time ? `${time} ${text}` : text)).join('\n') + '\n';
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  search: css({ flex: '1 1 120px' }),
});
