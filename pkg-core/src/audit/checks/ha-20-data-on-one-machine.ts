import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { indexSnapshot } from '../snapshot-index.ts';
import { replicatedWorkloads } from '../snapshot-workload.ts';

export const dataOnOneMachine: ApiCheck = {
  kind: 'api',
  id: 'HA-20',
  category: 'availability',
  severity: 'medium',
  peers: [],
  title: text('Data lives on the disk of one machine', '数据固定在单台机器的磁盘上'),
  why: text(
    'The pod can run nowhere else, and the data is lost with the machine.',
    'Pod 无法在其他节点运行，机器损坏时数据随之丢失。'
  ),
  remedy: {
    text: text(
      'Use a network volume, or software that replicates, one member per machine.',
      '使用网络存储卷，或由应用自身在多台机器间复制数据。'
    ),
    yaml: null,
  },
  needs: ['deployments', 'statefulsets', 'replicasets', 'pods', 'persistentvolumeclaims', 'persistentvolumes'],
  evaluate(snapshot) {
    const index = indexSnapshot(snapshot);
    const pinned = new Set(
      snapshot.objects.persistentvolumes.filter((volume) => volume.pinned).map(({ metadata }) => metadata.name)
    );
    const stateful = replicatedWorkloads(snapshot).flatMap(({ ref, template }) => {
      const claims = new Set(index.podsOf(ref).flatMap(({ spec }) => spec.claims));
      const { hostPaths } = template.spec;
      return claims.size + hostPaths.length > 0 ? [{ ref, hostPaths, claims: [...claims] }] : [];
    });
    return examine(stateful, ({ ref, hostPaths, claims }) => {
      const local = claims.filter((name) => pinned.has(index.claim(ref.namespace, name)?.volumeName ?? ''));
      const where = [...local, ...hostPaths];
      return where.length === 0
        ? null
        : hazardOf(ref, text(`${where.join(', ')}: on the node’s own disk`, `${where.join('、')}：位于节点本地磁盘`), [
            figure('Claims on local volumes', '使用本地卷的 PVC', local.join(', ') || '–'),
            figure('hostPath', 'hostPath', hostPaths.join(', ') || '–'),
          ]);
    });
  },
};
