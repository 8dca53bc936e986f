import type { AuditScope, CheckDescription, PrometheusCheck } from './check.ts';
import { figure, text } from './figure.ts';
import { hazardOf } from './hazard-of.ts';
import { labels, select } from './scope-selector.ts';

/** A part of the cluster that should be scraped. */
export interface ScrapedPart {
  /** As people call it: `kube-scheduler`. */
  name: string;
  /** What shows that the cluster has this part: a metric and a matcher. */
  presence: { metric: string; matchers: string[] };
  /** What shows that it is scraped: series of this kind with any value. */
  scraped: { metric: string; matchers: string[] };
}

/**
 * A check that a part of the cluster which is known to exist is scraped. Where the part is not to be seen, as the control
 * plane of managed clusters, the answer is unknown.
 */
export function scrapeCheck(
  description: Omit<CheckDescription, 'category' | 'peers'> & Partial<Pick<CheckDescription, 'peers'>>,
  { name, presence, scraped }: ScrapedPart
): PrometheusCheck {
  const present = (scope: AuditScope) => select(scope, presence.metric, ...presence.matchers);
  return {
    kind: 'prometheus',
    category: 'coverage',
    peers: [],
    ...description,
    missing: text(
      `Whether the cluster has ${name} can not be seen: no series of ${presence.metric} tells of it. Managed clusters hide their control plane.`,
      `无法判断集群是否有 ${name}：没有相应的 ${presence.metric} 序列。托管集群会隐藏控制平面。`
    ),
    probe: (scope) => `count(${present(scope)})`,
    query: (scope) =>
      `group by (${labels(scope)}) (${present(scope)})
unless on (${labels(scope)}) group by (${labels(scope)}) (${select(scope, scraped.metric, ...scraped.matchers)})`,
    hazard: () =>
      hazardOf({ kind: 'Target', namespace: '', name }, text(`${name} is not scraped`, `未采集 ${name}`), [
        figure(`Series of ${scraped.metric}`, `${scraped.metric} 序列数`, 0),
      ]),
  };
}

/** A scrape job by any of the names that charts and operators give it: `monitoring/kubelet`, `prometheus-node-exporter`. */
export function jobNamed(...names: string[]): string {
  return `job=~"(.*[-/_])?(${names.join('|')})([-/_].*)?"`;
}

/** A ServiceMonitor for a Service in kube-system, and how it is let in. */
export function serviceMonitor(name: string, label: string, port: string, https: boolean): string {
  return `apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: ${name}
  namespace: monitoring
spec:
  namespaceSelector:
    matchNames: [kube-system]
  selector:
    matchLabels:
      ${label}
  endpoints:
    - port: ${port}${
      https
        ? `
      scheme: https
      bearerTokenFile: /var/run/secrets/kubernetes.io/serviceaccount/token
      tlsConfig:
        insecureSkipVerify: true`
        : ''
    }`;
}
