import type { Ingress } from './objects.ts';
import { projectMetadata } from './project-metadata.ts';
import { asNumberOrNull, asObject, asObjects, asText, asTextOrNull } from './read-json.ts';

/** Undefined without uid or name. Backends that are no Service (a resource of another kind) are left out. */
export function projectIngress(raw: unknown): Ingress | undefined {
  const metadata = projectMetadata(raw);
  const spec = asObject(asObject(raw).spec);
  const paths = asObjects(spec.rules).flatMap((rule) =>
    asObjects(asObject(rule.http).paths).map((path) => backend(asText(rule.host), asText(path.path), path.backend))
  );
  return (
    metadata && {
      metadata,
      backends: [...paths, backend('', '', spec.defaultBackend)].filter(({ service }) => service !== ''),
    }
  );
}

function backend(host: string, path: string, raw: unknown): Ingress['backends'][number] {
  const service = asObject(asObject(raw).service);
  const port = asObject(service.port);
  return { host, path, service: asText(service.name), port: asNumberOrNull(port.number) ?? asTextOrNull(port.name) };
}
