import type { WorkloadDeclaration } from '../declaration.ts';
import type { PodMoment } from '../life/pod-moment.ts';
import { writeBytes } from '../quantity.ts';
import { objectOf } from '../render/object-of.ts';
import { selectorOf } from '../render/pod-template.ts';
import type { KubernetesObject, VolumeUsage } from '../world.ts';

const bytesPerInode = 16_384;

/** The claims of a StatefulSet's replicas and the volumes behind them. */
export function claimObjects(workload: WorkloadDeclaration, createdAt: number): Array<[string, KubernetesObject]> {
  const { claim, namespace, name } = workload;
  if (!claim) {
    return [];
  }
  const capacity = { storage: writeBytes(claim.capacityBytes) };
  return Array.from({ length: workload.replicas }, (_, ordinal) => {
    const claimName = `${claim.name}-${name}-${ordinal}`;
    const bound = objectOf(
      'PersistentVolumeClaim',
      { namespace, name: claimName, createdAt, labels: selectorOf(workload) },
      {
        spec: {
          accessModes: ['ReadWriteOnce'],
          resources: { requests: capacity },
          storageClassName: 'standard',
          volumeMode: 'Filesystem',
        },
        status: { phase: 'Bound', accessModes: ['ReadWriteOnce'], capacity },
      }
    );
    const volumeName = `pvc-${bound.metadata.uid}`;
    Object.assign(bound.spec as Record<string, unknown>, { volumeName });
    const volume = objectOf(
      'PersistentVolume',
      { name: volumeName, createdAt },
      {
        spec: {
          capacity,
          accessModes: ['ReadWriteOnce'],
          claimRef: {
            apiVersion: 'v1',
            kind: 'PersistentVolumeClaim',
            namespace,
            name: claimName,
            uid: bound.metadata.uid,
          },
          persistentVolumeReclaimPolicy: 'Delete',
          storageClassName: 'standard',
          volumeMode: 'Filesystem',
        },
        status: { phase: 'Bound' },
      }
    );
    const pair: Array<[string, KubernetesObject]> = [
      ['persistentvolumeclaims', bound],
      ['persistentvolumes', volume],
    ];
    return pair;
  }).flat();
}

/** How full the volumes are that a kubelet has mounted. */
export function claimUsage(
  workload: WorkloadDeclaration,
  start: number,
  moments: PodMoment[],
  time: number
): VolumeUsage[] {
  const { claim, namespace } = workload;
  if (!claim) {
    return [];
  }
  return moments
    .filter(({ observed, life }) => observed && life.plan.node !== null)
    .map(({ life }) => {
      const inodes = Math.round(claim.capacityBytes / bytesPerInode);
      const used = claim.used(time - start, life.plan.slot);
      return {
        namespace,
        claim: `${claim.name}-${life.name}`,
        node: life.plan.node ?? '',
        capacityBytes: claim.capacityBytes,
        usedBytes: Math.round(claim.capacityBytes * used),
        inodes,
        inodesUsed: Math.round(inodes * used * 0.08),
      };
    });
}
