import { useEffect, useRef, useState } from 'react';
import type { Finding } from '@vigil/core/vocabulary/finding';
import type { Presence } from '@vigil/core/audit/history/presence';
import { useKnownChecks } from '../custom/known-checks-context';
import { fetchPresence } from './fetch-presence';

/** Since when a finding has been there. `unknown`: nothing in Prometheus tells. */
export function usePresence(
  finding: Finding,
  source: string | undefined,
  { from, to }: { from: number; to: number }
): Presence | 'loading' | 'unknown' {
  const [known, setKnown] = useState<{ key: string; presence: Presence | 'unknown' }>();
  const { id, cluster } = finding;
  const key = `${source} ${cluster} ${id} ${from} ${to}`;
  // The finding is another object after each refresh: its key names it.
  const check = useKnownChecks().byId.get(finding.check);
  const latest = useRef({ finding, check, from, to });
  useEffect(() => {
    latest.current = { finding, check, from, to };
  });
  useEffect(() => {
    if (source === undefined) {
      return;
    }
    const controller = new AbortController();
    const { signal } = controller;
    fetchPresence(latest.current.finding, latest.current.check, source, latest.current, signal)
      .catch(() => null)
      .then((presence) => !signal.aborted && setKnown({ key, presence: presence ?? 'unknown' }));
    return () => controller.abort();
  }, [source, key]);
  return source === undefined ? 'unknown' : known?.key === key ? known.presence : 'loading';
}
