import type { Pod } from '../../kubernetes/pod.ts';
import type { DetectionContext } from '../detection-context.ts';
import { detectExceptions } from '../detect-exceptions.ts';
import { ended, t0 } from '../test-pods.ts';

/** Nothing is known beside the pod. */
export const calm: DetectionContext = { events: [] };
/** What is found where the pod was not seen before. */
export const first = (pod: Pod, context: DetectionContext = calm, now = t0) =>
  detectExceptions(undefined, pod, now, context);
/** Found at first sight: container, reason and exit code. */
export const toldWithCode = (pod: Pod, context: DetectionContext = calm) =>
  first(pod, context).exceptions.map(({ container, reason, exitCode }) => `${container} ${reason} ${exitCode}`);
/** Found at first sight: container, reason, severity and log. */
export const toldWithLog = (pod: Pod, context = calm, now = t0) =>
  first(pod, context, now).exceptions.map(
    ({ container, reason, severity, log }) => `${container} ${reason} ${severity} ${log}`
  );
/** The rules by which something was left out at first sight. */
export const left = (pod: Pod, context: DetectionContext = calm) => first(pod, context).ignored.map(({ rule }) => rule);
/** The end of an instance, half a minute ago. */
export const crash = ended('i1', 1, -30);
