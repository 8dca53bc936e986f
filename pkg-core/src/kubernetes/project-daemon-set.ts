import type { DaemonSet } from './objects.ts';
import { projectMetadata } from './project-metadata.ts';
import { projectTemplate } from './project-pod-spec.ts';
import { projectSelector } from './project-selector.ts';
import { asNumber, asObject } from './read-json.ts';

/** Undefined without uid or name. */
export function projectDaemonSet(raw: unknown): DaemonSet | undefined {
  const metadata = projectMetadata(raw);
  const spec = asObject(asObject(raw).spec);
  const status = asObject(asObject(raw).status);
  return (
    metadata && {
      metadata,
      selector: projectSelector(spec.selector),
      template: projectTemplate(spec.template),
      status: {
        desired: asNumber(status.desiredNumberScheduled, 0),
        current: asNumber(status.currentNumberScheduled, 0),
        ready: asNumber(status.numberReady, 0),
        available: asNumber(status.numberAvailable, 0),
        misscheduled: asNumber(status.numberMisscheduled, 0),
      },
    }
  );
}
