import { fitsNode } from '../kubernetes/node-fit.ts';
import type { Node } from '../kubernetes/objects.ts';
import type { PodSpec } from '../kubernetes/pod.ts';

type Places = ReadonlySet<string>;

/**
 * Gives the places (zones, hosts …) where such pods could ever be put on a node that is open; `topology` says of which
 * kind and is handed to `placeOf`. Most workloads have the same rules of placement: for one list of nodes each set of
 * rules is looked up once.
 */
export function openPlaces(
  isOpen: (node: Node) => boolean,
  placeOf: (node: Node, topology: string) => string | undefined
): (nodes: readonly Node[], spec: PodSpec, topology: string) => Places {
  const known = new WeakMap<readonly Node[], Map<string, Places>>();
  return (nodes, spec, topology) => {
    const ofNodes = known.get(nodes) ?? new Map<string, Places>();
    known.set(nodes, ofNodes);
    const rules = JSON.stringify([topology, spec.nodeSelector, spec.nodeTerms, spec.tolerations]);
    const found = ofNodes.get(rules);
    if (found) {
      return found;
    }
    const fitting = nodes.filter((node) => isOpen(node) && fitsNode(spec, node));
    const places = new Set(fitting.map((node) => placeOf(node, topology)).filter((place) => place !== undefined));
    ofNodes.set(rules, places);
    return places;
  };
}
