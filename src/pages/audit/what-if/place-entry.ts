import type { PlaceLoss, WhatIfReport } from '@vigil/core/vocabulary/what-if';

/** What the loss of one place of one cluster would bring. */
export interface PlaceEntry extends PlaceLoss {
  cluster: string;
  /** False where the proxy could not see everything that it takes: then 0 is no answer. */
  isComplete: boolean;
}

/** A place in the URL: `node/node-2@demo`. */
export function placeKey({ kind, name, cluster }: Pick<PlaceEntry, 'kind' | 'name' | 'cluster'>): string {
  return `${kind}/${name}@${cluster}`;
}

/** Every place of every cluster. */
export function placesOf(reports: readonly WhatIfReport[]): PlaceEntry[] {
  return reports.flatMap(({ cluster, unknown, places }) =>
    places.map((place) => ({ ...place, cluster, isComplete: unknown === null }))
  );
}

/** Only what concerns the given namespaces; all of them when none is given. Pods that move stay counted. */
export function narrowPlace(place: PlaceEntry, namespaces: readonly string[]): PlaceEntry {
  const allows = (namespace: string) => namespaces.length === 0 || namespaces.includes(namespace);
  return {
    ...place,
    stranded: place.stranded.filter(({ workload }) => allows(workload.namespace)),
    quorums: place.quorums.filter(({ workload }) => allows(workload.namespace)),
    budgets: place.budgets.filter(({ namespace }) => allows(namespace)),
    services: place.services.filter(({ namespace }) => allows(namespace)),
  };
}

/** Every name that stands in a place's answer, in lower case. */
export function placeText({ name, cluster, stranded, quorums, services, budgets }: PlaceEntry): string {
  const workloads = [...stranded, ...quorums].map(({ workload }) => `${workload.namespace}/${workload.name}`);
  const others = [...services, ...budgets].map((other) => `${other.namespace}/${other.name}`);
  return [name, cluster, ...workloads, ...others].join(' ').toLowerCase();
}
