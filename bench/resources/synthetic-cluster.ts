import { chance } from '../incidents/chance.ts';

export interface SyntheticContainer {
  name: string;
  image: string;
  /** Cores it uses on the whole. */
  cores: number;
  /** Bytes it uses on the whole. */
  bytes: number;
  requests: { cpu?: number; memory?: number };
  limits: { cpu?: number; memory?: number };
  /** Steps at which another instance of it begins. */
  restarts: number[];
}

/** One life of a pod: a StatefulSet's pod that is deleted and made again is two of them, of one name. */
export interface Incarnation {
  namespace: string;
  pod: string;
  uid: string;
  node: number;
  owner: { kind: 'ReplicaSet' | 'StatefulSet' | 'Job'; name: string };
  containers: SyntheticContainer[];
  /** Steps of the scrape: the first with it, and the first without it. */
  from: number;
  to: number;
  /** GPUs it has. */
  gpus: number;
  seed: number;
}

export interface SyntheticCluster {
  nodes: number;
  incarnations: Incarnation[];
  /** ReplicaSets and Jobs with their own owners, and the steps between which they are known. */
  owners: Array<{
    kind: 'ReplicaSet' | 'Job';
    namespace: string;
    name: string;
    owner: string;
    from: number;
    to: number;
  }>;
}

const podsPerNamespace = 30;
const podsPerNode = 40;
const sizes = [1, 1, 2, 2, 3, 3, 4, 6, 8, 12];
const mebibyte = 1_048_576;

/**
 * A cluster with `pods` pods at any time over `steps` scrapes: Deployments (a sixth is rolled out anew), StatefulSets (a
 * quarter of them is made again under the same names, most with another request), chains of short Jobs, restarts of
 * containers, a few GPUs. Always the same for the same arguments.
 */
export function syntheticCluster(pods: number, steps: number): SyntheticCluster {
  const random = chance(20_240_501);
  const whole = (below: number) => Math.floor(random() * below);
  const letters = (count: number) =>
    Array.from({ length: count }, () => 'bcdfghjklmnpqrstvwxz2456789'[whole(27)]).join('');
  const uid = () => Array.from({ length: 32 }, () => whole(16).toString(16)).join('');
  const nodes = Math.max(2, Math.ceil(pods / podsPerNode));
  const namespaces = Math.max(2, Math.ceil(pods / podsPerNamespace));
  const cluster: SyntheticCluster = { nodes, incarnations: [], owners: [] };

  const containers = (workload: string): SyntheticContainer[] => {
    const count = random() < 0.55 ? 1 : random() < 0.8 ? 2 : 3;
    return Array.from({ length: count }, (_, index) => {
      const main = index === 0;
      const cores = (main ? 0.02 : 0.004) * Math.exp(3 * random());
      const bytes = (main ? 90 : 20) * mebibyte * Math.exp(2 * random());
      const [requested, limited] = [random() < 0.9, random() < 0.7];
      return {
        name: main ? workload : (['istio-proxy', 'log-shipper'][index - 1] ?? `sidecar-${index}`),
        image: `registry.example/team/${main ? workload : `sidecar-${index}`}:1.${whole(40)}.${whole(9)}`,
        ...{ cores, bytes },
        requests: requested
          ? { cpu: round(cores * (0.6 + 2 * random()), 0.005), memory: round(bytes * (0.8 + random()), mebibyte) }
          : {},
        limits: {
          ...(limited ? { cpu: round(cores * (2.5 + 4 * random()), 0.01) } : {}),
          ...(random() < 0.85 ? { memory: round(bytes * (1.5 + 2 * random()), mebibyte) } : {}),
        },
        restarts: [],
      };
    });
  };
  const restarting = (parts: SyntheticContainer[], from: number, to: number) =>
    parts.map((part) => ({
      ...part,
      restarts:
        random() < 0.03
          ? Array.from({ length: 1 + whole(4) }, () => from + 1 + whole(Math.max(1, to - from - 1))).sort(
              (a, b) => a - b
            )
          : [],
    }));
  const live = (
    base: Pick<Incarnation, 'namespace' | 'pod' | 'owner' | 'gpus'>,
    parts: SyntheticContainer[],
    from: number,
    to: number
  ) =>
    cluster.incarnations.push({
      ...base,
      ...{ uid: uid(), node: whole(nodes), containers: restarting(parts, from, to), from, to, seed: whole(1e9) },
    });

  for (let placed = 0, number = 0; placed < pods; number += 1) {
    const namespace = number % namespaces === 0 ? 'kube-system' : `team-${number % namespaces}`;
    const kind = random();
    const workload = `${['checkout', 'search', 'mail', 'ledger', 'catalog', 'ingest'][number % 6]}-${number}`;
    const parts = containers(workload);
    const gpus = random() < 0.01 ? 1 + whole(2) : 0;
    if (kind < 0.06) {
      // One after another, now and then with a pause.
      for (let at = 0; at < steps;) {
        const to = Math.min(steps, at + 4 + whole(31));
        const name = `${workload}-${28_000_000 + at}`;
        cluster.owners.push({ kind: 'Job', namespace, name, owner: workload, from: at, to: Math.min(steps, to + 20) });
        live({ namespace, pod: `${name}-${letters(5)}`, owner: { kind: 'Job', name }, gpus: 0 }, parts, at, to);
        at = to + whole(4);
      }
      placed += 1;
      continue;
    }
    const replicas = Math.min(pods - placed, sizes[whole(sizes.length)] ?? 1);
    const stateful = kind < 0.26;
    const changes = random() < (stateful ? 0.25 : 0.16) && steps > 20;
    const at = changes ? 10 + whole(steps - 20) : steps;
    const generations: Array<[number, number]> = changes
      ? [
          [0, at],
          [at, steps],
        ]
      : [[0, steps]];
    generations.forEach(([from, to], generation) => {
      const grown = parts.map((part) =>
        stateful && generation === 1 && part.requests.cpu !== undefined
          ? { ...part, requests: { ...part.requests, cpu: round(part.requests.cpu * 1.5, 0.005) } }
          : part
      );
      const name = stateful ? workload : `${workload}-${letters(9)}`;
      if (!stateful) {
        cluster.owners.push({ kind: 'ReplicaSet', namespace, name, owner: workload, from, to: steps });
      }
      for (let replica = 0; replica < replicas; replica += 1) {
        const kindOfOwner = stateful ? 'StatefulSet' : 'ReplicaSet';
        const pod = stateful ? `${name}-${replica}` : `${name}-${letters(5)}`;
        // A pod made again is away for a moment.
        const start = Math.min(to - 1, from + (generation === 1 && stateful ? 2 + whole(4) : 0));
        live({ namespace, pod, owner: { kind: kindOfOwner, name }, gpus }, grown, start, to);
      }
    });
    placed += replicas;
  }
  return cluster;
}

function round(value: number, unit: number): number {
  return Number((Math.max(1, Math.round(value / unit)) * unit).toFixed(3));
}
