import type { Node } from '../../kubernetes/objects.ts';
import { fitsNode, matchesNodeTerms } from '../../kubernetes/node-fit.ts';
import type { NodeRequirement, Pod } from '../../kubernetes/pod.ts';
import type { ClusterSnapshot } from '../../kubernetes/snapshot.ts';
import type { Stranded } from '../../vocabulary/what-if.ts';
import { isAlive } from '../pod-placement.ts';
import { podRequests } from '../pod-requests.ts';
import type { SnapshotIndex } from '../snapshot-index.ts';
import { type Neighbourhood, Neighbours } from './neighbours.ts';

/** What is known of a pod that may have to move. */
interface Mover {
  /** Amounts by resource, in the order of `resources`. */
  asks: Float64Array;
  /** By node: 1 where rules and volumes let it run. */
  allowed: Uint8Array;
  /** Why it can run nowhere, where no rule lets it. */
  otherwise: 'rules' | 'volume';
}

/** Places displaced pods on the nodes that are left. Built once for a snapshot, then asked for every place. */
export class Scheduler {
  readonly #nodes: readonly Node[];
  readonly #resources: string[];
  /** Free amounts: node × resource. */
  readonly #free: Float64Array;
  readonly #movers = new Map<Pod, Mover>();
  readonly #allowed = new Map<string, Uint8Array>();
  readonly #index: SnapshotIndex;
  readonly #volumeTerms: Map<string, NodeRequirement[][]>;
  readonly #neighbours: Neighbours;

  constructor({ objects }: ClusterSnapshot, index: SnapshotIndex) {
    this.#index = index;
    // A node that is not ready takes nothing.
    this.#nodes = objects.nodes.filter(({ conditions }) =>
      conditions.some(({ type, status }) => type === 'Ready' && status === 'True')
    );
    this.#resources = [...new Set(this.#nodes.flatMap(({ allocatable }) => Object.keys(allocatable)))];
    this.#free = Float64Array.from(
      this.#nodes.flatMap(({ allocatable }) => this.#resources.map((resource) => allocatable[resource] ?? 0))
    );
    const rows = new Map(this.#nodes.map(({ metadata }, row) => [metadata.name, row]));
    const alive = objects.pods.filter(isAlive);
    for (const pod of alive) {
      const row = rows.get(pod.spec.nodeName ?? '');
      if (row !== undefined) {
        this.#take(this.#free, row, this.#asks(pod), 1);
      }
    }
    this.#volumeTerms = new Map(objects.persistentvolumes.map(({ metadata, nodeTerms }) => [metadata.name, nodeTerms]));
    this.#neighbours = new Neighbours(this.#nodes, alive, index);
  }

  /** Those of the displaced pods that would not run again, when these nodes are gone. */
  strandedBy(gone: ReadonlySet<string>, displaced: readonly Pod[]): Stranded[] {
    const free = this.#free.slice();
    const open = this.#nodes.map(({ metadata }) => !gone.has(metadata.name));
    const company = this.#neighbours.without(displaced, open);
    const movers = displaced.map((pod) => ({ pod, mover: this.#moverOf(pod) }));
    const [cpu, memory] = ['cpu', 'memory'].map((resource) => this.#resources.indexOf(resource));
    const size = ({ asks }: Mover) => (asks[cpu ?? -1] ?? 0) * 4e9 + (asks[memory ?? -1] ?? 0);
    return movers
      .sort((a, b) => size(b.mover) - size(a.mover))
      .flatMap(({ pod, mover }) => {
        const why = pod.metadata.owner === null ? 'unowned' : this.#place(pod, mover, free, open, company);
        return why === null ? [] : [{ workload: this.#index.ownerOf(pod), pod: pod.metadata.name, why }];
      });
  }

  #place(
    pod: Pod,
    { asks, allowed, otherwise }: Mover,
    free: Float64Array,
    open: readonly boolean[],
    company: Neighbourhood
  ): Stranded['why'] | null {
    let why: Stranded['why'] = otherwise;
    const bears = company.bears(pod, allowed);
    for (let row = 0; row < open.length; row++) {
      if (!open[row] || !allowed[row] || !bears(row)) {
        continue;
      }
      why = 'room';
      if (this.#hasRoom(free, row, asks)) {
        this.#take(free, row, asks, 1);
        company.add(pod, row);
        return null;
      }
    }
    return why;
  }

  #hasRoom(free: Float64Array, row: number, asks: Float64Array): boolean {
    const start = row * asks.length;
    for (let column = 0; column < asks.length; column++) {
      const amount = asks[column] ?? 0;
      // Rounding of sums must not decide.
      if (amount > 0 && amount > (free[start + column] ?? 0) * (1 + 1e-9) + 1e-9) {
        return false;
      }
    }
    return true;
  }

  #take(free: Float64Array, row: number, asks: Float64Array, sign: number): void {
    asks.forEach((amount, column) => {
      const cell = row * asks.length + column;
      free[cell] = (free[cell] ?? 0) - sign * amount;
    });
  }

  #asks(pod: Pod): Float64Array {
    const requests = podRequests(pod.spec);
    return Float64Array.from(this.#resources, (resource) => (resource === 'pods' ? 1 : (requests[resource] ?? 0)));
  }

  #moverOf(pod: Pod): Mover {
    const known = this.#movers.get(pod);
    if (known) {
      return known;
    }
    const { spec, metadata } = pod;
    const volumes = spec.claims.flatMap((name) => {
      const volume = this.#index.claim(metadata.namespace, name)?.volumeName ?? '';
      const terms = this.#volumeTerms.get(volume) ?? [];
      return terms.length > 0 ? [terms] : [];
    });
    // Extended resources that no node has left must be asked for somewhere too.
    const missing = Object.keys(podRequests(spec)).some((resource) => !this.#resources.includes(resource));
    const key = JSON.stringify([spec.nodeSelector, spec.nodeTerms, spec.tolerations, volumes, missing]);
    let allowed = this.#allowed.get(key);
    if (!allowed) {
      allowed = Uint8Array.from(this.#nodes, (node) =>
        !missing && fitsNode(spec, node) && volumes.every((terms) => matchesNodeTerms(terms, node)) ? 1 : 0
      );
      this.#allowed.set(key, allowed);
    }
    const mover: Mover = { asks: this.#asks(pod), allowed, otherwise: volumes.length > 0 ? 'volume' : 'rules' };
    this.#movers.set(pod, mover);
    return mover;
  }
}
