import type { LabelSelector, Node } from '../../kubernetes/objects.ts';
import type { Pod } from '../../kubernetes/pod.ts';
import { matchesSelector } from '../../kubernetes/selector.ts';
import type { SnapshotIndex } from '../snapshot-index.ts';

interface Rule {
  topologyKey: string;
  selector: LabelSelector;
  /** Undefined: required anti-affinity; else the largest skew of a hard spread constraint. */
  maxSkew?: number;
}

/** How many pods that a selector matches run in each domain (host, zone …). */
interface Census {
  namespace: string;
  rule: Rule;
  counts: Map<string, number>;
}

/** Required anti-affinity and hard spread constraints: rules about which pods may run beside which. */
export class Neighbours {
  readonly #nodes: readonly Node[];
  readonly #rows: Map<string, number>;
  readonly #index: SnapshotIndex;
  readonly #alive: ReadonlySet<Pod>;
  readonly #selectorKeys = new WeakMap<LabelSelector, string>();
  readonly #complete = new Map<string, Map<string, number>>();

  constructor(nodes: readonly Node[], alive: readonly Pod[], index: SnapshotIndex) {
    this.#nodes = nodes;
    this.#rows = new Map(nodes.map(({ metadata }, row) => [metadata.name, row]));
    this.#index = index;
    this.#alive = new Set(alive);
  }

  /** The neighbourhood once these pods have left, and only the open nodes remain. */
  without(displaced: readonly Pod[], open: readonly boolean[]): Neighbourhood {
    const leaving = Map.groupBy(displaced, ({ metadata }) => metadata.namespace);
    const censuses = new Map<string, Map<string, Census>>();
    const moved: Array<{ pod: Pod; row: number }> = [];
    const censusOf = (namespace: string, rule: Rule): Census => {
      const key = this.#keyOf(rule);
      const known = censuses.get(namespace) ?? new Map<string, Census>();
      censuses.set(namespace, known);
      const found = known.get(key);
      if (found) {
        return found;
      }
      const census: Census = { namespace, rule, counts: new Map(this.#completeCounts(namespace, rule)) };
      known.set(key, census);
      for (const pod of leaving.get(namespace) ?? []) {
        this.#count(census, pod, this.#rows.get(pod.spec.nodeName ?? ''), -1);
      }
      for (const { pod, row } of moved) {
        this.#count(census, pod, row, 1);
      }
      return census;
    };
    const domains = new Map<Uint8Array, Map<string, Set<string>>>();
    const domainsOf = (allowed: Uint8Array, topologyKey: string): Set<string> => {
      const known = domains.get(allowed) ?? new Map<string, Set<string>>();
      domains.set(allowed, known);
      const found = known.get(topologyKey) ?? new Set<string>();
      if (!known.has(topologyKey)) {
        known.set(topologyKey, found);
        this.#nodes.forEach(({ metadata }, row) => {
          const domain = metadata.labels[topologyKey];
          if (open[row] && allowed[row] && domain !== undefined) {
            found.add(domain);
          }
        });
      }
      return found;
    };
    return {
      add: (pod, row) => {
        moved.push({ pod, row });
        for (const census of censuses.get(pod.metadata.namespace)?.values() ?? []) {
          this.#count(census, pod, row, 1);
        }
      },
      bears: (pod, allowed) => {
        const judges = rulesOf(pod).map((rule) => {
          const { counts } = censusOf(pod.metadata.namespace, rule);
          const { maxSkew, topologyKey } = rule;
          const domainOf = (row: number) => this.#nodes[row]?.metadata.labels[topologyKey];
          if (maxSkew === undefined) {
            return (row: number) => (counts.get(domainOf(row) ?? '') ?? 0) === 0;
          }
          const fewest = Math.min(...[...domainsOf(allowed, topologyKey)].map((domain) => counts.get(domain) ?? 0));
          return (row: number) => {
            const domain = domainOf(row);
            return domain !== undefined && (counts.get(domain) ?? 0) + 1 - fewest <= maxSkew;
          };
        });
        return (row) => judges.every((judge) => judge(row));
      },
    };
  }

  #keyOf({ topologyKey, selector }: Rule): string {
    const known = this.#selectorKeys.get(selector) ?? JSON.stringify(selector);
    this.#selectorKeys.set(selector, known);
    return `${topologyKey} ${known}`;
  }

  #completeCounts(namespace: string, rule: Rule): Map<string, number> {
    const key = `${namespace} ${this.#keyOf(rule)}`;
    const known = this.#complete.get(key);
    if (known) {
      return known;
    }
    const census: Census = { namespace, rule, counts: new Map() };
    for (const pod of this.#index.podsSelected(namespace, rule.selector)) {
      this.#count(census, pod, this.#alive.has(pod) ? this.#rows.get(pod.spec.nodeName ?? '') : undefined, 1);
    }
    this.#complete.set(key, census.counts);
    return census.counts;
  }

  #count({ namespace, rule, counts }: Census, { metadata }: Pod, row: number | undefined, change: number): void {
    const domain = row === undefined ? undefined : this.#nodes[row]?.metadata.labels[rule.topologyKey];
    if (domain !== undefined && metadata.namespace === namespace && matchesSelector(rule.selector, metadata.labels)) {
      counts.set(domain, (counts.get(domain) ?? 0) + change);
    }
  }
}

/** Who runs where while displaced pods look for a place. */
export interface Neighbourhood {
  /** Tells whether the pod's rules bear a place on a node. `allowed`: the nodes its other rules let it run on. */
  bears(pod: Pod, allowed: Uint8Array): (row: number) => boolean;
  /** The pod has found a place. */
  add(pod: Pod, row: number): void;
}

function rulesOf({ spec }: Pod): Rule[] {
  return [...(spec.repels ?? []), ...(spec.spreadConstraints ?? []).filter(({ hard }) => hard)];
}
