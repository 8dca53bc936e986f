import { second } from '../duration.ts';
import { fraction } from '../hash.ts';
import { evictionToleration, nodeMonitorGrace, nodeNamed } from '../nodes/node-list.ts';
import type { WorkloadDeclaration } from '../declaration.ts';
import { stopTime, type Lifecycle, type PodPlan } from './lifecycle.ts';

const refuge = 'node-3';

/** As many pods as declared, for ever; a pod on a node that is lost finds another. */
export function steadyPods(): Lifecycle {
  return (workload, start) => {
    const plans = Array.from({ length: workload.replicas }, (_, slot) => slotPlans(workload, start, slot)).flat();
    return {
      plans: () => plans,
      desired: () => workload.replicas,
      revision: () => 1,
      revisionAt: () => start - workload.age,
      containers: () => workload.containers,
      events: () => [],
    };
  };
}

/** The pods that stand one after the other in the same place. */
export function slotPlans(workload: WorkloadDeclaration, start: number, slot: number): PodPlan[] {
  const nodeName = workload.nodes[slot % workload.nodes.length] ?? null;
  const node = nodeNamed(nodeName);
  const plan: PodPlan = {
    serial: `${slot}`,
    slot,
    revision: 1,
    node: nodeName,
    createdAt:
      start - workload.age + Math.round(fraction(`${workload.namespace}/${workload.name}/${slot}`) * 3 * second),
    deletedAt: Infinity,
    goneAt: Infinity,
    containers: workload.containers,
    fate: null,
  };
  if (node?.lostAt === undefined || node.outOfServiceAt === undefined) {
    return [plan];
  }
  const lostAt = start + node.lostAt;
  const outOfServiceAt = start + node.outOfServiceAt;
  const fate = { type: 'node-lost', at: lostAt } as const;
  if (workload.kind === 'DaemonSet') {
    return [{ ...plan, deletedAt: outOfServiceAt, goneAt: outOfServiceAt + stopTime, fate }];
  }
  const deletedAt = lostAt + nodeMonitorGrace + evictionToleration;
  return [
    { ...plan, deletedAt, goneAt: outOfServiceAt, fate },
    { ...plan, serial: `${slot}-moved`, node: refuge, createdAt: deletedAt + second },
  ];
}
