import { formatDuration } from '../prometheus/duration.ts';
import { selector } from '../prometheus/selector.ts';
import { podCgroup } from './capabilities.ts';
import type { PlannedQuery } from './planned-query.ts';
import { clusterMatcher, type ResourceScope, type ResourceWindow } from './scope.ts';
import { CPU } from './usage-queries.ts';

/**
 * How clocks and window do not fit. ahead: the server has samples of a time that is still to come by the asker's clock ·
 * future: the window has not begun · ends-in-future: it has begun · behind: samples end before the window does.
 */
export interface ClockSkew {
  kind: 'ahead' | 'future' | 'ends-in-future' | 'behind';
  seconds: number;
}

export interface ClockReadings {
  window: ResourceWindow;
  /** By the clock of whoever asks, Unix milliseconds. */
  now: number;
  /** The newest sample around the end of the window, Unix milliseconds. Undefined: not known. */
  newest?: number;
  intervalSeconds: number;
}

/** Undefined: nothing says that they differ by more than scraping and sending explain. */
export function clockSkew({ window, now, newest, intervalSeconds }: ClockReadings): ClockSkew | undefined {
  const patience = Math.max(180_000, 4000 * intervalSeconds);
  const told = (kind: ClockSkew['kind'], by: number) => ({ kind, seconds: Math.round(by / 1000) });
  if (newest !== undefined && newest - now > patience) {
    return told('ahead', newest - now);
  }
  if (window.from >= now) {
    return told('future', window.from - now);
  }
  if (window.to - now > patience) {
    return told('ends-in-future', window.to - now);
  }
  if (newest !== undefined && window.to - newest > patience) {
    return told('behind', window.to - newest);
  }
  return undefined;
}

/** Whether the newest sample is worth a query: the window ends about now or later, or nothing is alive at its end. */
export function asksNewest({ to }: ResourceWindow, now: number, isEmptyAtEnd: boolean): boolean {
  return isEmptyAtEnd || to > now - 300_000;
}

const hour = 3_600_000;
/** Seconds; within the five minutes that a server looks back, so that the newest sample is met itself. */
const step = 120;

/**
 * The moment of the newest sample from at least an hour before the window's end to an hour after it, in seconds; to be
 * asked one after another until one answers. A few series stand for the rest: the nodes' own, else kube-system's pods.
 */
export function planNewest(scope: ResourceScope, window: ResourceWindow): Array<PlannedQuery<'newest'>> {
  const back = Math.min(6 * hour, Math.max(hour, window.to - window.from));
  const range = formatDuration(Math.ceil((back + hour) / 1000));
  const cluster = clusterMatcher(scope);
  return [selector(CPU, 'id="/"', cluster), selector(CPU, ...podCgroup, 'namespace="kube-system"', cluster)].map(
    (series) => ({
      id: 'newest',
      title: { en: 'newest sample', zh: '最新样本' },
      expr: `max(max_over_time(timestamp(${series})[${range}:${formatDuration(step)}]))`,
      time: window.to + hour,
    })
  );
}
