import type { Namespace } from '../kubernetes/objects.ts';

/** `system` is tagged, `non-production` is tagged and graded one step lower. */
export type NamespaceClass = 'system' | 'non-production';

const systemNames =
  /^(?:kube-(?:system|public|node-lease)|openshift(?:-.*)?|cattle-.*|gke-.*|tigera-operator|calico-system)$/;
const environments = /^(?:dev|development|test|testing|qa|staging|stage|preview|sandbox|non-?prod(?:uction)?)$/i;

/**
 * What kind of namespace it is; undefined for one like any other. Non-production: the label or annotation
 * `vigil.io/production: "false"`, or a label `environment` or `env` that says so. `vigil.io/production: "true"` overrules.
 */
export function classOfNamespace({ metadata: { name, labels, annotations } }: Namespace): NamespaceClass | undefined {
  if (isSystemNamespace(name)) {
    return 'system';
  }
  const stated = annotations['vigil.io/production'] ?? labels['vigil.io/production'];
  if (stated !== undefined) {
    return stated === 'false' ? 'non-production' : undefined;
  }
  return environments.test(labels['environment'] ?? labels['env'] ?? '') ? 'non-production' : undefined;
}

/** Namespaces that belong to the cluster and not to its users. */
export function isSystemNamespace(name: string): boolean {
  return systemNames.test(name);
}
