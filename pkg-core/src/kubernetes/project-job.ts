import type { Job } from './objects.ts';
import { projectConditions } from './project-condition.ts';
import { projectMetadata } from './project-metadata.ts';
import { asMoment, asNumber, asNumberOrNull, asObject } from './read-json.ts';

/** Undefined without uid or name. */
export function projectJob(raw: unknown): Job | undefined {
  const metadata = projectMetadata(raw);
  const spec = asObject(asObject(raw).spec);
  const status = asObject(asObject(raw).status);
  return (
    metadata && {
      metadata,
      completions: asNumberOrNull(spec.completions),
      backoffLimit: asNumber(spec.backoffLimit, 6),
      ttlSecondsAfterFinished: asNumberOrNull(spec.ttlSecondsAfterFinished),
      status: {
        active: asNumber(status.active, 0),
        succeeded: asNumber(status.succeeded, 0),
        failed: asNumber(status.failed, 0),
        startedAt: asMoment(status.startTime),
        completedAt: asMoment(status.completionTime),
      },
      conditions: projectConditions(status.conditions),
    }
  );
}
