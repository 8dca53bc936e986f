import { annotatedExemptions } from '@vigil/core/audit/exemptions/annotated-exemptions';
import { catalogue } from '@vigil/core/audit/catalogue';
import type { CheckDescription } from '@vigil/core/audit/check';
import { mostExemptions } from '@vigil/core/contract/exemptions';
import { annotatedObjects } from '../exemptions/annotated-objects.ts';
import type { ExemptionStore } from '../exemptions/exemption-store.ts';
import type { ClusterSource } from '../kubernetes/cluster-source.ts';
import { answerChange, changeContext } from './answer-change.ts';
import type { Handlers } from './handlers.ts';

export interface ExemptionParts {
  exemptions: ExemptionStore;
  sources: readonly ClusterSource[];
  now: () => number;
  /** The checks of the team. */
  customChecks?: { all: readonly CheckDescription[] };
}

/** What the team exempted, on the page and by annotations. */
export function createExemptionHandlers({
  exemptions,
  sources,
  now,
  customChecks,
}: ExemptionParts): Pick<Handlers, 'exemptions' | 'changeExemption'> {
  const objects = function* () {
    for (const source of sources) {
      yield* annotatedObjects(source.snapshot());
    }
  };
  const checks = () => [...catalogue, ...(customChecks?.all ?? [])];
  return {
    exemptions: async () => {
      const annotated = annotatedExemptions(objects(), checks());
      const stored = await exemptions.list(now());
      return {
        ...annotated,
        exemptions: [...stored, ...annotated.exemptions],
        most: mostExemptions.active,
        asOf: now(),
      };
    },
    changeExemption: async (_query, change, { login }) => {
      const asOf = now();
      const { exemption } = await answerChange(exemptions.change(change, checks(), changeContext(login, asOf)));
      return { exemption, asOf };
    },
  };
}
