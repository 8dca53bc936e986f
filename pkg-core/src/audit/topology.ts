import type { Node } from '../kubernetes/objects.ts';

/** The zone of a node; undefined where its labels name none. */
export function zoneOf({ metadata: { labels } }: Node): string | undefined {
  return labels['topology.kubernetes.io/zone'] ?? labels['failure-domain.beta.kubernetes.io/zone'];
}

/** Ready, not cordoned, and open to pods that tolerate nothing. */
export function isSchedulable({ unschedulable, conditions, taints }: Node): boolean {
  return (
    !unschedulable &&
    conditions.some(({ type, status }) => type === 'Ready' && status === 'True') &&
    !taints.some(({ effect }) => effect === 'NoSchedule' || effect === 'NoExecute')
  );
}

/** A node of the control plane, as kubeadm and most distributions mark it. */
export function isControlPlane({ metadata: { labels } }: Node): boolean {
  return 'node-role.kubernetes.io/control-plane' in labels || 'node-role.kubernetes.io/master' in labels;
}

const spotLabels = Object.entries({
  'eks.amazonaws.com/capacityType': 'SPOT',
  'cloud.google.com/gke-spot': 'true',
  'cloud.google.com/gke-preemptible': 'true',
  'kubernetes.azure.com/scalesetpriority': 'spot',
  'karpenter.sh/capacity-type': 'spot',
});

/** A machine that its cloud may take back at any time. */
export function isSpot({ metadata: { labels } }: Node): boolean {
  return spotLabels.some(([key, value]) => labels[key] === value);
}
