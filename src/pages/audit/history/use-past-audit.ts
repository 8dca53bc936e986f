import { useCallback, useEffect, useRef, useState } from 'react';
import { type PrometheusError, toPrometheusError } from '../../../prometheus/PrometheusError';
import { fetchPastAudit, type PastAuditInput, type PastEntries } from './fetch-past-audit';

export type PastState =
  | { status: 'off' }
  | { status: 'loading'; done: number; total: number }
  | { status: 'ready'; past: PastEntries }
  | { status: 'failed'; error: PrometheusError };

/** The audit of an earlier moment; `input` null: nobody asked for it. One that is asked for anew cancels the one before. */
export function usePastAudit(input: PastAuditInput | null): { state: PastState; retry(): void } {
  const [known, setKnown] = useState<{ key: string; state: PastState }>({ key: '', state: { status: 'off' } });
  const [tries, setTries] = useState(0);
  const latest = useRef(input);
  useEffect(() => {
    latest.current = input;
  });
  // What decides the answer; the lists themselves are others on each render.
  const key =
    input === null
      ? ''
      : JSON.stringify([
          ...[input.source, input.clusters, input.then, input.to, tries],
          ...input.reports.map(({ cluster, namespaceClasses }) => [cluster, namespaceClasses]),
        ]);

  useEffect(() => {
    const asked = latest.current;
    if (key === '' || asked === null) {
      return;
    }
    const controller = new AbortController();
    const { signal } = controller;
    const update = (state: PastState) => (signal.aborted ? undefined : setKnown({ key, state }));
    fetchPastAudit(asked, signal, (done, total) => update({ status: 'loading', done, total }))
      .then((past) => update({ status: 'ready', past }))
      .catch((cause: unknown) => update({ status: 'failed', error: toPrometheusError(cause, signal) }));
    return () => controller.abort();
  }, [key]);

  const retry = useCallback(() => setTries((count) => count + 1), []);
  const waiting: PastState = key === '' ? { status: 'off' } : { status: 'loading', done: 0, total: 0 };
  return { state: known.key === key ? known.state : waiting, retry };
}
