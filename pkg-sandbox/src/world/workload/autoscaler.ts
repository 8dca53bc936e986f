import type { AutoscalerDeclaration } from '../declaration.ts';
import { rfc3339 } from '../duration.ts';
import { objectOf } from '../render/object-of.ts';
import type { KubernetesObject } from '../world.ts';

export interface AutoscalerMoment {
  current: number;
  desired: number;
  /** False: the target cannot be found. */
  able: boolean;
}

/** A HorizontalPodAutoscaler on CPU, for the Deployment of the same name. */
export function autoscalerObject(
  target: { namespace: string; name: string; createdAt: number },
  { min, max, cpuUtilisation }: AutoscalerDeclaration,
  { current, desired, able }: AutoscalerMoment
): KubernetesObject {
  const { namespace, name, createdAt } = target;
  const condition = (type: string, status: boolean, reason: string, message: string) => ({
    type,
    status: status ? 'True' : 'False',
    lastTransitionTime: rfc3339(createdAt),
    reason,
    message,
  });
  const limited = desired >= max;
  return objectOf(
    'HorizontalPodAutoscaler',
    { namespace, name, createdAt },
    {
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
        minReplicas: min,
        maxReplicas: max,
        metrics: [
          {
            type: 'Resource',
            resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: cpuUtilisation } },
          },
        ],
      },
      status: {
        currentReplicas: current,
        desiredReplicas: desired,
        ...(able
          ? {
              currentMetrics: [
                {
                  type: 'Resource',
                  resource: {
                    name: 'cpu',
                    current: { averageUtilization: limited ? cpuUtilisation + 12 : cpuUtilisation - 4 },
                  },
                },
              ],
              lastScaleTime: rfc3339(createdAt),
            }
          : { currentMetrics: null }),
        conditions: able
          ? [
              condition('AbleToScale', true, 'ReadyForNewScale', 'recommended size matches current size'),
              condition(
                'ScalingActive',
                true,
                'ValidMetricFound',
                'the HPA was able to successfully calculate a replica count from cpu resource utilization'
              ),
              limited
                ? condition(
                    'ScalingLimited',
                    true,
                    'TooManyReplicas',
                    'the desired replica count is more than the maximum replica count'
                  )
                : condition(
                    'ScalingLimited',
                    false,
                    'DesiredWithinRange',
                    'the desired count is within the acceptable range'
                  ),
            ]
          : [
              condition(
                'AbleToScale',
                false,
                'FailedGetScale',
                `the HPA controller was unable to get the target's current scale: deployments.apps "${name}" not found`
              ),
            ],
      },
    }
  );
}
