import type { PersistentVolumeClaim } from './objects.ts';
import { projectMetadata } from './project-metadata.ts';
import { parseQuantity } from './quantity.ts';
import { asObject, asText, asTextOrNull, asTexts } from './read-json.ts';

/** Undefined without uid or name. */
export function projectPersistentVolumeClaim(raw: unknown): PersistentVolumeClaim | undefined {
  const metadata = projectMetadata(raw);
  const spec = asObject(asObject(raw).spec);
  const status = asObject(asObject(raw).status);
  return (
    metadata && {
      metadata,
      phase: asText(status.phase),
      accessModes: asTexts(spec.accessModes),
      storageClass: asTextOrNull(spec.storageClassName),
      volumeName: asTextOrNull(spec.volumeName),
      capacityBytes: parseQuantity(asObject(status.capacity).storage) ?? null,
    }
  );
}
