import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { connect, filter as keep, map, merge } from 'rxjs';
import type { IncidentFilter } from '@vigil/core/contract/incidents';
import type { Incident } from '@vigil/core/vocabulary/incident';
import { notConfigured } from '../../proxy/backend-problem';
import { requestProxy } from '../../proxy/call-proxy';
import { followChanges, type ChangeConnection, type ChangeSignal } from '../../proxy/follow-changes';
import { foldError } from '../../proxy/fold-error';
import { gatherBursts } from '../../proxy/gather-bursts';
import { proxyUrl } from '../../proxy/proxy-url';
import { usePluginSettings } from '../../settings/use-plugin-settings';
import type { SortOrder } from './exceptions-url';
import { IncidentList, type IncidentChange, type IncidentListView } from './incident-list';
import { matchesFilter } from './matches-filter';

/** Incidents in the first page, which is waited for, and in those that follow while scrolling. */
export const pageSize = 100;
export const nextPageSize = 500;

/** Milliseconds in which changes are gathered before the list is drawn again. */
const burst = 100;

export interface Incidents extends IncidentListView {
  isFetching: boolean;
  /** Null while nothing is followed: an absolute time range, no proxy. */
  connection: ChangeConnection | null;
  paused: boolean;
  /** While paused, changes wait and nothing moves. */
  setPaused(paused: boolean): void;
  loadMore(): void;
  showWaiting(): void;
  /** The reader marked these. */
  mark(incidents: Incident[]): void;
  reload(): void;
  /** Whether the list is scrolled to its top, where new rows may slide in. */
  setAtTop(atTop: boolean): void;
}

export interface IncidentsQuery {
  filter: IncidentFilter;
  sort: SortOrder;
  /** Follow what happens from now on. */
  live: boolean;
  /** Start of the time range as it was chosen, `now-6h`: while live, a later `from` is still the same question. */
  start: string;
  /** Called after live changes that concern the list, when they are shown. */
  onChange(): void;
}

/** The page's incidents: loaded page by page, kept up to date while live. */
export function useIncidents({ filter, sort, live, start, onChange }: IncidentsQuery): Incidents {
  const { isProxyConfigured } = usePluginSettings();
  const [list] = useState(() => new IncidentList());
  const view = useSyncExternalStore(list.subscribe, list.view);
  const [connection, setConnection] = useState<ChangeConnection | null>(null);
  const [paused, setPausedState] = useState(false);
  const [reloads, setReloads] = useState(0);
  const [answered, setAnswered] = useState('');
  const [wanted, setWanted] = useState<{ asked: string; cursor: string } | null>(null);
  const atTop = useRef(true);
  const loaded = useRef('');
  const latest = useRef({ sort, onChange, paused });
  const missed = useRef(false);
  const url = proxyUrl('incidents', { ...filter, sort, limit: pageSize });
  const question = live ? `${start} ${proxyUrl('incidents', { ...filter, from: undefined, sort })}` : url;
  const asked = `${reloads} ${url}`;
  // A next page belongs to the first page it continues.
  const cursor = wanted?.asked === asked ? wanted.cursor : null;
  const nextUrl = cursor && proxyUrl('incidents', { ...filter, sort, limit: nextPageSize, cursor });

  useEffect(() => {
    latest.current = { sort, onChange, paused };
    list.judgeBy((incident) => matchesFilter(incident, filter));
  });

  useEffect(() => {
    if (!isProxyConfigured) {
      list.fold({ type: 'failed', problem: notConfigured, asked: false });
      return;
    }
    list.fold({ type: 'asked' });
    const subscription = requestProxy('incidents', url).subscribe({
      next: (page) => {
        loaded.current = question;
        list.fold({ type: 'first-page', page, sort: latest.current.sort });
      },
      error: (error: unknown) => {
        list.fold({ type: 'failed', problem: foldError(error), asked: loaded.current === question });
        setAnswered(asked);
      },
      complete: () => setAnswered(asked),
    });
    return () => subscription.unsubscribe();
  }, [list, url, asked, question, isProxyConfigured]);

  useEffect(() => {
    if (!nextUrl || !cursor) {
      return;
    }
    const subscription = requestProxy('incidents', nextUrl).subscribe({
      next: (page) => list.fold({ type: 'next-page', page, cursor }),
      error: (error: unknown) => {
        list.fold({ type: 'failed', problem: foldError(error), asked: true });
        setWanted(null);
      },
    });
    return () => subscription.unsubscribe();
  }, [list, nextUrl, cursor]);

  useEffect(() => {
    if (!live || !isProxyConfigured) {
      return;
    }
    const subscription = bursts().subscribe((signal) => {
      const now = latest.current;
      if (Array.isArray(signal)) {
        list.fold({ type: 'changed', changes: signal, show: atTop.current });
      } else if (signal.type === 'connection') {
        setConnection(signal.state);
        return;
      } else if (now.paused) {
        missed.current = true;
      } else {
        setReloads((count) => count + 1);
      }
      if (!now.paused) {
        now.onChange();
      }
    });
    return () => {
      subscription.unsubscribe();
      list.fold({ type: 'resume', show: false });
      missed.current = false;
      setConnection(null);
      setPausedState(false);
    };
  }, [list, live, isProxyConfigured]);

  const setPaused = useCallback(
    (value: boolean) => {
      setPausedState(value);
      if (value) {
        list.fold({ type: 'pause' });
        return;
      }
      list.fold({ type: 'resume', show: atTop.current });
      latest.current.onChange();
      if (missed.current) {
        missed.current = false;
        setReloads((count) => count + 1);
      }
    },
    [list]
  );
  const { nextCursor } = view;

  return {
    ...view,
    isFetching: isProxyConfigured && answered !== asked,
    connection,
    paused,
    setPaused,
    loadMore: useCallback(
      () => setWanted(nextCursor === null ? null : { asked, cursor: nextCursor }),
      [asked, nextCursor]
    ),
    showWaiting: useCallback(() => list.fold({ type: 'show-waiting' }), [list]),
    mark: useCallback((incidents: Incident[]) => list.fold({ type: 'marked', incidents }), [list]),
    reload: useCallback(() => setReloads((count) => count + 1), []),
    setAtTop: useCallback((value: boolean) => {
      atTop.current = value;
    }, []),
  };
}

/** Changes as lists of what came together; all other signals at once. */
function bursts() {
  const isChange = (signal: ChangeSignal) => signal.type === 'incident' || signal.type === 'removed';
  return followChanges().pipe(
    connect((signals) =>
      merge(
        signals.pipe(keep((signal) => signal.type === 'connection' || signal.type === 'refetch')),
        signals.pipe(keep(isChange), map(toChange), gatherBursts(burst))
      )
    )
  );
}

function toChange(signal: Extract<ChangeSignal, { type: 'incident' | 'removed' }>): IncidentChange {
  return signal.type === 'incident'
    ? { id: signal.incident.id, incident: signal.incident }
    : { id: signal.id, incident: null };
}
