import { stringify } from 'yaml';
import type { Target } from '../metrics/targets.ts';

/** What Prometheus scrapes beside the cluster: host:port each, without scheme. */
export interface OwnTargets {
  prometheus: string;
  /** Vigil's proxy; its `/metrics` needs no token. */
  vigil?: string;
}

/** Prometheus' configuration file while it only receives the history: no target is scraped yet. */
export function receivingConfig(interval: number): string {
  return stringify({ global: globalSection(interval) });
}

/**
 * Prometheus' configuration file for the live cluster: one job per exporter, every target served by `metrics` (host:port)
 * under its own path, with the labels that service discovery would have given it. What it scrapes it also writes to
 * `copies`, addresses of databases that take remote write. `interval`: seconds.
 */
export function scrapingConfig(options: {
  targets: readonly Target[];
  metrics: string;
  own: OwnTargets;
  copies?: readonly string[];
  interval: number;
}): string {
  const { targets, metrics, own, copies = [], interval } = options;
  const jobs = Map.groupBy(targets, (target) => target.labels.job);
  return stringify({
    global: globalSection(interval),
    ...(copies.length > 0 && { remote_write: copies.map((url) => ({ url: `${url}/api/v1/write` })) }),
    scrape_configs: [
      { job_name: 'prometheus', static_configs: [{ targets: [own.prometheus] }] },
      ...(own.vigil === undefined ? [] : [{ job_name: 'vigil', static_configs: [{ targets: [own.vigil] }] }]),
      ...[...jobs].map(([job, members]) => ({
        job_name: job,
        honor_labels: members[0]?.honorLabels === true,
        static_configs: members.map((target) => ({
          targets: [metrics],
          labels: { __metrics_path__: target.path, ...target.labels },
        })),
      })),
    ],
  });
}

function globalSection(interval: number): object {
  return { scrape_interval: `${interval}s`, scrape_timeout: `${Math.min(10, interval)}s` };
}
