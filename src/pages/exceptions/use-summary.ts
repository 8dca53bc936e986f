import { useCallback, useEffect, useMemo, useState } from 'react';
import { auditTime, EMPTY, interval, merge, Subject, switchMap } from 'rxjs';
import type { IncidentFilter, IncidentSummary } from '@vigil/core/contract/incidents';
import { tabVisible } from '../../proxy/tab-visible';
import { useProxyReport, type ProxyReport } from '../../proxy/use-proxy-report';
import { resolveRange } from '../../url/resolve-range';
import type { TimeRangeState } from '../../url/use-time-range';
import { figuresFilter, isFigureChosen, isNarrowed } from './incident-filter';

/** Milliseconds: how often the figures follow the clock, and how soon after a change at the earliest. */
const everyTick = 30_000;
const afterChange = 3_000;

export interface Summaries {
  /** Of what the list shows: the histogram. */
  summary: ProxyReport<IncidentSummary>;
  /** Of the same without state, severity and what else the figures above the list choose. */
  figures: ProxyReport<IncidentSummary>;
  /** Of the time range without the page's filters: what else there is to choose. */
  choices: ProxyReport<IncidentSummary>;
  /** A live change arrived: the figures are out of date. */
  touch(): void;
}

/** The figures above the list. While the range ends now they move with the clock and with live changes, unless paused. */
export function useSummary(time: TimeRangeState, filter: IncidentFilter, paused: boolean): Summaries {
  const { range, timeZone, endsNow } = time;
  const [changes] = useState(() => new Subject<void>());
  const [now, setNow] = useState<number | null>(null);
  const [start, setStart] = useState(range);
  if (start !== range) {
    setStart(range);
    setNow(null);
  }

  useEffect(() => {
    if (!endsNow || paused) {
      return;
    }
    const ticks = merge(interval(everyTick), changes.pipe(auditTime(afterChange)));
    const subscription = tabVisible()
      .pipe(switchMap((visible) => (visible ? ticks : EMPTY)))
      .subscribe(() => setNow(Date.now()));
    return () => subscription.unsubscribe();
  }, [endsNow, paused, changes]);

  const window = useMemo(() => {
    const current = endsNow && now !== null ? resolveRange(range.raw, timeZone, now) : range;
    return { from: current.from.valueOf(), to: current.to.valueOf() };
  }, [range, timeZone, endsNow, now]);

  const options = { keepPrevious: true };
  const wide = figuresFilter(filter);
  const summary = useProxyReport('incidentSummary', { ...filter, ...window }, options);
  const isChosen = isFigureChosen(filter);
  const ownFigures = useProxyReport('incidentSummary', isChosen ? { ...wide, ...window } : null, options);
  const ownChoices = useProxyReport('incidentSummary', isNarrowed(wide) ? window : null, options);
  // Until the wider figures are there, those on the page stay.
  const figures = isChosen && 'report' in ownFigures.report ? ownFigures : summary;
  return {
    summary,
    figures,
    choices: isNarrowed(wide) ? ownChoices : figures,
    touch: useCallback(() => changes.next(), [changes]),
  };
}
