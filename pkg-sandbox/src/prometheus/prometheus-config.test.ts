import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { exampleWorld } from '../metrics/example-world.ts';
import { targetsOf } from '../metrics/targets.ts';
import { receivingConfig, scrapingConfig } from './prometheus-config.ts';

interface Config {
  global: { scrape_interval: string; scrape_timeout: string };
  scrape_configs?: Array<{
    job_name: string;
    honor_labels?: boolean;
    static_configs: Array<{ targets: string[]; labels?: Record<string, string> }>;
  }>;
}

const world = exampleWorld(0, [{ name: 'a' }, { name: 'b', os: 'windows' }, { name: 'c', gpus: 1 }], []);

function configWith(vigil?: string): Config {
  const targets = targetsOf(world.at(0));
  const own = { prometheus: '127.0.0.1:9090', vigil };
  return parse(scrapingConfig({ targets, metrics: '127.0.0.1:1', own, interval: 30 })) as Config;
}

test('has the jobs of kube-prometheus and none of the control plane', () => {
  assert.deepEqual(
    configWith().scrape_configs?.map((job) => [job.job_name, job.honor_labels]),
    [
      ['prometheus', undefined],
      ['kube-state-metrics', true],
      ['kubelet', true],
      ['node-exporter', false],
      ['windows-exporter', false],
      ['dcgm-exporter', false],
    ]
  );
});

test('a node’s kubelet is two targets, told apart by metrics_path', () => {
  const kubelet = configWith().scrape_configs?.find((job) => job.job_name === 'kubelet');
  const labels = kubelet?.static_configs.map((target) => target.labels).filter((one) => one?.node === 'a');
  const expected = {
    job: 'kubelet',
    instance: '10.0.0.1:10250',
    node: 'a',
    namespace: 'kube-system',
    service: 'kubelet',
    endpoint: 'https-metrics',
  };
  assert.deepEqual(labels, [
    { ...expected, metrics_path: '/metrics/cadvisor', __metrics_path__: '/node/a/metrics/cadvisor' },
    { ...expected, metrics_path: '/metrics', __metrics_path__: '/node/a/metrics' },
  ]);
});

test('scrapes Vigil’s proxy where it is told its address', () => {
  const vigil = configWith('127.0.0.1:7070').scrape_configs?.find((job) => job.job_name === 'vigil');
  assert.deepEqual(vigil?.static_configs, [{ targets: ['127.0.0.1:7070'] }]);
});

test('scrapes nothing while the history is received; the timeout never exceeds the interval', () => {
  const config = parse(receivingConfig(5)) as Config;
  assert.equal(config.scrape_configs, undefined);
  assert.deepEqual(config.global, { scrape_interval: '5s', scrape_timeout: '5s' });
});

test('what is scraped is also written to the copies', () => {
  const options = { targets: [], metrics: '127.0.0.1:1', own: { prometheus: '127.0.0.1:2' }, interval: 30 };
  const config: unknown = parse(scrapingConfig({ ...options, copies: ['http://127.0.0.1:3'] }));
  assert.deepEqual((config as { remote_write: unknown }).remote_write, [{ url: 'http://127.0.0.1:3/api/v1/write' }]);
  assert.ok(!scrapingConfig(options).includes('remote_write'));
});
