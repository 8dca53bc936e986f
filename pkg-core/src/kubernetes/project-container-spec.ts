import type { ContainerRole } from '../vocabulary/incident.ts';
import type { ContainerSpec, Probe, ProbeKind, ResourceList } from './pod.ts';
import { parseQuantity } from './quantity.ts';
import { asNumber, asNumberOrNull, asObject, asObjects, asText, asTextOrNull, type Json } from './read-json.ts';

/** Quantities in cores, bytes or pieces. What is not set, or can not be read, is absent. */
export function projectResources(raw: unknown): ResourceList {
  const resources: ResourceList = {};
  for (const [name, quantity] of Object.entries(asObject(raw))) {
    const value = parseQuantity(quantity);
    if (value !== undefined) {
      resources[name] = value;
    }
  }
  return resources;
}

/** An init container that is restarted always is a sidecar (KEP-753). */
export function roleOfInitContainer(raw: Json): ContainerRole {
  return raw.restartPolicy === 'Always' ? 'sidecar' : 'init';
}

/** One container of a pod or of a pod template. */
export function projectContainerSpec(raw: Json, role: ContainerRole): ContainerSpec {
  const resources = asObject(raw.resources);
  return {
    name: asText(raw.name),
    role,
    image: asText(raw.image),
    imagePullPolicy: asText(raw.imagePullPolicy),
    requests: projectResources(resources.requests),
    limits: projectResources(resources.limits),
    probes: projectProbes(raw),
    ports: asObjects(raw.ports).map((port) => ({
      name: asTextOrNull(port.name),
      containerPort: asNumber(port.containerPort, 0),
      protocol: asTextOrNull(port.protocol) ?? 'TCP',
    })),
  };
}

function projectProbes(raw: Json): Partial<Record<ProbeKind, Probe>> {
  const probes: Partial<Record<ProbeKind, Probe>> = {};
  for (const kind of ['liveness', 'readiness', 'startup'] as const) {
    const probe = projectProbe(raw[`${kind}Probe`]);
    if (probe) {
      probes[kind] = probe;
    }
  }
  return probes;
}

/** The defaults are those of the API server. A probe without a known handler probes nothing. */
function projectProbe(raw: unknown): Probe | undefined {
  const probe = asObject(raw);
  const fields = { httpGet: 'http', tcpSocket: 'tcp', exec: 'exec', grpc: 'grpc' } as const;
  for (const [field, handler] of Object.entries(fields)) {
    if (probe[field] !== undefined && probe[field] !== null) {
      const details = asObject(probe[field]);
      return {
        handler,
        port: asNumberOrNull(details.port) ?? asTextOrNull(details.port),
        path: asTextOrNull(details.path),
        initialDelaySeconds: asNumber(probe.initialDelaySeconds, 0),
        periodSeconds: asNumber(probe.periodSeconds, 10),
        timeoutSeconds: asNumber(probe.timeoutSeconds, 1),
        failureThreshold: asNumber(probe.failureThreshold, 3),
      };
    }
  }
  return undefined;
}
