import type { ApiClient, Created } from './api-client.ts';

const rbac = '/apis/rbac.authorization.k8s.io/v1';

/** Writes the few objects the scenarios need. */
export const clusterObjects = (admin: ApiClient) => ({
  namespace: (name: string) => admin.create('/api/v1/namespaces', { metadata: { name } }),

  pod: (namespace: string, name: string): Promise<Created> =>
    admin.create(`/api/v1/namespaces/${namespace}/pods`, {
      metadata: { name, labels: { app: 'web' } },
      spec: { containers: [{ name: 'app', image: 'example.invalid/web:1' }] },
    }),

  status: (namespace: string, name: string, message: string) =>
    admin.patch(`/api/v1/namespaces/${namespace}/pods/${name}/status`, { status: { message } }),

  removePod: (namespace: string, name: string) => admin.remove(`/api/v1/namespaces/${namespace}/pods/${name}`),

  /** Lets a user, or a service account, read these resources: in the namespace, or in the whole cluster where it is null. */
  async allow(subject: object, resources: readonly string[], namespace: string | null, name: string): Promise<void> {
    const at = namespace === null ? rbac : `${rbac}/namespaces/${namespace}`;
    const [role, kind] = namespace === null ? ['clusterroles', 'ClusterRole'] : ['roles', 'Role'];
    const rules = [{ apiGroups: ['*'], resources, verbs: ['get', 'list', 'watch'] }];
    await admin.create(`${at}/${role}`, { metadata: { name }, rules });
    await admin.create(`${at}/${kind.toLowerCase()}bindings`, {
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name },
      subjects: [subject],
    });
  },

  /** A token of the account that ends as soon as the Secret it is bound to is deleted. */
  async accountToken(account: string, secret: string): Promise<string> {
    await admin.create('/api/v1/namespaces/default/secrets', { metadata: { name: secret } });
    const { status } = await admin.create(`/api/v1/namespaces/default/serviceaccounts/${account}/token`, {
      spec: { expirationSeconds: 3600, boundObjectRef: { kind: 'Secret', apiVersion: 'v1', name: secret } },
    });
    return status?.token ?? '';
  },
});

export const user = (name: string) => ({ kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name });
