export interface RefusedKind {
  kind: string;
  /** `/apis/apps/v1` */
  groupPath: string;
  namespaced: boolean;
  /** The one asked for; null: the whole cluster. */
  namespace: string | null;
  /** The namespace of the credentials, where they have one. */
  ownNamespace?: string | null;
}

/** What to do when the API server will not list a kind: a sentence for the health page. */
export function adviseOnRefusal(status: number, refused: RefusedKind): string {
  const { kind, groupPath, namespaced, namespace, ownNamespace } = refused;
  if (status === 404) {
    return `This API server does not serve ${kind} at ${groupPath}: what needs them stays unknown.`;
  }
  if (namespace !== null) {
    return `Grant list and watch on ${kind} in the namespace ${namespace} (a Role and a RoleBinding).`;
  }
  const grant = `Grant list and watch on ${kind} in the whole cluster (a ClusterRole and a ClusterRoleBinding)`;
  if (!namespaced) {
    return `${grant}.`;
  }
  const names = ownNamespace ?? 'shop,pay';
  return `${grant}, or name the namespaces that may be read: VIGIL_NAMESPACES=${names}${ownNamespace ? '' : ' (for example)'}.`;
}
