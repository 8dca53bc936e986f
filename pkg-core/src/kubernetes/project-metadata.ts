import type { Metadata } from './metadata.ts';
import { asMoment, asObject, asObjects, asText, asTextMap } from './read-json.ts';

const ownPrefix = 'vigil.io/';

/** The metadata of a raw object; undefined when it has no uid or no name, because then nothing can be said of it. */
export function projectMetadata(raw: unknown): Metadata | undefined {
  const metadata = asObject(asObject(raw).metadata);
  const [uid, name] = [asText(metadata.uid), asText(metadata.name)];
  if (uid === '' || name === '') {
    return undefined;
  }
  return {
    uid,
    name,
    namespace: asText(metadata.namespace),
    resourceVersion: asText(metadata.resourceVersion),
    labels: asTextMap(metadata.labels),
    annotations: ownAnnotations(metadata.annotations),
    createdAt: asMoment(metadata.creationTimestamp) ?? 0,
    deletedAt: asMoment(metadata.deletionTimestamp),
    owner: projectOwner(metadata.ownerReferences),
  };
}

/** Annotations of other owners can be large (`last-applied-configuration`), so only our own are kept. */
export function ownAnnotations(raw: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(asTextMap(raw)).filter(([key]) => key.startsWith(ownPrefix)));
}

/** Every annotation as it came: for the few fields that are read from one and then let go. */
export function rawAnnotations(raw: unknown): Record<string, string> {
  return asTextMap(asObject(asObject(raw).metadata).annotations);
}

function projectOwner(references: unknown): Metadata['owner'] {
  const owners = asObjects(references);
  const owner = owners.find((reference) => reference.controller === true);
  const [kind, name] = [asText(owner?.kind), asText(owner?.name)];
  return kind && name ? { kind, name, uid: asText(owner?.uid), apiVersion: asText(owner?.apiVersion) } : null;
}
