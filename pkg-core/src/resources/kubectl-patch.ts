import type { WorkloadRef } from '../vocabulary/workload-ref.ts';
import type { Recommendation } from './recommend.ts';

/** Where each kind keeps its pod's template. Other kinds can not be changed in place. */
const templatePath: Record<string, readonly string[]> = {
  Deployment: ['spec', 'template', 'spec'],
  StatefulSet: ['spec', 'template', 'spec'],
  DaemonSet: ['spec', 'template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
};

/** A shell command that applies recommendations (a strategic merge patch). Undefined for kinds that can not be patched. */
export function kubectlPatch(workload: WorkloadRef, recommendations: readonly Recommendation[]): string | undefined {
  const path = templatePath[workload.kind];
  if (!path || recommendations.length === 0) {
    return undefined;
  }
  // A container in the wrong list would be added to it, without an image.
  const [initContainers, containers] = [true, false].map((init) =>
    recommendations
      .filter((recommendation) => (recommendation.init ?? false) === init)
      .map((recommendation) => ({ name: recommendation.container, resources: resourcesOf(recommendation) }))
  );
  const template = {
    ...(initContainers?.length ? { initContainers } : {}),
    ...(containers?.length ? { containers } : {}),
  };
  const patch = path.reduceRight<object>((inner, key) => ({ [key]: inner }), template);
  const target = `${workload.kind.toLowerCase()}/${workload.name}`;
  return `kubectl --namespace ${workload.namespace} patch ${target} --patch '${JSON.stringify(patch)}'`;
}

/** As a container's `resources`, in Kubernetes' quantities. */
export function resourcesOf({ cpuRequest, cpuLimit, memoryRequest, memoryLimit }: Recommendation): {
  requests: { cpu?: string; memory?: string };
  limits: { cpu?: string; memory?: string };
} {
  return {
    requests: { cpu: milliCores(cpuRequest), memory: mebibytes(memoryRequest) },
    limits: { cpu: milliCores(cpuLimit), memory: mebibytes(memoryLimit) },
  };
}

function milliCores(cores: number | undefined): string | undefined {
  return cores === undefined ? undefined : `${Math.round(cores * 1000)}m`;
}

function mebibytes(bytes: number | undefined): string | undefined {
  return bytes === undefined ? undefined : `${Math.round(bytes / 1024 / 1024)}Mi`;
}
