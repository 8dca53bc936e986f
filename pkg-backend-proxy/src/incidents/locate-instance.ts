import type { LogLoss } from '@vigil/core/contract/health';
import type { StoredLog } from '@vigil/core/contract/incidents';
import type { Pod } from '@vigil/core/kubernetes/pod';

/**
 * How to ask for the log of one instance of a container; `gone` when nobody has it any more, with the reason. `either`:
 * the current and the previous instance are the same one, for none runs.
 */
export type Instance =
  { previous: boolean; which: StoredLog['which']; either: boolean } | { gone: string; cause: LogLoss };

/**
 * Where the instance that broke stands by now: the kubelet gives the log of the running instance and of the one before,
 * and asking for the wrong one would store another instance's words under this incident. While a container waits to be
 * started again, the kubelet takes the instance that ended last for the previous and the current one alike.
 */
export function locateInstance(pod: Pod | undefined, container: string, containerId: string | null): Instance {
  if (!pod) {
    return { gone: 'The pod was deleted before its log was fetched.', cause: 'pod-deleted' };
  }
  const status = pod.containers.find(({ name }) => name === container);
  if (!status) {
    return { gone: `The pod has no container "${container}" any more.`, cause: 'container-removed' };
  }
  const last = status.lastState?.type === 'terminated' ? status.lastState : undefined;
  const died = status.state.type === 'terminated' ? status.state : undefined;
  const either = status.state.type === 'waiting' && last !== undefined;
  if (containerId === null) {
    return { previous: last !== undefined && !died, which: last || died ? 'previous' : 'current', either };
  }
  if (last?.containerId === containerId) {
    return { previous: true, which: 'previous', either };
  }
  if (died?.containerId === containerId) {
    return { previous: false, which: 'previous', either };
  }
  if (status.containerId === containerId) {
    return { previous: false, which: status.state.type === 'running' ? 'current' : 'previous', either };
  }
  return {
    gone: 'The container was restarted twice before its log was fetched; the kubelet keeps the last two instances.',
    cause: 'restarted',
  };
}
