import { type BenchPod, type End, endings, incidentOf } from './bench-pod.ts';
import { createPod, hex, podText, rfc3339, uidOf } from './pod-text.ts';

const podsOfWorkload = 10;
const namespaces = 40;
const minuteMs = 60_000;

export interface Crash {
  incident: string;
  /** How many occurrences of the incident there are with this one. */
  count: number;
  at: number;
}

export type WatchEvent = { type: 'ADDED' | 'MODIFIED' | 'DELETED'; text: string; resourceVersion: number };

/** The state of the cluster: pods, what owns them, and what has to be known of their crashes. */
export class BenchCluster {
  readonly pods: BenchPod[];
  readonly #generations: number[];
  #expected = new Map<string, number>();
  #crashes: Crash[] = [];
  #version = 1_000;
  readonly #turns = new Map<string, number>();
  /** A pod that is not ready at the moment: it soon is again. */
  #unready: BenchPod | undefined;

  /** One pod in a hundred has crashed before anybody watched. */
  constructor(count: number, now: number) {
    this.#generations = Array.from({ length: count }, () => 0);
    this.pods = this.#generations.map((_, index) => this.#create(index, now));
    this.pods.forEach((pod, index) => {
      if (index % 100 === 7) {
        this.#end(pod, index, now - 30 * minuteMs);
      }
    });
    this.expectVisible();
  }

  get version(): number {
    return this.#version;
  }

  /** From now on only what can still be seen in the status of the pods has to be known, as after a first list. */
  expectVisible(): void {
    this.#expected = new Map();
    for (const pod of this.pods) {
      if (pod.last) {
        this.#expect(incidentOf(pod, pod.last));
      }
    }
  }

  /** Occurrences by incident. */
  expected(): Record<string, number> {
    return Object.fromEntries(this.#expected);
  }

  /** The crashes since the last call. */
  takeCrashes(): Crash[] {
    return this.#crashes.splice(0);
  }

  /** The container of the next pod in turn ends and is started again. */
  crash(now: number): WatchEvent {
    const [pod, index] = this.#next('crash');
    const end = this.#end(pod, index + pod.restartCount, now);
    const incident = incidentOf(pod, end);
    this.#crashes.push({ incident, count: this.#expect(incident), at: now });
    return this.#event('MODIFIED', pod);
  }

  /** The next pod in turn is not ready; with the next call it is again. */
  flip(now: number): WatchEvent {
    const pod = this.#unready ?? this.#next('flip')[0];
    this.#unready = this.#unready ? undefined : pod;
    pod.isReady = this.#unready === undefined;
    pod.readySince = now;
    return this.#event('MODIFIED', pod);
  }

  /** The next pod in turn is written without a change that matters, as controllers do all the time. */
  touch(): WatchEvent {
    const [pod] = this.#next('touch');
    return this.#event('MODIFIED', pod);
  }

  /** The next pod in turn is deleted and another takes its place. */
  replace(now: number): WatchEvent[] {
    const [old, index] = this.#next('replace');
    const gone = this.#event('DELETED', old);
    this.#generations[index] = (this.#generations[index] ?? 0) + 1;
    const pod = this.#create(index, now);
    this.pods[index] = pod;
    return [gone, this.#event('ADDED', pod)];
  }

  /** What owns the pods, as text of list items. */
  owners(kind: 'deployments' | 'replicasets'): string[] {
    const workloads = new Map(this.pods.map((pod) => [`${pod.namespace}/${pod.workload}`, pod]));
    return [...workloads.values()].map(({ namespace, workload }) => {
      const hash = hex(workload, 10);
      const name = kind === 'deployments' ? workload : `${workload}-${hash}`;
      const matchLabels = { 'app.kubernetes.io/name': workload };
      const owner = {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name: workload,
        uid: uidOf(`${namespace}/${workload}`),
      };
      return JSON.stringify({
        metadata: {
          ...{ name, namespace, uid: uidOf(`${namespace}/${name}`), resourceVersion: '900', generation: 1 },
          creationTimestamp: rfc3339(Date.now() - 30 * 86_400_000),
          annotations: { 'deployment.kubernetes.io/revision': '1' },
          ...(kind === 'replicasets' ? { ownerReferences: [{ ...owner, controller: true }] } : {}),
        },
        spec: {
          replicas: podsOfWorkload,
          selector: { matchLabels },
          template: { metadata: { labels: matchLabels }, spec: {} },
        },
        status: { replicas: podsOfWorkload, readyReplicas: podsOfWorkload, availableReplicas: podsOfWorkload },
      });
    });
  }

  #create(index: number, now: number): BenchPod {
    const workload = Math.floor(index / podsOfWorkload);
    const pod = createPod(
      {
        ...{ namespace: `team-${workload % namespaces}`, workload: `service-${workload}` },
        ...{ replica: index % podsOfWorkload, generation: this.#generations[index] ?? 0 },
      },
      now
    );
    this.#version += 1;
    pod.resourceVersion = this.#version;
    return pod;
  }

  #end(pod: BenchPod, salt: number, now: number): End {
    const ending = endings[salt % endings.length] ?? endings[0];
    const end = {
      ...{ ...ending, startedAt: pod.startedAt, finishedAt: now, containerId: pod.containerId },
      message: `the worker gave up, told at ${now}`,
    };
    pod.last = end;
    pod.restartCount += 1;
    pod.containerId = `containerd://${hex(`${pod.uid}/${pod.restartCount}`)}`;
    pod.startedAt = now;
    pod.readySince = now;
    pod.isReady = true;
    return end;
  }

  #expect(incident: string): number {
    const count = (this.#expected.get(incident) ?? 0) + 1;
    this.#expected.set(incident, count);
    return count;
  }

  /** A stride that has no factor in common with usual counts: neighbours in time are of different workloads. */
  #next(what: string): [BenchPod, number] {
    const turn = (this.#turns.get(what) ?? 0) + 1;
    this.#turns.set(what, turn);
    const index = (turn * 7_919) % this.pods.length;
    return [this.pods[index] as BenchPod, index];
  }

  #event(type: WatchEvent['type'], pod: BenchPod): WatchEvent {
    this.#version += 1;
    pod.resourceVersion = this.#version;
    return { type, resourceVersion: this.#version, text: `{"type":"${type}","object":${watched(podText(pod))}}\n` };
  }
}

/** Unlike the items of a list, the object of an event says what it is. */
function watched(text: string): string {
  return `{"kind":"Pod","apiVersion":"v1",${text.slice(1)}`;
}
