import type { Namespace } from './objects.ts';
import { projectMetadata } from './project-metadata.ts';
import { asObject, asText } from './read-json.ts';

/** Undefined without uid or name. */
export function projectNamespace(raw: unknown): Namespace | undefined {
  const metadata = projectMetadata(raw);
  return metadata && { metadata, phase: asText(asObject(asObject(raw).status).phase) };
}
