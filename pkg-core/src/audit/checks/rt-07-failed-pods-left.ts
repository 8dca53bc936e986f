import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';

export const failedPodsLeft: ApiCheck = {
  kind: 'api',
  id: 'RT-07',
  category: 'stability',
  severity: 'low',
  peers: ['Popeye'],
  title: text('Many failed pods are left behind', '遗留大量失败的 Pod'),
  why: text(
    'They fill lists and etcd and hide the failures that matter.',
    '它们占用 etcd 和列表，掩盖真正重要的失败。'
  ),
  remedy: {
    text: text('Delete them, and find out why they were evicted or failed.', '清理它们，并查明被驱逐或失败的原因。'),
    yaml: null,
  },
  needs: ['pods'],
  evaluate({ objects }) {
    const namespaces = Map.groupBy(objects.pods, ({ metadata }) => metadata.namespace);
    return examine([...namespaces], ([name, pods]) => {
      const failed = pods.filter(({ phase }) => phase === 'Failed');
      const evicted = failed.filter(({ reason }) => reason === 'Evicted').length;
      return failed.length <= 20
        ? null
        : hazardOf(
            objectRef('Namespace', { namespace: '', name }),
            text(`${failed.length} failed pods`, `${failed.length} 个失败的 Pod`),
            [figure('Failed pods', '失败的 Pod', failed.length), figure('Of them evicted', '其中被驱逐', evicted)]
          );
    });
  },
};
