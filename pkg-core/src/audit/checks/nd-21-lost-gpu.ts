import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';

export const lostGpu: ApiCheck = {
  kind: 'api',
  id: 'ND-21',
  category: 'stability',
  severity: 'high',
  peers: [],
  title: text('Node has lost a GPU', '节点丢失 GPU'),
  why: text(
    'A GPU is there and can not be used: jobs that ask for it stay pending.',
    'GPU 存在却不可用，请求它的任务会一直 Pending。'
  ),
  remedy: {
    text: text(
      'Look for XID errors in the kernel log and at the device plugin; drain and reboot the node.',
      '检查内核日志中的 XID 错误和设备插件；排空并重启节点。'
    ),
    yaml: null,
  },
  needs: ['nodes'],
  evaluate({ objects }) {
    const gpu = /^(?:nvidia\.com|amd\.com|gpu\.intel\.com)\//;
    const equipped = objects.nodes.filter(({ capacity }) =>
      Object.keys(capacity).some((resource) => gpu.test(resource))
    );
    return examine(equipped, ({ metadata, capacity, allocatable }) => {
      const lost = Object.entries(capacity).filter(
        ([resource, count]) => gpu.test(resource) && (allocatable[resource] ?? 0) < count
      );
      const [first] = lost;
      return first
        ? hazardOf(
            objectRef('Node', metadata),
            text(
              `${allocatable[first[0]] ?? 0} of ${first[1]} ${first[0]} usable`,
              `${first[1]} 个 ${first[0]} 中 ${allocatable[first[0]] ?? 0} 个可用`
            ),
            lost.map(([resource, count]) => figure(resource, resource, `${allocatable[resource] ?? 0} / ${count}`))
          )
        : null;
    });
  },
};
