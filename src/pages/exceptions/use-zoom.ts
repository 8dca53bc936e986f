import { useState } from 'react';
import { dateTime, type RawTimeRange } from '@grafana/data';
import type { TimeRangeState } from '../../url/use-time-range';

interface Zoom {
  before: RawTimeRange;
  from: number;
  to: number;
}

export interface ZoomControl {
  /** Unix milliseconds. */
  zoomIn(from: number, to: number): void;
  /** Back to where the last zoom came from; without one, to twice the time. */
  zoomOut(): void;
}

/** Zooms the page's time range, and remembers the way back, relative times included. */
export function useZoom(
  time: Pick<TimeRangeState, 'range' | 'from' | 'to' | 'endsNow' | 'setRange' | 'setAbsolute'>
): ZoomControl {
  const [zooms, setZooms] = useState<Zoom[]>([]);
  const { range, from, to, endsNow, setRange, setAbsolute } = time;
  return {
    zoomIn: (start, end) => {
      setZooms([...zooms, { before: range.raw, from: start, to: end }]);
      setAbsolute(start, end);
    },
    zoomOut: () => {
      const last = zooms.at(-1);
      setZooms(zooms.slice(0, -1));
      if (last?.from === from && last.to === to) {
        setRange(last.before);
        return;
      }
      const half = Math.max(1000, Math.round((to - from) / 2));
      if (endsNow) {
        setRange({ from: dateTime(from - 2 * half), to: 'now' });
      } else {
        setAbsolute(from - half, to + half);
      }
    },
  };
}
