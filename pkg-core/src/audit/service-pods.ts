import type { Service } from '../kubernetes/objects.ts';
import type { ClusterSnapshot } from '../kubernetes/snapshot.ts';

/** Services that choose their pods themselves: with a selector, and not a mere alias. */
export function servicesWithSelector({ objects }: ClusterSnapshot): Service[] {
  return objects.services.filter(
    ({ type, selector }) => type !== 'ExternalName' && selector !== null && Object.keys(selector).length > 0
  );
}
