import { formatDuration } from '../prometheus/duration.ts';
import type { StateSeries } from './state-series.ts';
import type { Sign } from './exception-row.ts';

const starting = 'ContainerCreating|PodInitializing';

export type StateSign = Exclude<Sign, 'restarted' | 'job' | 'rollout' | 'node'>;

/** The series that is 1 while a sign shows. From kube-state-metrics 2 on most of them exist only then. */
export const stateOf: Record<StateSign, (series: StateSeries, ...matchers: string[]) => string> = {
  waiting: (series, ...more) =>
    series.ofContainers('status_waiting_reason', `reason!~"${starting}"`, 'reason!=""', ...more),
  terminated: (series, ...more) =>
    series.ofContainers('status_terminated_reason', 'reason!="Completed"', 'reason!=""', ...more),
  ended: (series, ...more) => series.ofContainers('status_last_terminated_reason', 'reason!=""', ...more),
  starting: (series, ...more) => series.ofContainers('status_waiting_reason', `reason=~"${starting}"`, ...more),
  unready: (series, ...more) => series.select('kube_pod_status_ready', 'condition="false"', ...more),
  unschedulable: (series, ...more) => series.select('kube_pod_status_unschedulable', ...more),
  phase: (series, ...more) => series.select('kube_pod_status_phase', 'phase=~"Failed|Unknown"', ...more),
};

/** Conditions that are trouble when true; Ready is trouble when it is not. */
const pressures = 'DiskPressure|MemoryPressure|NetworkUnavailable|PIDPressure';

/** 1 for a node that is not ready or under pressure, and was so many seconds ago. */
export function nodeTrouble(series: StateSeries, seconds = 0): string {
  return [
    ['condition="Ready"', 'status=~"false|unknown"'],
    [`condition=~"${pressures}"`, 'status="true"'],
  ]
    .map((matchers) => {
      const selected = series.ofNodes('kube_node_status_condition', ...matchers);
      return seconds > 0
        ? `${selected} == 1 and ${selected} offset ${formatDuration(seconds)} == 1`
        : `${selected} == 1`;
    })
    .join(' or ');
}
