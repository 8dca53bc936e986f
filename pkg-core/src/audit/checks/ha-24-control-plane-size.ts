import type { ApiCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { clusterRef } from '../object-ref.ts';
import { isControlPlane } from '../topology.ts';

export const controlPlaneSize: ApiCheck = {
  kind: 'api',
  id: 'HA-24',
  category: 'availability',
  severity: 'critical',
  peers: ['Popeye'],
  title: text('Control plane can not lose a member', '控制平面无法承受成员故障'),
  why: text(
    'With fewer than three members one failure stops the API server or etcd; an even number needs a larger majority without surviving more.',
    '成员少于三个时，一次故障就会使 API Server 或 etcd 不可用；偶数个成员提高了多数派要求却没有提升容错。'
  ),
  remedy: {
    text: text('Run three or five control-plane nodes in different zones.', '在不同可用区运行三个或五个控制平面节点。'),
    yaml: null,
  },
  needs: ['nodes'],
  evaluate({ objects }) {
    // Managed clusters do not show theirs.
    const members = objects.nodes.filter(isControlPlane);
    const count = members.length;
    if (count === 0 || (count >= 3 && count % 2 === 1)) {
      return { examined: count, hazards: [] };
    }
    const summary = text(`${count} control-plane nodes`, `${count} 个控制平面节点`);
    return {
      examined: count,
      hazards: [
        hazardOf(
          clusterRef,
          summary,
          [
            figure('Control-plane nodes', '控制平面节点', members.map(({ metadata }) => metadata.name).join(', ')),
            figure('Members that may fail', '可容忍的故障成员数', Math.ceil(count / 2) - 1),
          ],
          null,
          count >= 3 ? { severity: 'low' } : {}
        ),
      ],
    };
  },
};
