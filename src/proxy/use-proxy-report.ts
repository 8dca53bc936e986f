import { useCallback, useEffect, useReducer, useState } from 'react';
import { catchError, EMPTY, map, of, switchMap, tap, timer, type Observable } from 'rxjs';
import type { EndpointName, EndpointQuery, EndpointResponse } from '@vigil/core/contract/endpoints';
import { usePluginSettings } from '../settings/use-plugin-settings';
import { notConfigured } from './backend-problem';
import { requestProxy } from './call-proxy';
import { foldError } from './fold-error';
import { foldReport, type LiveReport, type ReportEvent } from './live-report';
import { proxyUrl } from './proxy-url';
import { tabVisible } from './tab-visible';

export interface ProxyReportOptions {
  /** Milliseconds between two askings while the tab is visible; absent: only once. */
  every?: number;
  /** Keep showing the last report while that of another query is fetched, so that nothing jumps. */
  keepPrevious?: boolean;
}

export interface ProxyReport<Report> {
  report: LiveReport<Report>;
  isFetching: boolean;
  reload(): void;
}

/** An endpoint's answer, kept fresh. Null as query: ask nothing yet. Asks nothing while no proxy is configured. */
export function useProxyReport<Name extends EndpointName>(
  name: Name,
  query: EndpointQuery<Name> | null,
  { every, keepPrevious = false }: ProxyReportOptions = {}
): ProxyReport<EndpointResponse<Name>> {
  type Report = EndpointResponse<Name>;
  const { isProxyConfigured } = usePluginSettings();
  const [report, dispatch] = useReducer(foldReport<Report>, { status: 'loading' });
  const [isFetching, setFetching] = useState(true);
  const [reloads, setReloads] = useState(0);
  // As text: callers may build a new equal query on every render.
  const url = query && proxyUrl(name, query);

  useEffect(() => {
    if (!keepPrevious) {
      dispatch({ type: 'reset' });
    }
  }, [url, keepPrevious]);

  useEffect(() => {
    if (url === null) {
      return;
    }
    if (!isProxyConfigured) {
      dispatch({ type: 'failed', problem: notConfigured });
      return;
    }
    const subscription = tabVisible()
      .pipe(
        switchMap((visible) => (visible ? ticks(every) : EMPTY)),
        tap(() => setFetching(true)),
        switchMap(() =>
          requestProxy(name, url).pipe(
            map((answer): ReportEvent<Report> => ({ type: 'arrived', report: answer, at: Date.now() })),
            catchError((error: unknown) => of<ReportEvent<Report>>({ type: 'failed', problem: foldError(error) }))
          )
        )
      )
      .subscribe((event) => {
        setFetching(false);
        dispatch(event);
      });
    return () => subscription.unsubscribe();
  }, [name, url, every, isProxyConfigured, reloads]);

  const reload = useCallback(() => setReloads((count) => count + 1), []);
  return { report, isFetching: isFetching && isProxyConfigured, reload };
}

/** Now, and then every so many milliseconds; once without them. */
function ticks(every: number | undefined): Observable<number> {
  return every === undefined ? of(0) : timer(0, every);
}
