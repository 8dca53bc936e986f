import type { PageSample } from './read-page.ts';

/** What is known of a pod by its pages alone; undefined where they do not say. */
export interface ExpectedPod {
  memory: number | undefined;
  cpuRequest: number | undefined;
  cpuLimit: number | undefined;
  memoryRequest: number | undefined;
  memoryLimit: number | undefined;
}

const podOf = ({ labels }: PageSample) => `${labels.namespace}/${labels.pod ?? labels.pod_name}`;
const isPod = ({ labels }: PageSample) => (labels.pod ?? labels.pod_name ?? '') !== '';

/** Every pod that has a cgroup or is not over, by `namespace/pod`, reckoned without PromQL. */
export function expectedPods(cadvisor: PageSample[], state: PageSample[]): Map<string, ExpectedPod> {
  const used = memoryOf(cadvisor);
  const waiting = state.filter(
    ({ name, labels, value }) =>
      name === 'kube_pod_status_phase' && value === 1 && ['Pending', 'Running'].includes(labels.phase ?? '')
  );
  return new Map(
    [...used.keys(), ...waiting.map(podOf)].map((pod) => [
      pod,
      {
        memory: used.get(pod),
        cpuRequest: reserved(state, pod, 'requests', 'cpu'),
        cpuLimit: bounded(state, pod, 'cpu'),
        memoryRequest: reserved(state, pod, 'requests', 'memory'),
        memoryLimit: bounded(state, pod, 'memory'),
      },
    ])
  );
}

/** The working set of the pod's own cgroup, or of its containers where it has none. */
function memoryOf(cadvisor: PageSample[]): Map<string, number> {
  const samples = cadvisor.filter((sample) => sample.name === 'container_memory_working_set_bytes' && isPod(sample));
  const cgroups = samples.filter(({ labels }) => labels.container === '' && labels.image === '');
  const containers = samples.filter(
    ({ labels }) => !['', 'POD'].includes(labels.container ?? labels.container_name ?? '')
  );
  const memory = new Map<string, number>();
  for (const sample of cgroups.length > 0 ? cgroups : containers) {
    memory.set(podOf(sample), (memory.get(podOf(sample)) ?? 0) + sample.value);
  }
  return memory;
}

type Resource = 'cpu' | 'memory';

function settings(state: PageSample[], pod: string, what: 'requests' | 'limits', resource: Resource): PageSample[] {
  const name = `kube_pod_container_resource_${what}`;
  const old = `${name}_${resource === 'cpu' ? 'cpu_cores' : 'memory_bytes'}`;
  return state.filter(
    (sample) =>
      podOf(sample) === pod && (sample.name === old || (sample.name === name && sample.labels.resource === resource))
  );
}

function reserved(state: PageSample[], pod: string, what: 'requests' | 'limits', resource: Resource) {
  const samples = settings(state, pod, what, resource);
  return samples.length === 0 ? undefined : samples.reduce((sum, { value }) => sum + value, 0);
}

/** A pod has a limit where all of its containers have one. */
function bounded(state: PageSample[], pod: string, resource: Resource): number | undefined {
  const containers = state.filter((sample) => sample.name === 'kube_pod_container_info' && podOf(sample) === pod);
  return settings(state, pod, 'limits', resource).length < containers.length
    ? undefined
    : reserved(state, pod, 'limits', resource);
}
