import type { LogLoss } from '@vigil/core/contract/health';
import type { Pod } from '@vigil/core/kubernetes/pod';
import type { ClusterSource, LogResult } from '../kubernetes/cluster-source.ts';
import type { CaptureOutcome, LogTarget } from '../store/incident-store.ts';
import { locateInstance } from './locate-instance.ts';

export interface CaptureParts {
  source: Pick<ClusterSource, 'fetchLog'>;
  /** The pod as it is now; undefined once it was deleted. */
  podOf: (target: LogTarget) => Pod | undefined;
  redact: (text: string) => string;
  /** Last lines, and bytes, to ask for. */
  lines: number;
  bytes: number;
}

/** What one try brought. `retryAfterMs` null: another try would bring nothing else. */
export interface Capture {
  outcome: CaptureOutcome;
  /** Null when it was captured. */
  cause: LogLoss | null;
  retryAfterMs: number | null;
}

/** What the runtime does at the end of a container may hide its log for a moment. */
const raceMs = 2_000;

/** Fetches the log of the instance that broke, wherever it stands by now. Rejects only when the source does. */
export async function captureLog(target: LogTarget, parts: CaptureParts): Promise<Capture> {
  const { source, podOf, redact, lines, bytes } = parts;
  const { namespace, pod, container, containerId } = target;
  const locate = () => locateInstance(podOf(target), container, containerId);
  const ask = (previous: boolean) =>
    source.fetchLog({ namespace, pod, container, previous, tailLines: lines, limitBytes: bytes });

  let instance = locate();
  if ('gone' in instance) {
    return { outcome: { status: 'gone', detail: instance.gone }, cause: instance.cause, retryAfterMs: null };
  }
  let result = await ask(instance.previous);
  const now = locate();
  if ('previous' in now && now.previous !== instance.previous) {
    // It was restarted while the log was on its way.
    instance = now;
    result = await ask(instance.previous);
  }
  if (result.status === 'gone' && instance.either) {
    // Between two runs both words mean the same instance; a kubelet may know it by one of them only.
    result = await ask(!instance.previous);
  }
  if (result.status === 'captured') {
    const { text, truncated } = result;
    const outcome = { status: 'captured' as const, which: instance.which, text: redact(text), truncated };
    return { outcome, cause: null, retryAfterMs: null };
  }
  return {
    outcome: { status: result.status, detail: redact(result.detail) },
    cause: causeOf(result),
    retryAfterMs: result.status === 'gone' ? raceMs : result.retryAfterMs,
  };
}

function causeOf(result: Exclude<LogResult, { status: 'captured' }>): LogLoss {
  if (result.status === 'gone') {
    return /^pods? "[^"]*" not found/i.test(result.detail) ? 'pod-deleted' : 'kubelet';
  }
  if (result.retryAfterMs !== null) {
    // By the API server's own words; the answer's status is not told.
    return /too many requests|\b429\b/i.test(result.detail) ? 'throttled' : 'unreachable';
  }
  return /forbidden|grant get on pods\/log/i.test(result.detail) ? 'forbidden' : 'refused';
}
