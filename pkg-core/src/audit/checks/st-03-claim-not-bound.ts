import type { ApiCheck } from '../check.ts';
import { minute } from '../duration.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';
import { isAlive } from '../pod-placement.ts';

export const claimNotBound: ApiCheck = {
  kind: 'api',
  id: 'ST-03',
  category: 'stability',
  severity: 'high',
  peers: ['Popeye'],
  alert: {
    name: 'ClaimNotBound',
    for: '10m',
    summary: '{{ $labels.workload_kind }} {{ $labels.namespace }}/{{ $labels.workload }} has no volume',
  },
  title: text('Claim has no volume', 'PVC 没有绑定卷'),
  why: text('Pods that mount it can not start, or have lost their data.', '挂载它的 Pod 无法启动，或已丢失数据。'),
  remedy: {
    text: text(
      'Read the events of the claim: storage class, capacity, zone or access mode.',
      '查看 PVC 的事件：存储类、容量、可用区或访问模式。'
    ),
    yaml: null,
  },
  needs: ['persistentvolumeclaims', 'pods'],
  evaluate(snapshot, clock) {
    const mounted = new Set(
      snapshot.objects.pods
        .filter(isAlive)
        .flatMap(({ metadata, spec }) => spec.claims.map((name) => `${metadata.namespace}/${name}`))
    );
    return examine(snapshot.objects.persistentvolumeclaims, ({ metadata, phase, storageClass }) => {
      // A claim may wait for its first pod.
      const waits =
        phase === 'Pending' &&
        clock.passed(metadata.createdAt, 10 * minute) &&
        mounted.has(`${metadata.namespace}/${metadata.name}`);
      return !waits && phase !== 'Lost'
        ? null
        : hazardOf(
            objectRef('PersistentVolumeClaim', metadata),
            text(`${phase} for ${clock.age(metadata.createdAt)}`, `${phase}，${clock.age(metadata.createdAt)}`),
            [figure('Phase', '阶段', phase), figure('Storage class', '存储类', storageClass ?? '–')]
          );
    });
  },
};
