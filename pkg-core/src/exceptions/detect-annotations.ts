import type { Metadata } from '../kubernetes/metadata.ts';
import { invalidAnnotations } from './annotations.ts';
import type { ContainerException, Detection } from './exception.ts';
import { describeReason } from './reasons/describe-reason.ts';

/** A Deployment, StatefulSet, DaemonSet, CronJob or Namespace, as far as its annotations are concerned. */
export interface Annotated {
  metadata: Metadata;
  template?: { annotations?: Readonly<Record<string, string>> };
}

/**
 * Annotations of Vigil that can not be read, on a workload, on its pod template, or on a namespace: told, never obeyed.
 * The holder is that object, and it is its own workload: no other trouble hangs on it, so the recovery ends only these.
 */
export function detectAnnotations(previous: Annotated | undefined, current: Annotated, now: number): Detection {
  const exceptions = invalidOf(current, now);
  const wasInvalid = previous !== undefined && invalidOf(previous, now).length > 0;
  const isOver = exceptions.length === 0 && (previous === undefined || wasInvalid);
  return {
    exceptions,
    ignored: [],
    recoveries: isOver ? [{ container: null, state: 'recovered', at: now }] : [],
    lookAgainAt: null,
  };
}

/** One exception for each annotation of an object that can not be read. */
export function annotationExceptions(
  { uid }: Metadata,
  annotations: Readonly<Record<string, string>>,
  now: number
): ContainerException[] {
  return invalidAnnotations(annotations).map(({ annotation, value, accepted }) => ({
    ...{ container: null, containerRole: null, exitCode: null, signal: null, image: null, containerId: null },
    reason: 'InvalidAnnotation',
    severity: describeReason('InvalidAnnotation').severity,
    message: `${annotation}: "${value}"\n${accepted.en}\n${accepted.zh}`,
    at: now,
    fingerprint: `${uid}/InvalidAnnotation/${annotation}/${value}`,
    restartCount: 0,
    log: 'none',
  }));
}

function invalidOf({ metadata, template }: Annotated, now: number): ContainerException[] {
  return [metadata.annotations, template?.annotations ?? {}].flatMap((annotations) =>
    annotationExceptions(metadata, annotations, now)
  );
}
