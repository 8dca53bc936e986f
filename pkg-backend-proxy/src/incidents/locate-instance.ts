import type { StoredLog } from '@vigil/core/contract/incidents';
import type { Pod } from '@vigil/core/kubernetes/pod';

/** How to ask for the log of one instance of a container; `gone` when nobody has it any more, with the reason. */
export type Instance = { previous: boolean; which: StoredLog['which'] } | { gone: string };

/**
 * Where the instance that broke stands by now: the kubelet gives the log of the running instance and of the one before,
 * and asking for the wrong one would store another instance's words under this incident.
 */
export function locateInstance(pod: Pod | undefined, container: string, containerId: string | null): Instance {
  if (!pod) {
    return { gone: 'The pod was deleted before its log was fetched.' };
  }
  const status = pod.containers.find(({ name }) => name === container);
  if (!status) {
    return { gone: `The pod has no container "${container}" any more.` };
  }
  const last = status.lastState?.type === 'terminated' ? status.lastState : undefined;
  const died = status.state.type === 'terminated' ? status.state : undefined;
  if (containerId === null) {
    return { previous: last !== undefined && !died, which: last || died ? 'previous' : 'current' };
  }
  if (last?.containerId === containerId) {
    return { previous: true, which: 'previous' };
  }
  if (died?.containerId === containerId) {
    return { previous: false, which: 'previous' };
  }
  if (status.containerId === containerId) {
    return { previous: false, which: status.state.type === 'running' ? 'current' : 'previous' };
  }
  return {
    gone: 'The container was restarted twice before its log was fetched; the kubelet keeps the last two instances.',
  };
}
