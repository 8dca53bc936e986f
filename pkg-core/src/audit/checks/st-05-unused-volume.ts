import { amount } from '../amount.ts';
import type { ApiCheck } from '../check.ts';
import { day } from '../duration.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';

export const unusedVolume: ApiCheck = {
  kind: 'api',
  id: 'ST-05',
  category: 'resources',
  severity: 'info',
  peers: ['Popeye'],
  title: text('Persistent volume belongs to nobody', 'PersistentVolume 无人使用'),
  why: text(
    'It is paid for, and a released one may hold data that somebody misses.',
    '持续产生费用；已释放的卷中可能有别人需要的数据。'
  ),
  remedy: {
    text: text('Keep what is needed under a new claim and delete the rest.', '需要的数据用新的 PVC 保留，其余删除。'),
    yaml: null,
  },
  needs: ['persistentvolumes'],
  evaluate({ objects }, clock) {
    return examine(objects.persistentvolumes, ({ metadata, phase, capacityBytes, claim }) =>
      !/^(?:Released|Available)$/.test(phase) || !clock.passed(metadata.createdAt, day)
        ? null
        : hazardOf(
            objectRef('PersistentVolume', metadata),
            text(
              `${phase}, ${amount('storage', capacityBytes ?? 0)}`,
              `${phase}，${amount('storage', capacityBytes ?? 0)}`
            ),
            [
              figure('Phase', '阶段', phase),
              figure('Last claim', '上一个 PVC', claim ? `${claim.namespace}/${claim.name}` : '–'),
            ],
            { status: { phase } }
          )
    );
  },
};
