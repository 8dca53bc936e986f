import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { IncidentFilter } from '@vigil/core/contract/incidents';
import { notConfigured } from '../../proxy/backend-problem';
import { requestProxy } from '../../proxy/call-proxy';
import { followChanges, type ChangeConnection } from '../../proxy/follow-changes';
import { foldError } from '../../proxy/fold-error';
import { proxyUrl } from '../../proxy/proxy-url';
import { usePluginSettings } from '../../settings/use-plugin-settings';
import type { SortOrder } from './exceptions-url';
import { foldIncidents, noIncidents, type IncidentList } from './incident-list';
import { matchesFilter } from './matches-filter';

export const pageSize = 100;

export interface Incidents extends IncidentList {
  isFetching: boolean;
  /** Null while nothing is followed: an absolute time range, no proxy. */
  connection: ChangeConnection | null;
  loadMore(): void;
  showWaiting(): void;
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
  /** Called after every live change that concerns the list. */
  onChange(): void;
}

/** The page's incidents: loaded page by page, kept up to date while live. */
export function useIncidents({ filter, sort, live, start, onChange }: IncidentsQuery): Incidents {
  const { isProxyConfigured } = usePluginSettings();
  const [list, dispatch] = useReducer(foldIncidents, noIncidents);
  const [connection, setConnection] = useState<ChangeConnection | null>(null);
  const [reloads, setReloads] = useState(0);
  const [answered, setAnswered] = useState('');
  const [wanted, setWanted] = useState<{ asked: string; cursor: string } | null>(null);
  const atTop = useRef(true);
  const loaded = useRef('');
  const latest = useRef({ filter, sort, onChange });
  const url = proxyUrl('incidents', { ...filter, sort, limit: pageSize });
  const question = live ? `${start} ${proxyUrl('incidents', { ...filter, from: undefined, sort })}` : url;
  const asked = `${reloads} ${url}`;
  // A next page belongs to the first page it continues.
  const cursor = wanted?.asked === asked ? wanted.cursor : null;
  const nextUrl = cursor && proxyUrl('incidents', { ...filter, sort, limit: pageSize, cursor });

  useEffect(() => {
    latest.current = { filter, sort, onChange };
  });

  useEffect(() => {
    if (!isProxyConfigured) {
      dispatch({ type: 'failed', problem: notConfigured, asked: false });
      return;
    }
    const subscription = requestProxy('incidents', url).subscribe({
      next: (page) => {
        loaded.current = question;
        dispatch({ type: 'first-page', page });
      },
      error: (error: unknown) => {
        dispatch({ type: 'failed', problem: foldError(error), asked: loaded.current === question });
        setAnswered(asked);
      },
      complete: () => setAnswered(asked),
    });
    return () => subscription.unsubscribe();
  }, [url, asked, question, isProxyConfigured]);

  useEffect(() => {
    if (!nextUrl || !cursor) {
      return;
    }
    const subscription = requestProxy('incidents', nextUrl).subscribe({
      next: (page) => dispatch({ type: 'next-page', page, cursor }),
      error: (error: unknown) => {
        dispatch({ type: 'failed', problem: foldError(error), asked: true });
        setWanted(null);
      },
    });
    return () => subscription.unsubscribe();
  }, [nextUrl, cursor]);

  useEffect(() => {
    if (!live || !isProxyConfigured) {
      return;
    }
    const subscription = followChanges().subscribe((signal) => {
      const now = latest.current;
      if (signal.type === 'connection') {
        setConnection(signal.state);
      } else if (signal.type === 'refetch') {
        setReloads((count) => count + 1);
        now.onChange();
      } else {
        const { incident } = signal;
        dispatch(
          matchesFilter(incident, now.filter)
            ? { type: 'changed', incident, show: atTop.current, sort: now.sort }
            : { type: 'left', id: incident.id }
        );
        now.onChange();
      }
    });
    return () => {
      subscription.unsubscribe();
      setConnection(null);
    };
  }, [live, isProxyConfigured]);

  return {
    ...list,
    isFetching: isProxyConfigured && answered !== asked,
    connection,
    loadMore: useCallback(
      () => setWanted(list.nextCursor === null ? null : { asked, cursor: list.nextCursor }),
      [asked, list.nextCursor]
    ),
    showWaiting: useCallback(() => dispatch({ type: 'show-waiting', sort }), [sort]),
    reload: useCallback(() => setReloads((count) => count + 1), []),
    setAtTop: useCallback((value: boolean) => {
      atTop.current = value;
    }, []),
  };
}
