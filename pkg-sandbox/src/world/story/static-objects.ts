import { day } from '../duration.ts';
import { objectOf } from '../render/object-of.ts';
import type { KubernetesObject } from '../world.ts';
import { orphans } from './orphans.ts';
import { quotas } from './quota.ts';
import { workloads } from './workloads.ts';

/** What never changes: namespaces, the storage class, and objects that belong to no workload. */
export function staticObjects(start: number): Array<[resource: string, object: KubernetesObject]> {
  const createdAt = start - 21 * day;
  const names = new Set(['default', 'kube-public', ...workloads.map(({ namespace }) => namespace)]);
  return [
    ...[...names]
      .sort()
      .map((name): [string, KubernetesObject] => [
        'namespaces',
        objectOf(
          'Namespace',
          { name, createdAt, labels: { 'kubernetes.io/metadata.name': name } },
          { spec: { finalizers: ['kubernetes'] }, status: { phase: 'Active' } }
        ),
      ]),
    [
      'storageclasses',
      objectOf(
        'StorageClass',
        { name: 'standard', createdAt, annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
        {
          provisioner: 'disk.csi.example',
          reclaimPolicy: 'Delete',
          volumeBindingMode: 'WaitForFirstConsumer',
          allowVolumeExpansion: true,
        }
      ),
    ],
    ...orphans(createdAt),
    ...quotas(createdAt),
  ];
}
