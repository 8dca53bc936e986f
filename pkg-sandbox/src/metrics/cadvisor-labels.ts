import { hexadecimal } from '../world/hash.ts';
import type { ContainerUsage, PodUsage } from '../world/world.ts';
import type { RawPod } from './kube-state-metrics/raw-objects.ts';
import type { Labels } from './sample.ts';

const pauseImage = 'registry.k8s.io/pause:3.10';

interface PodLabels {
  cgroup: Labels;
  pause: Labels;
  network: Labels;
}

// Label sets do not change while a pod or a container instance lives, so each is made once and then looked up.
const podLabelSets = new Map<string, PodLabels>();
const containerLabelSets = new WeakMap<Labels, Map<string, Labels>>();
const totals = new WeakMap<Labels, Labels>();
const devices = new WeakMap<Labels, Labels>();
const keptPods = 5000;

export function podLabels(usage: PodUsage, object: RawPod | undefined): PodLabels {
  let sets = podLabelSets.get(usage.uid);
  if (sets === undefined) {
    const qos = object?.status?.qosClass ?? 'Burstable';
    const slice = qos === 'Guaranteed' ? '' : `${qos.toLowerCase()}/`;
    const id = `/kubepods/${slice}pod${usage.uid}`;
    const name = hexadecimal(`${usage.uid}/pause`, 64);
    const cgroup = { container: '', id, image: '', name: '', namespace: usage.namespace, pod: usage.pod };
    const pause = { ...cgroup, id: `${id}/${name}`, image: pauseImage, name };
    sets = { cgroup, pause, network: { ...pause, interface: 'eth0' } };
    if (podLabelSets.size >= keptPods) {
      podLabelSets.clear();
    }
    podLabelSets.set(usage.uid, sets);
  }
  return sets;
}

export function containerLabels(usage: ContainerUsage, pod: Labels): Labels {
  const sets = containerLabelSets.get(pod) ?? new Map<string, Labels>();
  containerLabelSets.set(pod, sets);
  let labels = sets.get(usage.containerId);
  if (labels === undefined) {
    labels = {
      ...pod,
      container: usage.name,
      id: `${pod.id}/${usage.containerId}`,
      image: usage.image,
      name: usage.containerId,
    };
    sets.set(usage.containerId, labels);
  }
  return labels;
}

export function withTotal(labels: Labels): Labels {
  return kept(totals, labels, { cpu: 'total' });
}

export function withDevice(labels: Labels): Labels {
  return kept(devices, labels, { device: '/dev/vda' });
}

function kept(sets: WeakMap<Labels, Labels>, labels: Labels, more: Labels): Labels {
  let extended = sets.get(labels);
  if (extended === undefined) {
    extended = { ...labels, ...more };
    sets.set(labels, extended);
  }
  return extended;
}
