import { projectPod } from '@vigil/core/kubernetes/project-pod';
import { ApiError } from './api-error.ts';
import type { LogLine, LogRequest } from './cluster-source.ts';
import type { ApiConnection } from './connect-cluster.ts';
import { logPath } from './pod-log.ts';
import { readLines } from './read-lines.ts';
import type { Surroundings } from './surroundings.ts';

const resumeDelayMs = 1_000;
/** A quiet log is no dead one; a line without end comes in pieces. */
const reading = { idleTimeout: 0, lineLimit: 2 ** 20, beyond: 'split' as const };
const stamp = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)) ?/;

/**
 * The lines of a running container until it ends or `signal` aborts. A connection that breaks is opened again where it
 * broke, without a line twice. Throws an Error in the API server's words when the log can not be read (any more).
 */
export async function* followLog(
  connection: ApiConnection,
  request: Omit<LogRequest, 'limitBytes'>,
  signal: AbortSignal,
  surroundings: Surroundings
): AsyncGenerator<LogLine, void> {
  const instance = await runningInstance(connection, request, signal);
  const resume = createResumePoint();
  const follows: Record<string, string> = request.previous ? { previous: 'true' } : { follow: 'true' };
  for (let connected = false; !signal.aborted;) {
    const from = resume.since();
    const start: Record<string, string> =
      from === null ? { tailLines: String(request.tailLines) } : { sinceTime: from };
    try {
      const response = await connection.open(logPath(request, { ...follows, ...start }), signal);
      connected = true;
      for await (const lines of readLines(response, reading, signal, surroundings)) {
        yield* lines.map(parseLine).filter(resume.isNew);
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      // A refusal is final, a break is not; but what never worked is told at once.
      if (!connected || (error instanceof ApiError && error.status >= 400 && error.status < 500)) {
        throw error;
      }
    }
    if (request.previous || signal.aborted) {
      return;
    }
    const now = await runningInstance(connection, request, signal).catch(() => undefined);
    if (now !== undefined && (now === null || now !== instance)) {
      return;
    }
    await surroundings.delay(resumeDelayMs, signal);
  }
}

/** The id of the container that runs now; null when none does, or the pod is gone. Rejects when that is not known. */
async function runningInstance(
  connection: ApiConnection,
  { namespace, pod, container }: Omit<LogRequest, 'limitBytes'>,
  signal: AbortSignal
): Promise<string | null> {
  const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(pod)}`;
  try {
    const current = projectPod(JSON.parse(await connection.get(path, signal)));
    const status = current?.containers.find((candidate) => candidate.name === container);
    return status?.state.type === 'running' ? (status.containerId ?? '') : null;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) {
      return null;
    }
    throw error;
  }
}

function parseLine(line: string): LogLine {
  const match = stamp.exec(line);
  return match ? { time: match[1] ?? '', text: line.slice(match[0].length) } : { time: '', text: line };
}

/**
 * `sinceTime` includes its own moment (and API servers cut it to whole seconds), so that what was given already comes
 * again: it is left out until the stream has passed the last line given.
 */
function createResumePoint() {
  let last = '';
  let givenAtLast = 0;
  let resuming = false;
  let toSkip = 0;
  return {
    since(): string | null {
      [resuming, toSkip] = [last !== '', givenAtLast];
      return last === '' ? null : last;
    },
    isNew({ time }: LogLine): boolean {
      const [current, latest] = [comparable(time), comparable(last)];
      if (time === '' || (resuming && current < latest)) {
        return time === '';
      }
      if (resuming && current === latest && toSkip > 0) {
        toSkip -= 1;
        return false;
      }
      if (current >= latest) {
        givenAtLast = current === latest ? givenAtLast + 1 : 1;
        last = time;
        resuming &&= current === latest;
      }
      return true;
    },
  };
}

/** Fractions come with and without trailing zeros; the zone is the same throughout one log. */
function comparable(time: string): string {
  const [, whole = '', fraction = ''] = /^([^.Z+]*)\.?(\d*)/.exec(time) ?? [];
  return `${whole}.${fraction.padEnd(9, '0')}`;
}
