import { day, hour } from '../duration.ts';
import type { Planted } from '../planted.ts';
import { serviceObject } from '../workload/attachments.ts';
import { autoscalerObject } from '../workload/autoscaler.ts';
import type { KubernetesObject } from '../world.ts';

/** Objects that refer to workloads which are not there. */
export function orphans(createdAt: number): Array<[resource: string, object: KubernetesObject]> {
  return [
    [
      'services',
      serviceObject({
        namespace: 'default',
        name: 'kubernetes',
        createdAt,
        selector: null,
        port: 443,
        targetPort: 6443,
      }),
    ],
    [
      'services',
      serviceObject({
        namespace: 'shop',
        name: 'legacy-api',
        createdAt,
        selector: { 'app.kubernetes.io/name': 'legacy-api' },
        port: 80,
        targetPort: 8080,
      }),
    ],
    [
      'horizontalpodautoscalers',
      autoscalerObject(
        { namespace: 'web', name: 'campaign', createdAt },
        { min: 2, max: 5, cpuUtilisation: 60 },
        { current: 0, desired: 0, able: false }
      ),
    ],
  ];
}

/** Objects that somebody removed while the history was made, with when they were gone. */
export function tidiedUp(start: number): Array<[resource: string, object: KubernetesObject, goneAt: number]> {
  const beta = serviceObject({
    namespace: 'shop',
    name: 'beta-api',
    createdAt: start - 9 * day,
    selector: { 'app.kubernetes.io/name': 'beta-api' },
    port: 80,
    targetPort: 8080,
  });
  return [['services', beta, start + 3 * hour]];
}

export const orphansPlanted: Planted[] = [
  {
    name: 'the Service legacy-api outlived its pods',
    workload: { kind: 'Service', namespace: 'shop', name: 'legacy-api' },
    incidents: [],
    verdicts: [],
    findings: ['NW-01'],
  },
  {
    name: 'the HPA campaign scales a Deployment that is gone',
    workload: { kind: 'HorizontalPodAutoscaler', namespace: 'web', name: 'campaign' },
    incidents: [],
    verdicts: [],
    findings: ['AS-03'],
  },
];
