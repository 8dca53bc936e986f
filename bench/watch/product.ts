// A process of its own: the real proxy, told when to begin, and asked what it has handled and what it takes.
import { pino } from 'pino';
import type { ClusterSource } from '../../pkg-backend-proxy/src/kubernetes/cluster-source.ts';
import { watchCluster } from '../../pkg-backend-proxy/src/kubernetes/cluster-watch.ts';
import { connectCluster } from '../../pkg-backend-proxy/src/kubernetes/connect-cluster.ts';
import { Settings } from '../../pkg-backend-proxy/src/settings/settings.ts';
import { type Proxy, startProxy } from '../../pkg-backend-proxy/src/start-proxy.ts';
import { clusterName } from '../cluster/bench-pod.ts';
import { serveParent } from '../processes/serve-parent.ts';
import { Handled, type WatcherCommands } from './watcher.ts';

let proxy: Proxy | undefined;
/** Starts the watches, which the benchmark holds back until it has looked at the memory. */
let begin: () => void = () => undefined;
const handled = new Handled();

/** Notes each change of a pod after it went all the way through detection. */
function observed(source: ClusterSource): ClusterSource {
  return {
    ...source,
    start(onChange) {
      begin = () =>
        source.start((change) => {
          onChange(change);
          if (change.kind === 'pods' && change.current) {
            handled.note(change.current.metadata.resourceVersion);
          }
        });
    },
  };
}

const commands: WatcherCommands = {
  async listen({ access, storePath, token }) {
    const { hostname, port } = new URL(access.server);
    // As in a pod of the cluster, which is how it is installed.
    Object.assign(process.env, { KUBERNETES_SERVICE_HOST: hostname, KUBERNETES_SERVICE_PORT: port });
    const settings = Settings.parse({ host: '127.0.0.1', port: 0, storePath, token });
    const connection = connectCluster({ from: 'in-cluster', folder: access.account });
    const sources = [observed(watchCluster({ name: clusterName, connection }))];
    proxy = await startProxy(settings, { logger: pino({ level: 'warn' }, pino.destination(2)), sources });
    return proxy.url;
  },
  ...handled.commands(() => begin()),
  async close() {
    await proxy?.close();
  },
};

serveParent(commands);
