import type { ApiCheck } from '../check.ts';
import { hour } from '../duration.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';

export const stuckNamespace: ApiCheck = {
  kind: 'api',
  id: 'CL-12',
  category: 'stability',
  severity: 'medium',
  peers: ['Popeye'],
  alert: { name: 'NamespaceStuck', for: '15m', summary: 'Namespace {{ $labels.workload }} does not go away' },
  title: text('Namespace does not go away', '命名空间无法删除'),
  why: text(
    'A finalizer or a broken aggregated API holds it: it can not be created anew, and its objects linger.',
    '被 finalizer 或失效的聚合 API 卡住：无法重新创建，其中的对象也会残留。'
  ),
  remedy: {
    text: text(
      'Its status names what remains. Mend the API service or the controller that owns the finalizer.',
      '其状态会列出残留的内容；修复 APIService 或负责 finalizer 的控制器。'
    ),
    yaml: null,
  },
  needs: ['namespaces'],
  evaluate({ objects }, clock) {
    return examine(objects.namespaces, ({ metadata, phase }) =>
      metadata.deletedAt === null || !clock.passed(metadata.deletedAt, hour)
        ? null
        : hazardOf(
            objectRef('Namespace', metadata),
            text(`${phase} for ${clock.age(metadata.deletedAt)}`, `${phase} 已 ${clock.age(metadata.deletedAt)}`),
            [figure('Phase', '阶段', phase)],
            { status: { phase } }
          )
    );
  },
};
