import { annotatedExemptions } from '@vigil/core/audit/exemptions/annotated-exemptions';
import { catalogue } from '@vigil/core/audit/catalogue';
import type { CheckDescription } from '@vigil/core/audit/check';
import type { Exemption } from '@vigil/core/vocabulary/exemption';
import type { ClusterSource } from '../kubernetes/cluster-source.ts';
import { annotatedObjects } from './annotated-objects.ts';
import type { ExemptionStore } from './exemption-store.ts';

/**
 * The team's exemptions and those that objects of the clusters ask for. `custom`: the checks of the team. Rejects when the store can not be read.
 */
export async function knownExemptions(
  store: Pick<ExemptionStore, 'list'>,
  sources: readonly ClusterSource[],
  now: number,
  custom: readonly CheckDescription[] = []
): Promise<Exemption[]> {
  const stored = await store.list(now);
  const annotated = sources.flatMap(
    (source) => annotatedExemptions(annotatedObjects(source.snapshot()), [...catalogue, ...custom]).exemptions
  );
  return [...stored, ...annotated];
}
