import type { ContainerDeclaration, WorkloadDeclaration } from '../declaration.ts';
import { second } from '../duration.ts';
import { fraction, hash32, suffix, uuid } from '../hash.ts';
import type { PodPlan } from '../workload/lifecycle.ts';
import type { Schedule } from './schedule.ts';

/** The controller that a pod belongs to. */
export interface Owner {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
}

/** One pod from birth to end, known in advance. */
export interface PodLife {
  workload: WorkloadDeclaration;
  plan: PodPlan;
  owner: Owner | null;
  name: string;
  uid: string;
  address: string;
  labels: Record<string, string>;
  restartPolicy: 'Always' | 'OnFailure' | 'Never';
  containers: ContainerLife[];
}

export interface ContainerLife {
  declaration: ContainerDeclaration;
  schedule: Schedule;
  seed: number;
}

/** From the end of one init container to the start of the next. */
const betweenContainers = second;

/** Lays out a pod's whole life: init containers one after the other, then the main ones. */
export function layOutPod(
  workload: WorkloadDeclaration,
  plan: PodPlan,
  identity: {
    name: string;
    owner: Owner | null;
    labels: Record<string, string>;
    restartPolicy: PodLife['restartPolicy'];
  }
): PodLife {
  const key = `${workload.kind}/${workload.namespace}/${workload.name}/${plan.serial}`;
  const uid = uuid(`pod/${key}`);
  // A container starts some seconds after its pod: volumes, network and image take their time.
  let from =
    plan.fate?.type === 'unschedulable'
      ? Infinity
      : plan.createdAt + Math.round((4 + 8 * fraction(`start/${key}`)) * second);
  const ordered = [
    ...plan.containers.filter(({ role }) => role !== 'main'),
    ...plan.containers.filter(({ role }) => role === 'main'),
  ];
  const containers = ordered.map((declaration): ContainerLife => {
    const schedule = declaration.behaviour({
      from,
      container: declaration,
      pod: identity.name,
      podUid: uid,
      namespace: workload.namespace,
      replica: plan.slot,
    });
    if (declaration.role === 'init') {
      from = schedule.completedAt + betweenContainers;
    } else if (declaration.role === 'sidecar') {
      from = schedule.run(0).start + betweenContainers;
    }
    return { declaration, schedule, seed: hash32(`${key}/${declaration.name}`) };
  });
  const host = hash32(key);
  return {
    workload,
    plan,
    ...identity,
    uid,
    address: `10.244.${(host >>> 8) % 32}.${(host % 250) + 2}`,
    containers,
  };
}

/** `cart-7d9f6b5c48-x2x7p`: five letters that no other pod of the workload has. */
export function generatedName(prefix: string, workload: WorkloadDeclaration, plan: PodPlan): string {
  return `${prefix}-${suffix(`${workload.namespace}/${workload.name}/${plan.serial}`, 5)}`;
}
