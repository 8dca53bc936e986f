import type { CronJob } from './objects.ts';
import { projectMetadata } from './project-metadata.ts';
import { asMoment, asObject, asOneOf, asText } from './read-json.ts';

/** Undefined without uid or name. */
export function projectCronJob(raw: unknown): CronJob | undefined {
  const metadata = projectMetadata(raw);
  const spec = asObject(asObject(raw).spec);
  const status = asObject(asObject(raw).status);
  return (
    metadata && {
      metadata,
      schedule: asText(spec.schedule),
      suspended: spec.suspend === true,
      concurrencyPolicy: asOneOf(spec.concurrencyPolicy, ['Allow', 'Forbid', 'Replace'], 'Allow'),
      status: {
        lastScheduledAt: asMoment(status.lastScheduleTime),
        lastSucceededAt: asMoment(status.lastSuccessfulTime),
      },
    }
  );
}
