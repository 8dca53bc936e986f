import type { ResourceQuota } from './objects.ts';
import { projectResources } from './project-container-spec.ts';
import { projectMetadata } from './project-metadata.ts';
import { asObject, asObjects, asTexts } from './read-json.ts';

/** Undefined without uid or name. */
export function projectResourceQuota(raw: unknown): ResourceQuota | undefined {
  const metadata = projectMetadata(raw);
  const spec = asObject(asObject(raw).spec);
  const status = asObject(asObject(raw).status);
  return (
    metadata && {
      metadata,
      hard: projectResources(status.hard ?? spec.hard),
      used: projectResources(status.used),
      scoped: asTexts(spec.scopes).length > 0 || asObjects(asObject(spec.scopeSelector).matchExpressions).length > 0,
    }
  );
}
