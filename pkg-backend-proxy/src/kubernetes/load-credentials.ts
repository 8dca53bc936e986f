import type { RequestOptions } from 'node:https';
import { KubeConfig } from '@kubernetes/client-node';

/** Where the credentials of a cluster come from: a file and a context of it, or the pod this runs in. */
export type CredentialSource = { from: 'kubeconfig'; path: string; context: string | null } | { from: 'in-cluster' };

/** What a request needs to be let in: TLS material, agent of a forward proxy, authorisation header. */
export type Credentials = Pick<
  RequestOptions,
  'ca' | 'cert' | 'key' | 'rejectUnauthorized' | 'servername' | 'headers' | 'agent' | 'auth'
>;

export interface CredentialReader {
  /** Base address of the API server, without a trailing slash and without credentials. */
  readonly server: string;
  /** Fresh enough for one request: token files are read again every minute, exec plug-ins when their token expires. */
  read(): Promise<Credentials>;
}

/**
 * Reads the source once; call again to read it anew. Throws an Error that says what to do when there is no such file,
 * context or cluster.
 */
export function loadCredentials(source: CredentialSource): CredentialReader {
  const config = new KubeConfig();
  if (source.from === 'in-cluster') {
    config.loadFromCluster();
  } else {
    config.loadFromFile(source.path);
    if (source.context !== null) {
      if (!config.getContextObject(source.context)) {
        const known = config.getContexts().map((context) => context.name);
        throw new Error(`${source.path} has no context "${source.context}"; it has: ${known.join(', ') || 'none'}`);
      }
      config.setCurrentContext(source.context);
    }
  }
  const cluster = config.getCurrentCluster();
  if (!cluster?.server) {
    const where = source.from === 'in-cluster' ? 'the service account' : source.path;
    throw new Error(`${where} names no API server: set current-context, or name a context in the settings`);
  }
  const plain = cluster.server.startsWith('http:');
  const loaded = plain ? withoutTlsCheck(config) : config;
  return {
    server: cluster.server.replace(/\/+$/, '').replace(/\/\/[^/@]*@/, '//'),
    async read() {
      const options: RequestOptions = {};
      await loaded.applyToHTTPSOptions(options);
      const { ca, cert, key, rejectUnauthorized, servername, headers, auth } = options;
      // Only a forward proxy needs an agent of its own; everything else shares the keep-alive agent of the connection.
      const agent = cluster.proxyUrl ? options.agent : undefined;
      return { ca, cert, key, rejectUnauthorized, servername, headers, auth, agent };
    },
  };
}

/** client-node refuses plain HTTP unless TLS is not to be verified, which means nothing there. */
function withoutTlsCheck(config: KubeConfig): KubeConfig {
  const relaxed = new KubeConfig();
  relaxed.loadFromOptions({
    clusters: config.getClusters().map((cluster) => ({ ...cluster, skipTLSVerify: true })),
    users: config.getUsers(),
    contexts: config.getContexts(),
    currentContext: config.getCurrentContext(),
  });
  return relaxed;
}
