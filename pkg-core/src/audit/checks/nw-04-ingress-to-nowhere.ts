import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';

export const ingressToNowhere: ApiCheck = {
  kind: 'api',
  id: 'NW-04',
  category: 'availability',
  severity: 'high',
  peers: ['Popeye', 'kube-linter'],
  title: text('Ingress leads to a Service or port that does not exist', 'Ingress 指向不存在的 Service 或端口'),
  why: text('Every request of this path is answered with an error.', '该路径的所有请求都会得到错误响应。'),
  remedy: {
    text: text('Correct the backend, or create the Service.', '修正后端，或创建对应的 Service。'),
    yaml: `backend:
  service:
    name: <service>
    port:
      number: 80`,
  },
  needs: ['ingresses', 'services'],
  evaluate({ objects }) {
    const services = new Map(
      objects.services.map((service) => [`${service.metadata.namespace}/${service.metadata.name}`, service])
    );
    return examine(objects.ingresses, ({ metadata, backends }) => {
      const lost = backends.flatMap(({ host, path, service: name, port }) => {
        const service = services.get(`${metadata.namespace}/${name}`);
        const open =
          service?.type === 'ExternalName' || service?.ports.some((each) => each.port === port || each.name === port);
        return service && (open || port === null) ? [] : [{ route: `${host}${path}`, to: `${name}:${port ?? ''}` }];
      });
      const [first] = lost;
      return first
        ? hazardOf(
            objectRef('Ingress', metadata),
            text(`${first.route} → ${first.to} does not exist`, `${first.route} → ${first.to} 不存在`),
            lost.map(({ route, to }) => figure(route, route, to)),
            lost
          )
        : null;
    });
  },
};
