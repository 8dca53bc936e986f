import type { ClusterSnapshot } from '../../kubernetes/snapshot.ts';
import type { PlaceLoss } from '../../vocabulary/what-if.ts';

/** Services whose ready endpoints are all on these nodes. An endpoint without a node is taken to be elsewhere. */
export function deadServices({ objects }: ClusterSnapshot): (gone: ReadonlySet<string>) => PlaceLoss['services'] {
  const services = new Map<string, { namespace: string; name: string; nodes: Set<string>; endpoints: Set<string> }>();
  for (const { metadata, service: name, endpoints } of objects.endpointslices) {
    const key = `${metadata.namespace}/${name}`;
    const known = services.get(key) ?? { namespace: metadata.namespace, name, nodes: new Set(), endpoints: new Set() };
    for (const { ready, node, pod } of endpoints) {
      if (ready) {
        known.nodes.add(node ?? '');
        known.endpoints.add(`${node} ${pod}`);
      }
    }
    services.set(key, known);
  }
  // A service can only die with a place that has its first endpoint.
  const byFirst = Map.groupBy(
    [...services.values()].filter(({ name, nodes }) => name !== '' && nodes.size > 0),
    ({ nodes }) => [...nodes][0] ?? ''
  );
  return (gone) =>
    [...gone]
      .flatMap((node) => byFirst.get(node) ?? [])
      .filter(({ nodes }) => [...nodes].every((node) => gone.has(node)))
      .map(({ namespace, name, endpoints }) => ({ namespace, name, endpoints: endpoints.size }));
}
