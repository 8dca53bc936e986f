/** A workload of the cluster that is made up, and what is wrong with it. */
export interface PlannedWorkload {
  kind: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'CronJob';
  namespace: string;
  name: string;
  /** Its number among all workloads: decides what is planted. */
  seed: number;
  /** Pods; of a DaemonSet one a node. */
  replicas: number;
  hazards: ReadonlySet<Hazard>;
}

/** What is planted, one workload in so many each. */
const hazards = {
  'no-liveness': 9,
  'no-limit': 11,
  'no-request': 17,
  'moving-tag': 13,
  'same-probes': 19,
  'no-spread': 7,
  'one-node': 23,
  'no-budget': 10,
  'strict-budget': 29,
  'two-budgets': 53,
  recreate: 31,
  unready: 43,
  'wrong-port': 41,
  'lost-target': 47,
  'no-endpoints': 61,
  stuck: 37,
} as const;
export type Hazard = keyof typeof hazards;

const daemonSets = ['node-agent', 'log-shipper'];
/** How many pods a workload has: most are small, a few are large. */
const sizes = [2, 3, 5, 8, 2, 4, 12, 3, 20, 6, 2, 10, 1, 30, 3];
const tenth = 10;

/** Workloads with this many pods altogether, over 60 namespaces; two DaemonSets where there is room for them. */
export function planWorkloads(nodes: number, pods: number): PlannedWorkload[] {
  const planned: PlannedWorkload[] = [];
  let left = pods;
  const add = (workload: Omit<PlannedWorkload, 'hazards' | 'seed' | 'replicas'>, wanted: number) => {
    const seed = planned.length + 1;
    const replicas = Math.min(left, wanted);
    left -= replicas;
    const planted = Object.entries(hazards).filter(([, one]) => seed % one === 0);
    planned.push({ ...workload, seed, replicas, hazards: new Set(planted.map(([hazard]) => hazard as Hazard)) });
  };
  for (const name of daemonSets) {
    if (left > nodes * 4) {
      add({ kind: 'DaemonSet', namespace: 'kube-system', name }, nodes);
    }
  }
  for (let index = 0; left > 0; index += 1) {
    const namespace = `team-${(index * 7) % 59}`;
    const kind = index % tenth === 4 ? 'StatefulSet' : index % tenth === 9 ? 'CronJob' : 'Deployment';
    add({ kind, namespace, name: `${kind.toLowerCase()}-${index}` }, sizes[index % sizes.length] ?? 2);
  }
  return planned;
}
