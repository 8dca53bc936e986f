import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { wordsOfError } from '@vigil/core/vocabulary/words-of-error';
import { watchCluster } from './kubernetes/cluster-watch.ts';
import type { ClusterSource } from './kubernetes/cluster-source.ts';
import { connectCluster } from './kubernetes/connect-cluster.ts';
import type { CredentialSource } from './kubernetes/load-credentials.ts';
import type { Settings } from './settings/settings.ts';
import { StartFailure } from './start-failure.ts';

type Environment = Record<string, string | undefined>;

interface NamedSource {
  name: string;
  credentials: CredentialSource;
}

/** The clusters the settings name. Nothing is sent yet. Throws a {@link StartFailure} when credentials can not be read. */
export function connectSources(settings: Settings, environment: Environment): ClusterSource[] {
  const named = chooseSources(settings, environment);
  try {
    return named.map(({ name, credentials }) =>
      watchCluster({ name, connection: connectCluster(credentials), namespaces: settings.namespaces })
    );
  } catch (error) {
    throw unusable(wordsOfError(error), error);
  }
}

/** Kubeconfig where one is named, else the account of the pod this runs in, else the user's own kubeconfig. */
export function chooseSources(settings: Settings, environment: Environment): NamedSource[] {
  const { kubeconfig, contexts, clusterName } = settings;
  if (clusterName !== undefined && contexts.length > 1) {
    throw unusable('VIGIL_CLUSTER_NAME names one cluster, but VIGIL_CONTEXTS lists several. Remove one of them.');
  }
  if (kubeconfig === undefined && contexts.length === 0 && environment['KUBERNETES_SERVICE_HOST']) {
    return [{ name: clusterName ?? 'in-cluster', credentials: { from: 'in-cluster' } }];
  }
  const ofUser = environment['KUBECONFIG']?.split(delimiter).find((part) => part !== '');
  const path = kubeconfig ?? ofUser ?? join(homedir(), '.kube', 'config');
  if (contexts.length > 0) {
    return contexts.map((context) => ({
      name: clusterName ?? context,
      credentials: { from: 'kubeconfig', path, context },
    }));
  }
  return [{ name: clusterName ?? currentContext(path), credentials: { from: 'kubeconfig', path, context: null } }];
}

function currentContext(path: string): string {
  try {
    const content: unknown = parse(readFileSync(path, 'utf8'));
    const name = typeof content === 'object' && content !== null && 'current-context' in content;
    return (name && String(content['current-context'])) || 'kubernetes';
  } catch (error) {
    throw unusable(wordsOfError(error), error);
  }
}

function unusable(fault: string, cause?: unknown): StartFailure {
  return new StartFailure(
    78,
    `The clusters can not be chosen: ${fault}\n` +
      'Set VIGIL_KUBECONFIG to a readable kubeconfig (and VIGIL_CONTEXTS to contexts of it), or run inside a cluster.',
    cause
  );
}
