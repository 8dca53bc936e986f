import type { EventMoment } from '../life/schedule.ts';
import { uuid } from '../hash.ts';
import type { Told } from '../workload/actor.ts';
import type { NodeDeclaration } from './node-list.ts';
import { nodeTroubles } from './node-object.ts';

const pressureRetry = 60_000;

/** What node controller and kubelet tell of the node. */
export function nodeEvents(node: NodeDeclaration, start: number, time: number): Told[] {
  const { notReadySince, diskPressureSince } = nodeTroubles(node, start, time);
  const about = { apiVersion: 'v1', kind: 'Node', namespace: '', name: node.name, uid: uuid(`Node//${node.name}`) };
  const told: Told[] = [];
  const tell = (component: string, event: EventMoment) =>
    told.push({ about, event, source: component === 'kubelet' ? { component, host: node.name } : { component } });
  if (notReadySince !== null) {
    const message = `Node ${node.name} status is now: NodeNotReady`;
    tell('node-controller', {
      type: 'Normal',
      reason: 'NodeNotReady',
      message,
      first: notReadySince,
      last: notReadySince,
      count: 1,
    });
  }
  if (diskPressureSince !== null) {
    tell('kubelet', {
      type: 'Normal',
      reason: 'NodeHasDiskPressure',
      message: `Node ${node.name} status is now: NodeHasDiskPressure`,
      first: diskPressureSince,
      last: diskPressureSince,
      count: 1,
    });
    const tries = Math.floor((time - diskPressureSince) / pressureRetry) + 1;
    tell('kubelet', {
      type: 'Warning',
      reason: 'EvictionThresholdMet',
      message: 'Attempting to reclaim ephemeral-storage',
      first: diskPressureSince,
      last: diskPressureSince + (tries - 1) * pressureRetry,
      count: tries,
    });
  }
  return told;
}
