import { info, known, oneHot, unixSeconds, type Labels, type Sample } from '../sample.ts';
import { containerSamples } from './containers.ts';
import { ownerSamples } from './owner-samples.ts';
import type { RawPod } from './raw-objects.ts';

const phases = ['Pending', 'Succeeded', 'Failed', 'Unknown', 'Running'];
const reasons = ['Evicted', 'NodeAffinity', 'NodeLost', 'Shutdown', 'UnexpectedAdmissionError'];
const qosClasses = ['BestEffort', 'Burstable', 'Guaranteed'];
const truths = ['true', 'false', 'unknown'];

/** Every `kube_pod_*` sample of one pod. */
export function podSamples(pod: RawPod): Sample[] {
  const { metadata, spec = {}, status = {} } = pod;
  const labels: Labels = { namespace: metadata.namespace ?? '', pod: metadata.name, uid: metadata.uid };
  const owner = metadata.ownerReferences?.find((candidate) => candidate.controller);
  const condition = (type: string) => status.conditions?.find((candidate) => candidate.type === type);
  const scheduled = condition('PodScheduled');
  const ready = condition('Ready');
  return [
    info('kube_pod_info', {
      ...labels,
      host_ip: status.hostIP ?? '',
      pod_ip: status.podIP ?? '',
      node: spec.nodeName ?? '',
      created_by_kind: owner?.kind ?? '',
      created_by_name: owner?.name ?? '',
      priority_class: spec.priorityClassName ?? '',
      host_network: String(spec.hostNetwork === true),
    }),
    ...ownerSamples('kube_pod_owner', labels, pod),
    ...known('kube_pod_created', labels, unixSeconds(metadata.creationTimestamp)),
    ...known('kube_pod_deletion_timestamp', labels, unixSeconds(metadata.deletionTimestamp)),
    ...known('kube_pod_start_time', labels, unixSeconds(status.startTime)),
    ...known('kube_pod_completion_time', labels, completedAt(pod)),
    info('kube_pod_restart_policy', { ...labels, type: spec.restartPolicy ?? 'Always' }),
    ...oneHot('kube_pod_status_phase', labels, 'phase', phases, status.phase),
    ...oneHot('kube_pod_status_reason', labels, 'reason', reasons, status.reason),
    ...(status.qosClass === undefined
      ? []
      : oneHot('kube_pod_status_qos_class', labels, 'qos_class', qosClasses, status.qosClass)),
    ...(scheduled?.status === 'False' && scheduled.reason === 'Unschedulable'
      ? [info('kube_pod_status_unschedulable', labels)]
      : []),
    ...(ready === undefined
      ? []
      : oneHot('kube_pod_status_ready', labels, 'condition', truths, ready.status?.toLowerCase())),
    ...claimSamples(pod, labels),
    ...containerSamples(pod, labels),
  ];
}

function claimSamples(pod: RawPod, labels: Labels): Sample[] {
  return (pod.spec?.volumes ?? []).flatMap((volume) => {
    const claim = volume.persistentVolumeClaim;
    const named = { ...labels, volume: volume.name, persistentvolumeclaim: claim?.claimName ?? '' };
    return claim === undefined
      ? []
      : [
          info('kube_pod_spec_volumes_persistentvolumeclaims_info', named),
          {
            name: 'kube_pod_spec_volumes_persistentvolumeclaims_readonly',
            labels: named,
            value: claim.readOnly ? 1 : 0,
          },
        ];
  });
}

/** When the last container of a finished pod ended, Unix seconds. */
function completedAt(pod: RawPod): number | undefined {
  if (pod.status?.phase !== 'Succeeded' && pod.status?.phase !== 'Failed') {
    return undefined;
  }
  const ends = (pod.status.containerStatuses ?? []).map((one) => unixSeconds(one.state?.terminated?.finishedAt));
  return ends.reduce(
    (latest, end) => (end !== undefined && (latest === undefined || end > latest) ? end : latest),
    undefined
  );
}
