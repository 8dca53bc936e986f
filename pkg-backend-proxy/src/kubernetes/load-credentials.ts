import { readFileSync } from 'node:fs';
import type { RequestOptions } from 'node:https';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import type * as ClientNode from '@kubernetes/client-node';
import { asObject, asObjects, asText } from '@vigil/core/kubernetes/read-json';
import { parse } from 'yaml';
import type { CredentialReader, Credentials } from './credential-reader.ts';
import { readServiceAccount } from './read-service-account.ts';

/**
 * Where the credentials of a cluster come from: a file and a context of it, or the pod this runs in (`folder`: where its
 * account is mounted, unless that is the usual place).
 */
export type CredentialSource =
  { from: 'kubeconfig'; path: string; context: string | null } | { from: 'in-cluster'; folder?: string };

/** Brought in where a kubeconfig is read: it takes 80 MB of memory, which a proxy inside its cluster can do without. */
const clientNode = () => createRequire(import.meta.url)('@kubernetes/client-node') as typeof ClientNode;

/**
 * Reads the source once; call again to read it anew. Throws an Error that says what to do when there is no such file,
 * context or cluster.
 */
export function loadCredentials(source: CredentialSource): CredentialReader {
  return source.from === 'in-cluster' ? readServiceAccount(source.folder) : readKubeconfig(source);
}

function readKubeconfig({ path, context }: { path: string; context: string | null }): CredentialReader {
  const config = new (clientNode().KubeConfig)();
  config.loadFromFile(path);
  if (context !== null) {
    if (!config.getContextObject(context)) {
      const known = config.getContexts().map(({ name }) => name);
      throw new Error(`${path} has no context "${context}"; it has: ${known.join(', ') || 'none'}`);
    }
    config.setCurrentContext(context);
  }
  heedTokenFile(config, path);
  const cluster = config.getCurrentCluster();
  if (!cluster?.server) {
    throw new Error(`${path} names no API server: set current-context, or name a context in the settings`);
  }
  const plain = cluster.server.startsWith('http:');
  const loaded = plain ? withoutTlsCheck(config) : config;
  const read = async (): Promise<Credentials> => {
    const options: RequestOptions = {};
    await loaded.applyToHTTPSOptions(options);
    const { ca, cert, key, rejectUnauthorized, servername, headers, auth } = options;
    // Only a forward proxy needs an agent of its own; everything else shares the keep-alive agent of the connection.
    const agent = cluster.proxyUrl ? options.agent : undefined;
    return { ca, cert, key, rejectUnauthorized, servername, headers, auth, agent };
  };
  let reading: Promise<Credentials> | undefined;
  return {
    server: cluster.server.replace(/\/+$/, '').replace(/\/\/[^/@]*@/, '//'),
    namespace: config.getContextObject(config.getCurrentContext())?.namespace ?? null,
    read() {
      // Many watches start at once: one run of an exec plug-in is enough for all of them.
      reading ??= read().finally(() => {
        reading = undefined;
      });
      return reading;
    },
  };
}

/** client-node looks for `token-file`, but the field is `tokenFile`; its reader of such files is made for pods. */
function heedTokenFile(config: ClientNode.KubeConfig, path: string): void {
  const current = config.getCurrentUser();
  const users = asObjects(asObject(parse(readFileSync(path, 'utf8'))).users);
  const tokenFile = asText(asObject(users.find(({ name }) => name === current?.name)?.user).tokenFile);
  if (current && tokenFile !== '') {
    Object.assign(current, {
      authProvider: { name: 'tokenFile', config: { tokenFile: resolve(dirname(path), tokenFile) } },
    });
  }
}

/** client-node refuses plain HTTP unless TLS is not to be verified, which means nothing there. */
function withoutTlsCheck(config: ClientNode.KubeConfig): ClientNode.KubeConfig {
  const relaxed = new (clientNode().KubeConfig)();
  relaxed.loadFromOptions({
    clusters: config.getClusters().map((cluster) => ({ ...cluster, skipTLSVerify: true })),
    users: config.getUsers(),
    contexts: config.getContexts(),
    currentContext: config.getCurrentContext(),
  });
  return relaxed;
}
