import type { ApiCheck } from '../check.ts';
import { minute } from '../duration.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';

export const volumeFailed: ApiCheck = {
  kind: 'api',
  id: 'ST-04',
  category: 'stability',
  severity: 'high',
  peers: ['Popeye', 'kubernetes-mixin'],
  alert: {
    name: 'VolumeFailed',
    for: '5m',
    summary: '{{ $labels.workload_kind }} {{ $labels.namespace }}/{{ $labels.workload }} has failed',
  },
  title: text('Persistent volume has failed', 'PersistentVolume 失败'),
  why: text(
    'Its storage could not be made or taken back: data may be unreachable, or paid for without use.',
    '存储无法创建或回收：数据可能不可访问，或在闲置计费。'
  ),
  remedy: {
    text: text('Look at the events of the volume and at the storage driver.', '查看该卷的事件和存储驱动。'),
    yaml: null,
  },
  needs: ['persistentvolumes'],
  evaluate({ objects }, clock) {
    return examine(objects.persistentvolumes, ({ metadata, phase, claim }) =>
      phase !== 'Failed' && (phase !== 'Pending' || !clock.passed(metadata.createdAt, 10 * minute))
        ? null
        : hazardOf(
            objectRef('PersistentVolume', metadata),
            text(`phase ${phase}`, `阶段 ${phase}`),
            [figure('Phase', '阶段', phase), figure('Claim', 'PVC', claim ? `${claim.namespace}/${claim.name}` : '–')],
            { status: { phase } }
          )
    );
  },
};
