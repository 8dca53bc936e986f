// A process of its own: the informer of the official client, as its documentation uses it, with typed pods and no detection.
import { ADD, CoreV1Api, type Informer, KubeConfig, makeInformer, UPDATE, type V1Pod } from '@kubernetes/client-node';
import { serveParent } from '../processes/serve-parent.ts';
import { Handled, type WatcherCommands } from './watcher.ts';

const handled = new Handled();
let informer: Informer<V1Pod> | undefined;

const commands: WatcherCommands = {
  async listen({ access }) {
    const config = new KubeConfig();
    config.loadFromFile(access.kubeconfig);
    const api = config.makeApiClient(CoreV1Api);
    informer = makeInformer(config, '/api/v1/pods', () => api.listPodForAllNamespaces());
    const note = (pod: V1Pod) => handled.note(pod.metadata?.resourceVersion);
    informer.on(ADD, note);
    informer.on(UPDATE, note);
    return '';
  },
  ...handled.commands(() => informer?.start()),
  async close() {
    await informer?.stop();
  },
};

serveParent(commands);
