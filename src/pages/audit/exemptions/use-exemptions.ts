import { useCallback, useMemo, useState } from 'react';
import { lastValueFrom } from 'rxjs';
import { isInForce } from '@vigil/core/audit/exemptions/exemption-end';
import type { ExemptionChange, ExemptionList } from '@vigil/core/contract/exemptions';
import type { Exemption } from '@vigil/core/vocabulary/exemption';
import { useNow } from '../../../components/use-now';
import type { BackendProblem } from '../../../proxy/backend-problem';
import { sendToProxy } from '../../../proxy/send-to-proxy';
import { useProxyReport } from '../../../proxy/use-proxy-report';

export interface Exemptions {
  /** Undefined while they are not known. */
  list?: ExemptionList;
  /** Those that count now; equal as long as the same ones do. */
  inForce: Exemption[];
  /** Unix milliseconds, by the clock of the proxy where that is ahead. */
  now: number;
  isLoading: boolean;
  /** Why they are not known, or not as of now. */
  problem?: BackendProblem;
  reload(): void;
  /** Sends it and shows its outcome at once. Rejects with a `ProxyError`. */
  change(change: ExemptionChange): Promise<Exemption>;
}

/** The team's exemptions, kept fresh; one that expires counts no more without asking the proxy. */
export function useExemptions(): Exemptions {
  const { report, reload } = useProxyReport('exemptions', {}, { every: 60_000, keepPrevious: true });
  const answered = report.status === 'ready' || report.status === 'stale' ? report.report : undefined;
  const [changed, setChanged] = useState<Array<{ exemption: Exemption; asOf: number }>>([]);
  const list = useMemo(() => answered && withChanges(answered, changed), [answered, changed]);
  const now = Math.max(useNow(), list?.asOf ?? 0);
  // As text, so that the clock alone does not make a new list.
  const ids = list?.exemptions.flatMap((exemption) => (isInForce(exemption, now) ? exemption.id : [])).join('\n') ?? '';
  const inForce = useMemo(() => {
    const chosen = new Set(ids.split('\n'));
    return list?.exemptions.filter(({ id }) => chosen.has(id)) ?? [];
  }, [list, ids]);

  const change = useCallback(
    async (asked: ExemptionChange) => {
      const answer = await lastValueFrom(sendToProxy('changeExemption', asked));
      setChanged((before) => [...before.filter(({ exemption }) => exemption.id !== answer.exemption.id), answer]);
      reload();
      return answer.exemption;
    },
    [reload]
  );

  return {
    list,
    inForce,
    now,
    isLoading: report.status === 'loading',
    problem: 'problem' in report ? report.problem : undefined,
    reload,
    change,
  };
}

/** A list with what was changed after it was asked for. */
export function withChanges(
  list: ExemptionList,
  changed: ReadonlyArray<{ exemption: Exemption; asOf: number }>
): ExemptionList {
  const later = changed.filter(({ asOf }) => asOf >= list.asOf);
  if (later.length === 0) {
    return list;
  }
  const changes = new Map(later.map(({ exemption }) => [exemption.id, exemption]));
  const known = new Set(list.exemptions.map(({ id }) => id));
  const made = later.map(({ exemption }) => exemption).filter(({ id }) => !known.has(id));
  return {
    ...list,
    exemptions: [...made.reverse(), ...list.exemptions.map((exemption) => changes.get(exemption.id) ?? exemption)],
    asOf: Math.max(...later.map(({ asOf }) => asOf)),
  };
}
