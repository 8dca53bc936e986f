import type { KubernetesObject, WorldState } from '../world/world.ts';
import { kubeStateMetrics } from './kube-state-metrics.ts';
import type { Labels } from './sample.ts';

let objects = 0;
/** An object called `one` in namespace shop. */
export function object(
  kind: string,
  body: Record<string, unknown>,
  metadata: Record<string, unknown> = {}
): KubernetesObject {
  objects += 1;
  return {
    apiVersion: 'v1',
    kind,
    metadata: {
      name: 'one',
      namespace: 'shop',
      uid: `uid-${objects}`,
      creationTimestamp: '2026-01-01T00:00:00Z',
      ...metadata,
    },
    ...body,
  };
}

/** A world of these objects only. */
export function stateOf(plural: string, ...list: KubernetesObject[]): WorldState {
  return { time: 0, objects: { [plural]: list }, pods: [], nodes: [], volumes: [] };
}

/** Values of a family whose samples have these labels. */
export function values(state: WorldState, name: string, labels: Labels = {}): number[] {
  return kubeStateMetrics(state)
    .filter((sample) => sample.name === name)
    .filter((sample) => Object.entries(labels).every(([label, value]) => sample.labels[label] === value))
    .map((sample) => sample.value);
}
