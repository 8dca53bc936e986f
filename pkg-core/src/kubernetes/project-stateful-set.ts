import type { StatefulSet } from './objects.ts';
import { projectMetadata } from './project-metadata.ts';
import { projectTemplate } from './project-pod-spec.ts';
import { projectSelector } from './project-selector.ts';
import { asNumber, asObject, asTextOrNull } from './read-json.ts';

/** Undefined without uid or name. */
export function projectStatefulSet(raw: unknown): StatefulSet | undefined {
  const metadata = projectMetadata(raw);
  const spec = asObject(asObject(raw).spec);
  const status = asObject(asObject(raw).status);
  return (
    metadata && {
      metadata,
      replicas: asNumber(spec.replicas, 1),
      selector: projectSelector(spec.selector),
      template: projectTemplate(spec.template),
      status: {
        replicas: asNumber(status.replicas, 0),
        ready: asNumber(status.readyReplicas, 0),
        updated: asNumber(status.updatedReplicas, 0),
        updateRevision: asTextOrNull(status.updateRevision) ?? undefined,
      },
    }
  );
}
