import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';
import { indexSnapshot } from '../snapshot-index.ts';

export const webhookDown: ApiCheck = {
  kind: 'api',
  id: 'CL-10',
  category: 'availability',
  severity: 'critical',
  peers: [],
  alert: { name: 'WebhookDown', for: '5m', summary: 'Admission webhook of {{ $labels.workload }} can not answer' },
  title: text('Admission webhook that must answer can not', '必须响应的准入 Webhook 不可用'),
  why: text(
    'With failurePolicy Fail every request it covers is refused: pods can not even be created.',
    'failurePolicy 为 Fail 时，其覆盖的所有请求都会被拒绝，甚至无法创建 Pod。'
  ),
  remedy: {
    text: text(
      'Bring its Service back; until then set failurePolicy to Ignore or delete the configuration.',
      '恢复其 Service；在此之前可将 failurePolicy 设为 Ignore 或删除该配置。'
    ),
    yaml: `webhooks:
  - name: <webhook>
    failurePolicy: Ignore`,
  },
  needs: ['validatingwebhookconfigurations', 'mutatingwebhookconfigurations', 'services', 'endpointslices'],
  scope: 'cluster',
  evaluate(snapshot) {
    const { objects } = snapshot;
    const index = indexSnapshot(snapshot);
    const configurations = [
      ...objects.validatingwebhookconfigurations.map((each) => ({ ...each, kind: 'ValidatingWebhookConfiguration' })),
      ...objects.mutatingwebhookconfigurations.map((each) => ({ ...each, kind: 'MutatingWebhookConfiguration' })),
    ].filter(({ webhooks }) => webhooks.some(({ failurePolicy, service }) => failurePolicy === 'Fail' && service));
    return examine(configurations, ({ kind, metadata, webhooks }) => {
      const required = webhooks.flatMap(({ name, failurePolicy, service }) => {
        const ready = service
          ? index
              .slicesOf(service.namespace, service.name)
              .flatMap(({ endpoints }) => endpoints)
              .filter((endpoint) => endpoint.ready).length
          : 0;
        return failurePolicy === 'Fail' && service ? [{ name, to: `${service.namespace}/${service.name}`, ready }] : [];
      });
      const weak = required.filter(({ ready }) => ready < 2).sort((a, b) => a.ready - b.ready);
      const [first] = weak;
      return first
        ? hazardOf(
            objectRef(kind, metadata),
            text(
              `${first.name}: ${first.ready} ready endpoints of ${first.to}`,
              `${first.name}：${first.to} 有 ${first.ready} 个就绪端点`
            ),
            weak.map(({ name, to, ready }) => figure(`${name} → ${to}`, `${name} → ${to}`, ready)),
            { webhooks: weak.map(({ name }) => ({ name, failurePolicy: 'Fail' })) },
            first.ready > 0 ? { severity: 'high' } : {}
          )
        : null;
    });
  },
};
