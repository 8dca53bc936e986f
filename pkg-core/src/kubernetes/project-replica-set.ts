import type { ReplicaSet } from './objects.ts';
import { projectMetadata, rawAnnotations } from './project-metadata.ts';
import { asNumber, asObject } from './read-json.ts';

/** Undefined without uid or name. */
export function projectReplicaSet(raw: unknown): ReplicaSet | undefined {
  const metadata = projectMetadata(raw);
  const revision = Number(rawAnnotations(raw)['deployment.kubernetes.io/revision']);
  return (
    metadata && {
      metadata,
      replicas: asNumber(asObject(asObject(raw).spec).replicas, 1),
      revision: Number.isInteger(revision) ? revision : 0,
    }
  );
}
