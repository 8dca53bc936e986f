import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

/** Where the programs of a control plane are. */
export interface ControlPlaneAssets {
  etcd: string;
  apiserver: string;
}

/**
 * By the convention of envtest: `KUBEBUILDER_ASSETS` names a folder that holds `etcd` and `kube-apiserver`. Gives the
 * reason to skip when it is not set; throws when it is set and one of them can not be run.
 * https://book.kubebuilder.io/reference/envtest
 */
export function findAssets(
  environment: Readonly<Record<string, string | undefined>>
): { assets: ControlPlaneAssets; skip: false } | { assets: null; skip: string } {
  const folder = environment['KUBEBUILDER_ASSETS'];
  if (!folder) {
    return { assets: null, skip: 'KUBEBUILDER_ASSETS is not set' };
  }
  const assets = { etcd: join(folder, 'etcd'), apiserver: join(folder, 'kube-apiserver') };
  for (const program of Object.values(assets)) {
    try {
      accessSync(program, constants.X_OK);
    } catch {
      throw new Error(`KUBEBUILDER_ASSETS is set, but ${program} is no program that can be run`);
    }
  }
  return { assets, skip: false };
}
