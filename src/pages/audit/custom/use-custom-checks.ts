import { useMemo } from 'react';
import { readCustomChecks } from '@vigil/core/audit/custom/read-custom-checks';
import { useProxyReport } from '../../../proxy/use-proxy-report';
import { type KnownChecks, knownChecks, ownChecks } from './known-checks';

export interface TeamChecks {
  /** With the checks of Vigil. */
  known: KnownChecks;
  /** Why the proxy does not use its configuration as it is now. */
  faults: string[];
  isLoading: boolean;
}

/** The checks of the team; none where the proxy can not be asked, or is older than such checks. */
export function useCustomChecks(): TeamChecks {
  const { report } = useProxyReport('customChecks', {}, { every: 60_000 });
  const told = report.status === 'ready' || report.status === 'stale' ? report.report : undefined;
  // As text: every asking gives a new equal list.
  const text = JSON.stringify(told?.checks ?? []);
  const known = useMemo(() => {
    const checks = JSON.parse(text) as Array<{ id: string }>;
    return checks.length === 0 ? ownChecks : knownChecks(readCustomChecks(checks));
  }, [text]);
  return { known, faults: told?.faults ?? [], isLoading: report.status === 'loading' };
}
