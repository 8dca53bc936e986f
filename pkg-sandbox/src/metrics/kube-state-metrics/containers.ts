import { info, known, unixSeconds, type Labels, type Sample } from '../sample.ts';
import type { RawContainer, RawContainerStatus, RawPod } from './raw-objects.ts';
import { resourceSamples } from './resources.ts';

/** The `kube_pod_container_*` and `kube_pod_init_container_*` samples of one pod. */
export function containerSamples(pod: RawPod, labels: Labels): Sample[] {
  const { spec = {}, status = {} } = pod;
  return [
    ...familySamples('kube_pod_container', spec.containers, status.containerStatuses, labels, spec.nodeName),
    ...familySamples(
      'kube_pod_init_container',
      spec.initContainers,
      status.initContainerStatuses,
      labels,
      spec.nodeName
    ),
  ];
}

function familySamples(
  prefix: string,
  containers: RawContainer[] = [],
  statuses: RawContainerStatus[] = [],
  labels: Labels,
  node: string | undefined
): Sample[] {
  return [
    ...containers.flatMap((container) => {
      const named = { ...labels, container: container.name, node: node ?? '' };
      return [
        ...resourceSamples(`${prefix}_resource_requests`, named, container.resources?.requests),
        ...resourceSamples(`${prefix}_resource_limits`, named, container.resources?.limits),
      ];
    }),
    ...statuses.flatMap((status) =>
      statusSamples(
        prefix,
        status,
        containers.find((container) => container.name === status.name),
        { ...labels, container: status.name }
      )
    ),
  ];
}

function statusSamples(
  prefix: string,
  status: RawContainerStatus,
  container: RawContainer | undefined,
  labels: Labels
): Sample[] {
  const { state = {} } = status;
  const last = status.lastState?.terminated;
  const flag = (name: string, value: boolean): Sample => ({ name: `${prefix}_${name}`, labels, value: value ? 1 : 0 });
  const reason = (name: string, value: string | undefined): Sample[] =>
    value === undefined || value === '' ? [] : [info(`${prefix}_${name}`, { ...labels, reason: value })];
  return [
    info(`${prefix}_info`, {
      ...labels,
      image_spec: container?.image ?? '',
      image: status.image ?? '',
      image_id: status.imageID ?? '',
      container_id: status.containerID ?? '',
      ...(prefix === 'kube_pod_init_container' ? { restart_policy: container?.restartPolicy ?? '' } : {}),
    }),
    flag('status_waiting', state.waiting !== undefined),
    flag('status_running', state.running !== undefined),
    flag('status_terminated', state.terminated !== undefined),
    flag('status_ready', status.ready === true),
    ...known(`${prefix}_status_restarts_total`, labels, status.restartCount),
    ...known(`${prefix}_state_started`, labels, unixSeconds(state.running?.startedAt ?? state.terminated?.startedAt)),
    ...reason('status_waiting_reason', state.waiting?.reason),
    ...reason('status_terminated_reason', state.terminated?.reason),
    ...reason('status_last_terminated_reason', last?.reason),
    ...known(`${prefix}_status_last_terminated_exitcode`, labels, last?.exitCode),
    ...known(`${prefix}_status_last_terminated_timestamp`, labels, unixSeconds(last?.finishedAt)),
  ];
}
