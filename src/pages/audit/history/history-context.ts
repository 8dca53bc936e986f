import { createContext, useContext } from 'react';
import type { FindingState } from '@vigil/core/audit/history/compare-audits';
import type { Finding } from '@vigil/core/vocabulary/finding';

/** What a finding is compared with the earlier moment; undefined without a comparison. */
export type StateOf = (finding: Finding) => Exclude<FindingState, 'fixed'> | undefined;

const HistoryContext = createContext<StateOf>(() => undefined);

/** Gives every row of the page the state of its finding. */
export const HistoryProvider = HistoryContext.Provider;

/** Tells the state of a finding since the moment that the page compares with. */
export function useStateOf(): StateOf {
  return useContext(HistoryContext);
}
