import type { ServerResponse } from 'node:http';
import type { KubernetesObject, World } from '../world/world.ts';
import { badRequest, StatusError } from './status-error.ts';

type Line = { time: number; text: string };

interface Terminated {
  containerID?: string;
}
interface Status {
  name: string;
  containerID?: string;
  state?: { waiting?: { reason?: string }; running?: object; terminated?: Terminated };
  lastState?: { terminated?: Terminated };
}

export interface LogContext {
  world: World;
  clock: () => number;
  tickMs: number;
  /** The pod as it is now; undefined once it is gone. */
  pod: () => KubernetesObject | undefined;
  nodeAddress: string;
  nodeReachable: boolean;
}

/** Answers `pods/<name>/log`. Throws what the API server would answer instead. */
export function podLog(response: ServerResponse, query: URLSearchParams, context: LogContext): void {
  const pod = context.pod();
  if (!pod) {
    throw badRequest('the pod is gone');
  }
  const name = pod.metadata.name;
  const container = containerAsked(pod, query.get('container'));
  const previous = query.get('previous') === 'true';
  const status = statusOf(pod, container);
  const id = instanceOf(name, container, status, previous);
  if (!context.nodeReachable) {
    const url = `https://${context.nodeAddress}:10250/containerLogs/${pod.metadata.namespace}/${name}/${container}`;
    throw new StatusError(500, 'InternalError', `Get "${url}": dial tcp ${context.nodeAddress}:10250: i/o timeout`);
  }
  const asked = { namespace: pod.metadata.namespace ?? '', pod: name, container, previous };
  const now = context.clock();
  const lines = context.world.log(now, asked);
  const write = lineWriter(query);
  const text = lines && chosen(lines, query, now).map(write).join('');
  const limit = numberOf(query, 'limitBytes', 1);
  response.writeHead(200, { 'Content-Type': 'text/plain' });
  if (text === undefined) {
    response.end(`unable to retrieve container logs for ${id}`);
    return;
  }
  const cut = limit === null ? text : Buffer.from(text).subarray(0, limit).toString();
  if (query.get('follow') !== 'true' || status?.state?.running === undefined || previous || limit !== null) {
    response.end(cut);
    return;
  }
  response.write(cut);
  response.flushHeaders();
  follow(response, context, asked, id, now, write);
}

/** The container meant: the one named, or the only one there is. */
function containerAsked(pod: KubernetesObject, asked: string | null): string {
  const spec = pod['spec'] as { containers: Array<{ name: string }>; initContainers?: Array<{ name: string }> };
  const main = spec.containers.map(({ name }) => name);
  const init = (spec.initContainers ?? []).map(({ name }) => name);
  if (asked) {
    if (![...main, ...init].includes(asked)) {
      throw badRequest(`container ${asked} is not valid for pod ${pod.metadata.name}`);
    }
    return asked;
  }
  if (main.length > 1 || init.length > 0) {
    const others = init.length > 0 ? ` or one of the init containers: [${init.join(' ')}]` : '';
    throw badRequest(
      `a container name must be specified for pod ${pod.metadata.name}, choose one of: [${main.join(' ')}]${others}`
    );
  }
  return main[0] ?? '';
}

function statusOf(pod: KubernetesObject, container: string): Status | undefined {
  const status = pod['status'] as { containerStatuses?: Status[]; initContainerStatuses?: Status[] };
  return [...(status.containerStatuses ?? []), ...(status.initContainerStatuses ?? [])].find(
    ({ name }) => name === container
  );
}

/** Which instance's log is meant, by the kubelet's rules; throws 400 where there is none. */
function instanceOf(pod: string, container: string, status: Status | undefined, previous: boolean): string {
  const last = status?.lastState?.terminated?.containerID;
  if (previous) {
    if (!last) {
      throw badRequest(`previous terminated container "${container}" in pod "${pod}" not found`);
    }
    return last;
  }
  const state = status?.state;
  const id = state?.running ? status?.containerID : (state?.terminated?.containerID ?? last);
  if (id) {
    return id;
  }
  const reason = state?.waiting?.reason ?? 'ContainerCreating';
  const why =
    reason === 'ErrImagePull'
      ? "image can't be pulled"
      : reason === 'ImagePullBackOff'
        ? 'trying and failing to pull image'
        : reason;
  throw badRequest(`container "${container}" in pod "${pod}" is waiting to start: ${why}`);
}

/** Null when absent; throws 400 for what is no number of at least `least`. */
function numberOf(query: URLSearchParams, key: string, least: number): number | null {
  const text = query.get(key);
  if (text === null || text === '') {
    return null;
  }
  const value = Number(text);
  if (!Number.isInteger(value) || value < least) {
    throw new StatusError(
      422,
      'Invalid',
      `PodLogOptions "" is invalid: ${key}: Invalid value: ${text}: must be greater than or equal to ${least}`
    );
  }
  return value;
}

function chosen(lines: Line[], query: URLSearchParams, now: number): Line[] {
  const seconds = numberOf(query, 'sinceSeconds', 1);
  const sinceTime = query.get('sinceTime');
  const since = seconds !== null ? now - seconds * 1000 : sinceTime ? Date.parse(sinceTime) : -Infinity;
  if (Number.isNaN(since)) {
    throw badRequest(`parsing time "${sinceTime}" as RFC3339 failed`);
  }
  const recent = lines.filter((line) => line.time >= since);
  const tail = numberOf(query, 'tailLines', 0);
  return tail === null ? recent : tail === 0 ? [] : recent.slice(-tail);
}

function lineWriter(query: URLSearchParams): (line: Line) => string {
  return query.get('timestamps') === 'true'
    ? ({ time, text }) => `${new Date(time).toISOString().slice(0, -1)}000000Z ${text}\n`
    : ({ text }) => `${text}\n`;
}

/** Writes on until the instance ends, its pod goes or the client leaves. */
function follow(
  response: ServerResponse,
  { world, clock, tickMs, pod }: LogContext,
  asked: { namespace: string; pod: string; container: string },
  id: string,
  from: number,
  write: (line: Line) => string
): void {
  let sent = from;
  const timer = setInterval(() => {
    const now = clock();
    const object = pod();
    const status = object && statusOf(object, asked.container);
    const running = status?.state?.running !== undefined && status.containerID === id;
    const restarted = status?.state?.running !== undefined && status.containerID !== id;
    const lines = world.log(now, { ...asked, previous: restarted }) ?? [];
    const fresh = lines.filter((line) => line.time > sent && line.time <= now);
    sent = now;
    response.write(fresh.map(write).join(''));
    if (!running) {
      response.end();
    }
  }, tickMs);
  response.on('close', () => clearInterval(timer));
}
