import { equals, matches } from '@vigil/core/prometheus/matchers';
import { selector } from '@vigil/core/prometheus/selector';
import type { Incident } from '@vigil/core/vocabulary/incident';

const minute = 60_000;

/** One hour around the latest occurrence, but not beyond `now`. Unix milliseconds. */
export function crashWindow(at: number, now: number): { from: number; to: number } {
  const to = Math.min(at + 15 * minute, Math.max(now, at + minute));
  return { from: to - 60 * minute, to };
}

export interface CrashQuery {
  name: 'used' | 'request' | 'limit';
  expr: string;
}

/**
 * What the container used against what it asked for and might use: memory in bytes, CPU in cores. Metrics of cAdvisor and
 * kube-state-metrics v2. https://github.com/kubernetes/kube-state-metrics/tree/main/docs
 */
export function crashQueries(incident: Incident, resource: 'memory' | 'cpu'): CrashQuery[] {
  const { workload, pod, container } = incident;
  const of = [
    equals('namespace', workload.namespace),
    equals('pod', pod),
    container === null ? matches('container', '.+') : equals('container', container),
  ];
  const used =
    resource === 'memory'
      ? `sum(max by (container) (${selector('container_memory_working_set_bytes', ...of)}))`
      : `sum(max by (container) (rate(${selector('container_cpu_usage_seconds_total', ...of)}[5m])))`;
  const asked = (kind: 'requests' | 'limits') =>
    `sum(max by (container) (${selector(`kube_pod_container_resource_${kind}`, ...of, equals('resource', resource))}))`;
  return [
    { name: 'used', expr: used },
    { name: 'request', expr: asked('requests') },
    { name: 'limit', expr: asked('limits') },
  ];
}
