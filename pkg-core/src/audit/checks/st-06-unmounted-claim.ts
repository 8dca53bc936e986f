import { amount } from '../amount.ts';
import type { ApiCheck } from '../check.ts';
import { day } from '../duration.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';
import { replicatedWorkloads } from '../snapshot-workload.ts';

export const unmountedClaim: ApiCheck = {
  kind: 'api',
  id: 'ST-06',
  category: 'resources',
  severity: 'info',
  peers: ['Popeye'],
  title: text('Claim is mounted by no pod', 'PVC 未被任何 Pod 挂载'),
  why: text('Its volume is paid for and nobody uses it.', '该卷持续计费却无人使用。'),
  remedy: { text: text('Back its data up if it matters, then delete it.', '数据重要则先备份，然后删除。'), yaml: null },
  needs: ['persistentvolumeclaims', 'pods', 'deployments', 'statefulsets'],
  evaluate(snapshot, clock) {
    const used = new Set(
      [
        ...snapshot.objects.pods.map(({ metadata, spec }) => ({ namespace: metadata.namespace, spec })),
        ...replicatedWorkloads(snapshot).map(({ ref, template }) => ({
          namespace: ref.namespace,
          spec: template.spec,
        })),
      ].flatMap(({ namespace, spec }) => spec.claims.map((name) => `${namespace}/${name}`))
    );
    return examine(snapshot.objects.persistentvolumeclaims, ({ metadata, phase, capacityBytes }) =>
      phase !== 'Bound' ||
      used.has(`${metadata.namespace}/${metadata.name}`) ||
      !clock.passed(metadata.createdAt, 7 * day)
        ? null
        : hazardOf(
            objectRef('PersistentVolumeClaim', metadata),
            text(
              `${amount('storage', capacityBytes ?? 0)}, no pod`,
              `${amount('storage', capacityBytes ?? 0)}，没有 Pod`
            ),
            [
              figure('Capacity', '容量', amount('storage', capacityBytes ?? 0)),
              figure('Age', '存在时间', clock.age(metadata.createdAt)),
            ]
          )
    );
  },
};
