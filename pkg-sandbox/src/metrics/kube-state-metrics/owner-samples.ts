import type { KubernetesObject } from '../../world/world.ts';
import { info, type Labels, type Sample } from '../sample.ts';

/** One sample per owner; an object nobody owns has one with empty owner labels, as kube-state-metrics 2 writes it. */
export function ownerSamples(name: string, labels: Labels, object: KubernetesObject): Sample[] {
  const owners = object.metadata.ownerReferences ?? [];
  if (owners.length === 0) {
    return [info(name, { ...labels, owner_kind: '', owner_name: '', owner_is_controller: '' })];
  }
  return owners.map((owner) =>
    info(name, {
      ...labels,
      owner_kind: owner.kind,
      owner_name: owner.name,
      owner_is_controller: String(owner.controller === true),
    })
  );
}
