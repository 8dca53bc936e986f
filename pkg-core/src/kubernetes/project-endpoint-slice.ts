import type { EndpointSlice } from './objects.ts';
import { projectMetadata } from './project-metadata.ts';
import { asObject, asObjects, asTextOrNull } from './read-json.ts';

/** Undefined without uid or name. An endpoint that does not say whether it is ready is ready: so the API defines it. */
export function projectEndpointSlice(raw: unknown): EndpointSlice | undefined {
  const metadata = projectMetadata(raw);
  return (
    metadata && {
      metadata,
      service: metadata.labels['kubernetes.io/service-name'] ?? '',
      endpoints: asObjects(asObject(raw).endpoints).map((endpoint) => {
        const target = asObject(endpoint.targetRef);
        return {
          ready: asObject(endpoint.conditions).ready !== false,
          pod: target.kind === 'Pod' ? asTextOrNull(target.name) : null,
          node: asTextOrNull(endpoint.nodeName),
        };
      }),
    }
  );
}
