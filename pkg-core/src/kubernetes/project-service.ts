import type { Service } from './objects.ts';
import { projectMetadata } from './project-metadata.ts';
import { asNumber, asNumberOrNull, asObject, asObjects, asTextMap, asTextOrNull } from './read-json.ts';

/** Undefined without uid or name. */
export function projectService(raw: unknown): Service | undefined {
  const metadata = projectMetadata(raw);
  const spec = asObject(asObject(raw).spec);
  const balancer = asObject(asObject(raw).status).loadBalancer;
  const selector = asTextMap(spec.selector);
  return (
    metadata && {
      metadata,
      type: asTextOrNull(spec.type) ?? 'ClusterIP',
      selector: Object.keys(selector).length > 0 ? selector : null,
      ports: asObjects(spec.ports).map((port) => ({
        name: asTextOrNull(port.name),
        port: asNumber(port.port, 0),
        targetPort: asNumberOrNull(port.targetPort) ?? asTextOrNull(port.targetPort) ?? asNumber(port.port, 0),
        protocol: asTextOrNull(port.protocol) ?? 'TCP',
      })),
      balancers: balancer === undefined ? undefined : asObjects(asObject(balancer).ingress).length,
    }
  );
}
