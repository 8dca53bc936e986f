import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeKubeconfig } from '../../pkg-sandbox/src/cluster/kubeconfig.ts';

/** How a watcher reaches the cluster. */
export interface Access {
  /** `https://127.0.0.1:port` */
  server: string;
  kubeconfig: string;
  /** The files of a service account, as the kubelet mounts them into a pod. */
  account: string;
}

/** Writes both into `folder`. The cluster lets everybody in: the token only has to be there. */
export async function writeAccess(folder: string, server: string, certificate: string): Promise<Access> {
  const account = path.join(folder, 'account');
  const kubeconfig = path.join(folder, 'kubeconfig');
  await mkdir(account, { recursive: true });
  await Promise.all([
    writeFile(path.join(account, 'token'), 'bench'),
    writeFile(path.join(account, 'ca.crt'), certificate),
    writeFile(path.join(account, 'namespace'), 'bench'),
    writeKubeconfig(kubeconfig, { url: server, certificate, token: 'bench' }),
  ]);
  return { server, kubeconfig, account };
}
