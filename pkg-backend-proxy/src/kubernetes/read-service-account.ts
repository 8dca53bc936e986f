import { existsSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import type { CredentialReader, Credentials } from './credential-reader.ts';

/**
 * The account of the pod this runs in. The kubelet renews token and certificates while the pod runs, so that every request
 * looks whether they are others; they lie in memory, so that a look costs next to nothing. Throws an Error that says what to do when this runs in no pod, or in one without an account.
 * https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/
 */
export function readServiceAccount(
  folder = '/var/run/secrets/kubernetes.io/serviceaccount',
  environment: Readonly<Record<string, string | undefined>> = process.env
): CredentialReader {
  const [host, port] = [environment['KUBERNETES_SERVICE_HOST'], environment['KUBERNETES_SERVICE_PORT'] ?? '443'];
  if (!host) {
    throw new Error('KUBERNETES_SERVICE_HOST is not set: this runs in no pod of a cluster, so name a kubeconfig');
  }
  const [token, ca, namespace] = ['token', 'ca.crt', 'namespace'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  if (!existsSync(token)) {
    throw new Error(`${token} is missing: set automountServiceAccountToken: true for the pod`);
  }
  let known: { version: string; credentials: Credentials } | undefined;
  return {
    server: `https://${isIPv6(host) ? `[${host}]` : host}:${port}`,
    namespace: existsSync(namespace) ? readFileSync(namespace, 'utf8').trim() || null : null,
    async read() {
      // Before the files are read: what is written meanwhile is another version.
      const version = `${versionOf(token)} ${versionOf(ca)}`;
      if (known?.version !== version) {
        const [secret, authority] = await Promise.all([readFile(token, 'utf8'), readFile(ca)]);
        known = { version, credentials: { ca: authority, headers: { authorization: `Bearer ${secret.trim()}` } } };
      }
      return known.credentials;
    },
  };
}

/** Changes with every write; the kubelet replaces files as a whole. */
function versionOf(file: string): string {
  const { ino, mtimeNs, size } = statSync(file, { bigint: true });
  return `${ino}/${mtimeNs}/${size}`;
}
