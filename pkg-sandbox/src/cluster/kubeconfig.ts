import { writeFile } from 'node:fs/promises';
import { stringify } from 'yaml';

/** What the proxy calls the cluster: the name of its context. */
export const clusterName = 'sandbox';

/** Writes a kubeconfig with one context, {@link clusterName}, readable by its owner alone. */
export async function writeKubeconfig(
  path: string,
  { url, certificate, token }: { url: string; certificate: string; token: string }
): Promise<void> {
  const text = stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': clusterName,
    clusters: [
      {
        name: 'sandbox',
        cluster: { server: url, 'certificate-authority-data': Buffer.from(certificate).toString('base64') },
      },
    ],
    users: [{ name: 'sandbox', user: { token } }],
    contexts: [{ name: clusterName, context: { cluster: 'sandbox', user: 'sandbox', namespace: 'default' } }],
  });
  await writeFile(path, text, { mode: 0o600 });
}
