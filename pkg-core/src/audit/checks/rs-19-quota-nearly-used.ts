import { amount } from '../amount.ts';
import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';
import { percent } from '../percent.ts';

export const quotaNearlyUsed: ApiCheck = {
  kind: 'api',
  id: 'RS-19',
  category: 'resources',
  severity: 'medium',
  peers: ['kubernetes-mixin'],
  title: text('Resource quota is nearly used up', '资源配额即将用尽'),
  why: text(
    'Once it is full, new pods are refused: rollouts, autoscaling and restarts on other nodes fail.',
    '配额用尽后新 Pod 会被拒绝：发布、自动伸缩和重新调度都会失败。'
  ),
  remedy: {
    text: text(
      'Raise the quota, or free what the namespace does not use.',
      '提高配额，或释放该命名空间中不再使用的资源。'
    ),
    yaml: `spec:
  hard:
    requests.cpu: <higher>`,
  },
  needs: ['resourcequotas'],
  evaluate({ objects }) {
    return examine(objects.resourcequotas, ({ metadata, hard, used }) => {
      const tight = Object.entries(hard).flatMap(([resource, most]) => {
        const now = used[resource] ?? 0;
        return most > 0 && now / most >= 0.9 ? [{ resource, now, most }] : [];
      });
      const [first] = tight.sort((a, b) => b.now / b.most - a.now / a.most);
      return first
        ? hazardOf(
            objectRef('ResourceQuota', metadata),
            text(
              `${first.resource}: ${percent(first.now / first.most)} used`,
              `${first.resource}：已使用 ${percent(first.now / first.most)}`
            ),
            tight.map(({ resource, now, most }) =>
              figure(resource, resource, `${amount(resource, now)} / ${amount(resource, most)}`)
            ),
            null,
            first.now >= first.most ? { severity: 'high' } : {}
          )
        : null;
    });
  },
};
