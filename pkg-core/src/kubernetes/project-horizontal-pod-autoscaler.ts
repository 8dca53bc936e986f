import type { HorizontalPodAutoscaler } from './objects.ts';
import { projectConditions } from './project-condition.ts';
import { projectMetadata } from './project-metadata.ts';
import { asNumber, asObject, asObjects, asText } from './read-json.ts';

/** The autoscaling/v2 shape; undefined without uid or name. */
export function projectHorizontalPodAutoscaler(raw: unknown): HorizontalPodAutoscaler | undefined {
  const metadata = projectMetadata(raw);
  const spec = asObject(asObject(raw).spec);
  const status = asObject(asObject(raw).status);
  const target = asObject(spec.scaleTargetRef);
  return (
    metadata && {
      metadata,
      target: { kind: asText(target.kind), name: asText(target.name) },
      minReplicas: asNumber(spec.minReplicas, 1),
      maxReplicas: asNumber(spec.maxReplicas, 0),
      utilisationOf: asObjects(spec.metrics).flatMap((metric) => {
        const source = asObject(metric.type === 'ContainerResource' ? metric.containerResource : metric.resource);
        const name = asText(source.name);
        return name !== '' && asObject(source.target).type === 'Utilization' ? [name] : [];
      }),
      status: {
        currentReplicas: asNumber(status.currentReplicas, 0),
        desiredReplicas: asNumber(status.desiredReplicas, 0),
      },
      conditions: projectConditions(status.conditions),
    }
  );
}
