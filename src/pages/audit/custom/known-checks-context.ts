import { createContext, useContext } from 'react';
import { type KnownChecks, ownChecks } from './known-checks';

const KnownChecksContext = createContext<KnownChecks>(ownChecks);

/** Gives everything on the page the checks that it can name. */
export const KnownChecksProvider = KnownChecksContext.Provider;

/** The checks of the page; those of Vigil alone where nobody provides others. */
export function useKnownChecks(): KnownChecks {
  return useContext(KnownChecksContext);
}
