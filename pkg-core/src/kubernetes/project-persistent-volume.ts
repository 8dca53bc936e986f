import type { PersistentVolume } from './objects.ts';
import { projectMetadata } from './project-metadata.ts';
import { projectNodeTerms } from './project-placement.ts';
import { parseQuantity } from './quantity.ts';
import { asObject, asText, asTextOrNull } from './read-json.ts';

/** Undefined without uid or name. */
export function projectPersistentVolume(raw: unknown): PersistentVolume | undefined {
  const metadata = projectMetadata(raw);
  const spec = asObject(asObject(raw).spec);
  const claim = asObject(spec.claimRef);
  return (
    metadata && {
      metadata,
      phase: asText(asObject(asObject(raw).status).phase),
      storageClass: asTextOrNull(spec.storageClassName),
      capacityBytes: parseQuantity(asObject(spec.capacity).storage) ?? null,
      claim: claim.name ? { namespace: asText(claim.namespace), name: asText(claim.name) } : null,
      pinned: Boolean(spec.local) || Boolean(spec.hostPath),
      nodeTerms: projectNodeTerms(asObject(asObject(spec.nodeAffinity).required).nodeSelectorTerms),
    }
  );
}
