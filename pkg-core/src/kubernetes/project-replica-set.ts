import type { ReplicaSet } from './objects.ts';
import { projectMetadata, rawAnnotations } from './project-metadata.ts';
import { asNumber, asNumberOrNull, asObject, asObjects, asText } from './read-json.ts';

/** Undefined without uid or name. */
export function projectReplicaSet(raw: unknown): ReplicaSet | undefined {
  const metadata = projectMetadata(raw);
  const revision = Number(rawAnnotations(raw)['deployment.kubernetes.io/revision']);
  const spec = asObject(asObject(raw).spec);
  return (
    metadata && {
      metadata,
      replicas: asNumber(spec.replicas, 1),
      revision: Number.isInteger(revision) ? revision : 0,
      current: asNumberOrNull(asObject(asObject(raw).status).replicas) ?? undefined,
      images: templateImages(asObject(asObject(spec.template).spec)),
    }
  );
}

function templateImages({ initContainers, containers }: { initContainers?: unknown; containers?: unknown }) {
  const all = [...asObjects(initContainers), ...asObjects(containers)];
  return Object.fromEntries(all.map(({ name, image }) => [asText(name), asText(image)] as const));
}
