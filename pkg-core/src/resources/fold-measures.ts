import { workloadKey } from '../vocabulary/workload-ref.ts';
import { readAutoscalers, type Autoscaler } from './autoscaler-queries.ts';
import type { MeasureId, TrafficId } from './plan-measures.ts';
import type { Answers } from './planned-query.ts';
import type { PodRow } from './pod-row.ts';
import { readReplicas, type ReplicaFigures } from './replica-queries.ts';
import { countedPods, type ResourceRow } from './roll-up.ts';
import { readVolumes, type VolumeRow } from './volume-queries.ts';

/** Averages over the time that a pod lived: bytes per second; shares of the time that something in it waited. */
export interface TrafficFigures {
  network?: { received?: number; sent?: number };
  disk?: { read?: number; written?: number };
  /** Pressure stall information (PSI), `some`. https://docs.kernel.org/accounting/psi.html */
  waited?: { cpu?: number; memory?: number; io?: number };
}

/** The answers of `planMeasures`. */
export interface Measures {
  /** By `namespace/pod`. */
  traffic: ReadonlyMap<string, TrafficFigures>;
  /** By the key of the workload. */
  replicas: ReadonlyMap<string, ReplicaFigures>;
  autoscalers: ReadonlyMap<string, Autoscaler>;
  volumes: VolumeRow[];
  /** By `namespace/pod`. */
  volumesOfPod: ReadonlyMap<string, VolumeRow[]>;
}

/** Of one line of the table. Traffic is summed over its pods as its averages are; waits are those of the worst pod. */
export interface RowMeasures extends TrafficFigures {
  /** Workloads only. */
  replicas?: ReplicaFigures;
  autoscaler?: Autoscaler;
  /** Claims that its pods mount. */
  volumes: VolumeRow[];
}

/** `pods` tell how long each lived: a counter's growth is spread over that. */
export function foldMeasures(answers: Answers<MeasureId>, pods: readonly PodRow[], intervalSeconds: number): Measures {
  const lived = new Map(pods.map((pod) => [keyOf(pod), pod.samples * intervalSeconds]));
  const traffic = new Map<string, TrafficFigures>();
  const take = (id: TrafficId, put: (figures: TrafficFigures, value: number) => void) => {
    for (const { labels, value } of answers[id] ?? []) {
      const key = keyOf({ namespace: labels['namespace'] ?? '', pod: labels['pod'] ?? '' });
      const seconds = lived.get(key);
      if (seconds && Number.isFinite(value)) {
        const figures = traffic.get(key) ?? {};
        put(figures, value / seconds);
        traffic.set(key, figures);
      }
    }
  };
  take('networkReceived', (figures, received) => (figures.network = { ...figures.network, received }));
  take('networkSent', (figures, sent) => (figures.network = { ...figures.network, sent }));
  take('diskRead', (figures, read) => (figures.disk = { ...figures.disk, read }));
  take('diskWritten', (figures, written) => (figures.disk = { ...figures.disk, written }));
  // A counter is read in steps: its growth may seem to take longer than the pod lived.
  take('waitedCpu', (figures, cpu) => (figures.waited = { ...figures.waited, cpu: Math.min(1, cpu) }));
  take('waitedMemory', (figures, memory) => (figures.waited = { ...figures.waited, memory: Math.min(1, memory) }));
  take('waitedIo', (figures, io) => (figures.waited = { ...figures.waited, io: Math.min(1, io) }));
  const volumes = readVolumes(answers);
  return {
    traffic,
    replicas: readReplicas(answers),
    autoscalers: readAutoscalers(answers.autoscalers),
    volumes,
    volumesOfPod: byPod(volumes),
  };
}

function byPod(volumes: readonly VolumeRow[]): Map<string, VolumeRow[]> {
  const lists = new Map<string, VolumeRow[]>();
  for (const volume of volumes) {
    for (const pod of volume.pods) {
      const key = keyOf({ namespace: volume.namespace, pod });
      lists.set(key, [...(lists.get(key) ?? []), volume]);
    }
  }
  return lists;
}

/** The measures of a line of any grouping. Undefined figures: unknown, for not one of its pods is known. */
export function measuresOf(row: ResourceRow, measures: Measures): RowMeasures {
  const { counted, divisor } = countedPods(row.pods);
  const figures = counted.map((pod) => measures.traffic.get(keyOf(pod)));
  const sum = (pick: (figures: TrafficFigures) => number | undefined) => {
    const known = figures.flatMap((each) => (each ? (pick(each) ?? []) : []));
    return known.length === 0 ? undefined : known.reduce((total, value) => total + value, 0) / divisor;
  };
  const worst = (pick: (figures: TrafficFigures) => number | undefined) => {
    const known = figures.flatMap((each) => (each ? (pick(each) ?? []) : []));
    return known.length === 0 ? undefined : Math.max(...known);
  };
  const key = workloadKey(row.subject);
  return {
    network: { received: sum(({ network }) => network?.received), sent: sum(({ network }) => network?.sent) },
    disk: { read: sum(({ disk }) => disk?.read), written: sum(({ disk }) => disk?.written) },
    waited: {
      cpu: worst(({ waited }) => waited?.cpu),
      memory: worst(({ waited }) => waited?.memory),
      io: worst(({ waited }) => waited?.io),
    },
    replicas: measures.replicas.get(key),
    autoscaler: measures.autoscalers.get(key),
    volumes: [...new Set(row.pods.flatMap((pod) => measures.volumesOfPod.get(keyOf(pod)) ?? []))],
  };
}

function keyOf({ namespace, pod }: { namespace: string; pod: string }): string {
  return `${namespace}/${pod}`;
}
