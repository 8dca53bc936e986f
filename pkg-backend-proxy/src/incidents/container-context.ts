import type { ContainerContext } from '@vigil/core/contract/incidents';
import type { Pod } from '@vigil/core/kubernetes/pod';

/** What the container was asked to run with; null for a pod as a whole, or a container the pod does not specify. */
export function containerContext(pod: Pod, container: string | null): ContainerContext | null {
  const spec = pod.spec.containers.find(({ name }) => name === container);
  return spec
    ? {
        image: spec.image,
        cpuRequest: spec.requests['cpu'] ?? null,
        cpuLimit: spec.limits['cpu'] ?? null,
        memoryRequest: spec.requests['memory'] ?? null,
        memoryLimit: spec.limits['memory'] ?? null,
        probes: (['liveness', 'readiness', 'startup'] as const).filter((kind) => spec.probes[kind] !== undefined),
      }
    : null;
}
