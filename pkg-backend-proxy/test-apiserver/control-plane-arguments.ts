export interface EtcdPlan {
  folder: string;
  port: number;
}

export interface ApiserverPlan {
  etcdPort: number;
  port: number;
  /** Files, all written before the start. */
  certificate: string;
  key: string;
  tokens: string;
  accountKey: string;
  certificates: string;
}

const loopback = '127.0.0.1';

/** https://etcd.io/docs/latest/op-guide/configuration/ */
export function etcdArguments({ folder, port }: EtcdPlan): string[] {
  const clients = `http://${loopback}:${port}`;
  return flags({
    'data-dir': folder,
    'listen-client-urls': clients,
    'advertise-client-urls': clients,
    'listen-peer-urls': `http://${loopback}:0`,
  });
}

/** https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/ */
export function apiserverArguments(plan: ApiserverPlan): string[] {
  return flags({
    'etcd-servers': `http://${loopback}:${plan.etcdPort}`,
    'bind-address': loopback,
    'advertise-address': loopback,
    'secure-port': String(plan.port),
    'endpoint-reconciler-type': 'none',
    'service-cluster-ip-range': '10.0.0.0/24',
    'cert-dir': plan.certificates,
    'tls-cert-file': plan.certificate,
    'tls-private-key-file': plan.key,
    'token-auth-file': plan.tokens,
    'authorization-mode': 'RBAC',
    'service-account-issuer': 'https://kubernetes.default.svc',
    'service-account-key-file': plan.accountKey,
    'service-account-signing-key-file': plan.accountKey,
    // Nobody makes the account that every pod would need.
    'disable-admission-plugins': 'ServiceAccount',
    // The suite compacts at the moment it needs it.
    'etcd-compaction-interval': '0',
  });
}

/** The rows of a static token file: token, user, uid, groups. */
export function tokenFile(users: ReadonlyArray<{ token: string; name: string; group?: string }>): string {
  return users.map(({ token, name, group }) => `${token},${name},${name}${group ? `,"${group}"` : ''}\n`).join('');
}

function flags(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).map(([name, value]) => `--${name}=${value}`);
}
