import { parseArgs } from 'node:util';
import { numberOption } from './number-option.ts';

export interface ServeOptions {
  /** Where the cluster and the exporters listen. */
  host: string;
  /** Of the Kubernetes API; 0 takes a free one. */
  clusterPort: number;
  /** Of the exporters' pages; 0 takes a free one. */
  metricsPort: number;
  /** What the cluster's clients have to show. */
  token: string;
  /** Address of a Prometheus that takes remote writes, without a trailing slash. */
  prometheus: string;
  /** Path of that Prometheus' configuration file. */
  config: string;
  /** Host under which that Prometheus finds the exporters. */
  scrapeHost: string;
  /** host:port of Vigil's proxy, to be scraped too. */
  vigil: string | undefined;
  /** Of history. */
  hours: number;
  /** Seconds between two scrapes. */
  interval: number;
  /** Seconds to wait for Prometheus. */
  patience: number;
}

/** @throws {Error} that names the option at fault and says what is expected */
export function readServeOptions(args: string[]): ServeOptions {
  const { values } = parseArgs({
    args,
    options: {
      host: { type: 'string', default: '127.0.0.1' },
      'cluster-port': { type: 'string', default: '6443' },
      'metrics-port': { type: 'string', default: '9900' },
      token: { type: 'string' },
      prometheus: { type: 'string' },
      config: { type: 'string' },
      'scrape-host': { type: 'string', default: '127.0.0.1' },
      vigil: { type: 'string' },
      hours: { type: 'string', default: '6' },
      interval: { type: 'string', default: '30' },
      patience: { type: 'string', default: '120' },
    },
  });
  return {
    host: values.host,
    clusterPort: numberOption('cluster-port', values['cluster-port'], 0, 65535),
    metricsPort: numberOption('metrics-port', values['metrics-port'], 0, 65535),
    token: needed('token', values.token, 'what the cluster’s clients have to show'),
    prometheus: address(needed('prometheus', values.prometheus, 'the address of a Prometheus')),
    config: needed('config', values.config, 'the configuration file of that Prometheus'),
    scrapeHost: values['scrape-host'],
    vigil: values.vigil,
    hours: numberOption('hours', values.hours, 0, 24),
    interval: numberOption('interval', values.interval, 1, 300),
    patience: numberOption('patience', values.patience, 1, 3600),
  };
}

function needed(name: string, value: string | undefined, what: string): string {
  if (value === undefined || value === '') {
    throw new Error(`--${name} is missing: ${what}.`);
  }
  return value;
}

function address(text: string): string {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new Error(`--prometheus is ${text}: expected an address such as http://prometheus:9090.`);
  }
  return text.replace(/\/+$/, '');
}
