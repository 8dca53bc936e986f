import { amount } from '../amount.ts';
import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { mainContainers, podTemplateKinds, podTemplates } from '../pod-template.ts';

/** Limit ÷ request that is still usual. */
const usual = { cpu: 5, memory: 2 };

export const limitFarAboveRequest: ApiCheck = {
  kind: 'api',
  id: 'RS-06',
  category: 'resources',
  severity: 'low',
  peers: [],
  title: text('Limit far above the request', 'limit 远大于 request'),
  why: text(
    'The node is filled by requests and emptied by limits: when several such pods need what they may use, it runs out.',
    '节点按 request 装载却按 limit 使用：多个这样的 Pod 同时用满时，节点资源会耗尽。'
  ),
  remedy: {
    text: text(
      'Bring the request near to what it uses under load: at most a fifth below for CPU bursts, half for memory.',
      '让 request 接近负载下的实际用量：CPU 的 limit 不超过 5 倍，内存不超过 2 倍。'
    ),
    yaml: null,
  },
  needs: podTemplateKinds,
  evaluate(snapshot) {
    return examine(podTemplates(snapshot), ({ ref, spec }) => {
      const wide = mainContainers({ spec }).flatMap(({ name, requests, limits }) =>
        Object.entries(usual).flatMap(([resource, most]) => {
          const [request, limit] = [requests[resource], limits[resource]];
          return request && limit && limit / request > most ? [{ name, resource, request, limit }] : [];
        })
      );
      const [first] = wide;
      return first
        ? hazardOf(
            ref,
            text(
              `${first.name}: ${first.resource} limit is ${(first.limit / first.request).toFixed(1)} × its request`,
              `${first.name}：${first.resource} 的 limit 是 request 的 ${(first.limit / first.request).toFixed(1)} 倍`
            ),
            wide.map(({ name, resource, request, limit }) =>
              figure(
                `${name}, ${resource}`,
                `${name}，${resource}`,
                `${amount(resource, request)} → ${amount(resource, limit)}`
              )
            )
          )
        : null;
    });
  },
};
