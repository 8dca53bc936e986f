import React, { type ReactNode } from 'react';
import { t } from '@grafana/i18n';
import { TimeRangePicker, ToolbarButton } from '@grafana/ui';
import { type TimeRangeState } from '../url/use-time-range';
import { ShareButton } from './ShareButton';

export interface TimeRangeControlProps {
  time: TimeRangeState;
  onRefresh(): void;
  isFetching?: boolean;
  /** What is seen goes on with the clock, where the range ends now. */
  isLive?: boolean;
  /** Between the time range and the share button: live, comparison … */
  children?: ReactNode;
}

/** The right end of every page's title: time range, refresh, share. */
export function TimeRangeControl({
  time,
  onRefresh,
  isFetching = false,
  isLive = false,
  children,
}: TimeRangeControlProps) {
  const { range, from, to, timeZone } = time;
  const half = Math.max(1, Math.round((to - from) / 2));
  return (
    <>
      <TimeRangePicker
        value={range}
        timeZone={timeZone}
        isOnCanvas
        onChange={({ raw }) => time.setRange(raw)}
        onChangeTimeZone={time.setTimeZone}
        onMoveBackward={() => time.setAbsolute(from - half, to - half)}
        onMoveForward={() => time.setAbsolute(from + half, to + half)}
        onZoom={() => time.setAbsolute(from - half, to + half)}
      />
      <ToolbarButton
        icon="sync"
        variant="canvas"
        disabled={isFetching}
        aria-label={t('frame.refresh', 'Refresh')}
        tooltip={t('frame.refresh', 'Refresh')}
        onClick={onRefresh}
      />
      {children}
      <ShareButton from={from} to={to} followsNow={isLive && time.endsNow} />
    </>
  );
}
