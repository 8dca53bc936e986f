import type { AuditScope, Sample } from './check.ts';
import { labels, select } from './scope-selector.ts';

/** The node of a scrape address; undefined where nothing tells. */
export type NodeOf = (instance: string) => string | undefined;

/**
 * One query for all that tells on which node a scrape address is: what the kubelet says of itself, the node of an
 * exporter's pod, the addresses of the nodes, and the hostnames that exporters see.
 */
export function nodeNamesQuery(scope: AuditScope): string {
  const pod = labels(scope, 'namespace', 'pod');
  const placed = `topk by (${pod}) (1, max by (${labels(scope, 'namespace', 'pod', 'node')}) (${select(scope, 'kube_pod_info', 'node!=""')}))`;
  const exporters = `max by (${labels(scope, 'namespace', 'pod', 'instance')}) (${select(scope, 'node_uname_info', 'pod!=""')})`;
  return [
    `max by (${labels(scope, 'instance', 'node')}) (${select(scope, 'kubelet_node_name')})`,
    `max by (${labels(scope, 'instance', 'node')}) (${exporters} * on (${pod}) group_left (node) ${placed})`,
    `max by (${labels(scope, 'node', 'internal_ip')}) (${select(scope, 'kube_node_info')})`,
    `max by (${labels(scope, 'instance', 'nodename')}) (${select(scope, 'node_uname_info')})`,
  ].join('\nor ');
}

/**
 * Reads the answer of {@link nodeNamesQuery}. What names the node of that very address counts first, then the node that
 * has the address, then the hostname. Two nodes that would fit, or a hostname that is no node's name: undefined.
 */
export function readNodeNames(samples: readonly Sample[]): NodeOf {
  const nodes = new Set<string>();
  const byInstance = new Map<string, Set<string>>();
  const byAddress = new Map<string, Set<string>>();
  const byHostname = new Map<string, Set<string>>();
  const note = (names: Map<string, Set<string>>, key: string, name: string) =>
    names.set(key, (names.get(key) ?? new Set()).add(name));
  for (const { labels: found } of samples) {
    const { node, instance, internal_ip: address, nodename } = found;
    if (node && instance) {
      note(byInstance, instance, node);
    } else if (node) {
      nodes.add(node);
      if (address) {
        note(byAddress, address, node);
      }
    } else if (instance && nodename) {
      note(byHostname, instance, nodename);
    }
  }
  return (instance) => {
    const host = hostOf(instance);
    const hostname = only(byHostname.get(instance));
    return (
      only(byInstance.get(instance)) ??
      only(byAddress.get(host)) ??
      [host, hostname].find((name) => name !== undefined && nodes.has(name)) ??
      (nodes.size === 0 ? hostname : undefined)
    );
  };
}

function only(names: Set<string> | undefined): string | undefined {
  return names?.size === 1 ? [...names][0] : undefined;
}

/** `10.0.0.1:9100` and `[fd00::1]:9100` without port and brackets. */
function hostOf(instance: string): string {
  return instance.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
}
