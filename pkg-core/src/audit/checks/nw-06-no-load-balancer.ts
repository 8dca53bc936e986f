import type { ApiCheck } from '../check.ts';
import { minute } from '../duration.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';

export const noLoadBalancer: ApiCheck = {
  kind: 'api',
  id: 'NW-06',
  category: 'availability',
  severity: 'medium',
  peers: [],
  title: text('LoadBalancer Service has no address', 'LoadBalancer 类型的 Service 没有地址'),
  why: text(
    'Nobody outside the cluster can reach it: the cloud has not given it a load balancer.',
    '集群外无法访问：云平台没有为其分配负载均衡器。'
  ),
  remedy: {
    text: text(
      'Read the events of the Service: quota, annotations or the cloud controller’s rights.',
      '查看该 Service 的事件：配额、注解或云控制器的权限。'
    ),
    yaml: null,
  },
  needs: ['services'],
  evaluate({ objects }, clock) {
    const balanced = objects.services.filter(({ type }) => type === 'LoadBalancer');
    return examine(balanced, ({ metadata, balancers }) =>
      balancers !== 0 || !clock.passed(metadata.createdAt, 10 * minute)
        ? null
        : hazardOf(
            objectRef('Service', metadata),
            text(`no address for ${clock.age(metadata.createdAt)}`, `${clock.age(metadata.createdAt)} 未分配地址`),
            [figure('Addresses', '地址', 0)],
            { status: { loadBalancer: {} } }
          )
    );
  },
};
