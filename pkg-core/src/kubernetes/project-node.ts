import type { Node } from './objects.ts';
import { projectConditions } from './project-condition.ts';
import { projectResources } from './project-container-spec.ts';
import { projectMetadata } from './project-metadata.ts';
import { asObject, asObjects, asText } from './read-json.ts';

/** Undefined without uid or name. */
export function projectNode(raw: unknown): Node | undefined {
  const metadata = projectMetadata(raw);
  const spec = asObject(asObject(raw).spec);
  const status = asObject(asObject(raw).status);
  const info = asObject(status.nodeInfo);
  return (
    metadata && {
      metadata,
      unschedulable: spec.unschedulable === true,
      taints: asObjects(spec.taints).map((taint) => ({
        key: asText(taint.key),
        value: asText(taint.value),
        effect: asText(taint.effect),
      })),
      allocatable: projectResources(status.allocatable),
      capacity: projectResources(status.capacity),
      conditions: projectConditions(status.conditions),
      operatingSystem: asText(info.operatingSystem) || (metadata.labels['kubernetes.io/os'] ?? ''),
      kubeletVersion: asText(info.kubeletVersion),
    }
  );
}
