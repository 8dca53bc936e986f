import type { ClusterSnapshot } from '@vigil/core/kubernetes/snapshot';
import type { Troubled } from '../store/incident-store.ts';
import { examinedKinds } from './examined-kinds.ts';

/** The uids of what was in trouble and is no more. What could not be listed is not known to be gone. */
export function goneHolders(troubled: readonly Troubled[], { objects, missing }: ClusterSnapshot): Set<string> {
  const present = new Set(examinedKinds.flatMap((kind) => objects[kind].map(({ metadata }) => metadata.uid)));
  const isListed = (isNode: boolean) =>
    isNode ? !missing.nodes : !missing.pods && !missing.jobs && !missing.deployments;
  const gone = troubled.filter(({ holderUid, isNode }) => isListed(isNode) && !present.has(holderUid));
  return new Set(gone.map(({ holderUid }) => holderUid));
}
