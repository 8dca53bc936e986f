import type { KubernetesObject } from '../world/world.ts';
import { ageOf } from './age.ts';

interface Terminated {
  reason?: string;
  exitCode?: number;
  signal?: number;
  finishedAt?: string;
}
interface ContainerStatus {
  name: string;
  ready: boolean;
  started?: boolean;
  restartCount: number;
  state?: { waiting?: { reason?: string }; running?: object; terminated?: Terminated };
  lastState?: { terminated?: Terminated };
}
interface Status {
  phase?: string;
  reason?: string;
  conditions?: Array<{ type: string; status: string; reason?: string }>;
  initContainerStatuses?: ContainerStatus[];
  containerStatuses?: ContainerStatus[];
}
interface Spec {
  containers: unknown[];
  initContainers?: Array<{ name: string; restartPolicy?: string }>;
}

/** READY, STATUS and RESTARTS as `kubectl get pods` shows them. */
export function printedPod(pod: KubernetesObject, now: number): { ready: string; status: string; restarts: string } {
  const spec = pod['spec'] as Spec;
  const status = (pod['status'] ?? {}) as Status;
  const init = status.initContainerStatuses ?? [];
  const main = status.containerStatuses ?? [];
  const sidecars = new Set(
    (spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always').map(({ name }) => name)
  );
  const long = [...main, ...init.filter(({ name }) => sidecars.has(name))];
  const initialising = initReason(init, sidecars, spec.initContainers?.length ?? 0);
  const counted = initialising === null ? long : init;
  const restarts = counted.reduce((sum, { restartCount }) => sum + restartCount, 0);
  const ends = counted
    .map(({ lastState }) => Date.parse(lastState?.terminated?.finishedAt ?? ''))
    .filter((time) => !Number.isNaN(time));
  return {
    ready: `${long.filter(({ ready, state }) => ready && state?.running).length}/${spec.containers.length + sidecars.size}`,
    status: statusText(pod, status, main, initialising),
    restarts: restarts > 0 && ends.length > 0 ? `${restarts} (${ageOf(Math.max(...ends), now)} ago)` : String(restarts),
  };
}

function statusText(
  pod: KubernetesObject,
  status: Status,
  main: ContainerStatus[],
  initialising: string | null
): string {
  if (pod.metadata.deletionTimestamp !== undefined) {
    return status.reason === 'NodeLost' ? 'Unknown' : 'Terminating';
  }
  if (initialising !== null) {
    return initialising;
  }
  const gated = status.conditions?.some(({ type, reason }) => type === 'PodScheduled' && reason === 'SchedulingGated');
  let text = status.reason ?? (gated ? 'SchedulingGated' : (status.phase ?? 'Unknown'));
  if (status.reason === 'Evicted') {
    return text;
  }
  let running = false;
  for (const { state, ready } of [...main].reverse()) {
    if (state?.waiting?.reason) {
      text = state.waiting.reason;
    } else if (state?.terminated) {
      text = endOf(state.terminated);
    } else if (ready && state?.running) {
      running = true;
    }
  }
  const podReady = status.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True');
  return text === 'Completed' && running ? (podReady ? 'Running' : 'NotReady') : text;
}

/** `Init:0/2`, `Init:CrashLoopBackOff`; null once all init containers are done. */
function initReason(init: ContainerStatus[], sidecars: Set<string>, total: number): string | null {
  for (const [index, { name, state, started }] of init.entries()) {
    const done = state?.terminated?.exitCode === 0 || (sidecars.has(name) && started === true);
    if (done) {
      continue;
    }
    if (state?.terminated) {
      return `Init:${endOf(state.terminated)}`;
    }
    const reason = state?.waiting?.reason;
    return reason && reason !== 'PodInitializing' && reason !== 'ContainerCreating'
      ? `Init:${reason}`
      : `Init:${index}/${total}`;
  }
  return null;
}

function endOf({ reason, signal, exitCode }: Terminated): string {
  return reason ?? (signal ? `Signal:${signal}` : `ExitCode:${exitCode}`);
}
