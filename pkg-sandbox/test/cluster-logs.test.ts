import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterBench } from './cluster-bench.ts';

let bench: ClusterBench;
before(async () => {
  bench = await ClusterBench.start();
});
after(() => bench.cluster.close());

test('log: tail, time stamps, since, limit', async () => {
  const path = `/api/v1/namespaces/shop/pods/${await bench.podName('shop', 'frontend')}/log`;
  const lines = (await bench.get(`${path}?tailLines=3&timestamps=true`)).text.trimEnd().split('\n');
  assert.equal(lines.length, 3);
  for (const line of lines) {
    assert.match(line, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z \S/);
  }
  assert.equal((await bench.get(`${path}?tailLines=0`)).text, '');
  const since = (await bench.get(`${path}?sinceSeconds=60&timestamps=true`)).text.trimEnd().split('\n');
  assert.ok(since.length > 5 && since.every((line) => Date.parse(line.slice(0, 24)) >= bench.now - 60_000));
  const sinceTime = encodeURIComponent(new Date(bench.now - 60_000).toISOString());
  assert.equal(
    (await bench.get(`${path}?sinceTime=${sinceTime}&timestamps=true`)).text.trimEnd().split('\n').length,
    since.length
  );
  assert.equal((await bench.get(`${path}?limitBytes=50`)).text.length, 50);
  assert.equal((await bench.get(`${path}?tailLines=-1`)).status, 422);
});

test('log: previous instance, and the kubelet says why there is none', async () => {
  const cart = (await bench.get(`/api/v1/namespaces/shop/pods?labelSelector=app.kubernetes.io%2Fname%3Dcart`)).body
    .items;
  const logs = await Promise.all(
    cart.map(({ metadata }) => bench.get(`/api/v1/namespaces/shop/pods/${metadata.name}/log?previous=true`))
  );
  assert.ok(logs.some(({ status, text }) => status === 200 && text.includes('panic: assignment to entry in nil map')));
  const none = logs.find(({ status }) => status !== 200);
  assert.match(none?.body.message ?? '', /^previous terminated container "app" in pod "cart-.+" not found$/);
  const refusals: Array<[string, RegExp]> = [
    [
      'pay/pods/ledger-1/log',
      /container "app" in pod "ledger-1" is waiting to start: (trying and failing to pull image|image can't be pulled)/,
    ],
    ['pay/pods/ledger-0/log?container=nope', /container nope is not valid for pod ledger-0/],
    [
      `data/pods/${await bench.podName('data', 'etl-loader')}/log`,
      /a container name must be specified for pod .+, choose one of: \[loader\]/,
    ],
    [
      `pay/pods/${await bench.podName('pay', 'refunds', 'Pending')}/log`,
      /is waiting to start: CreateContainerConfigError/,
    ],
  ];
  for (const [path, words] of refusals) {
    const { status, body } = await bench.get(`/api/v1/namespaces/${path}`);
    assert.equal(status, 400, path);
    assert.match(body.message, words);
  }
});

test('log: what went with its pod is told as the runtime tells it', async () => {
  const path = `/api/v1/namespaces/data/pods/${await bench.podName('data', 'thumbnailer', 'Failed')}/log`;
  const { status, text } = await bench.get(path);
  assert.equal(status, 200);
  assert.match(text, /^unable to retrieve container logs for containerd:\/\/[0-9a-f]{64}$/);
});

test('log: following gives what is written later', async () => {
  const path = `/api/v1/namespaces/shop/pods/${await bench.podName('shop', 'frontend')}/log?follow=true&tailLines=1`;
  const leave = new AbortController();
  const response = await fetch(`${bench.cluster.url}${path}`, {
    headers: { Authorization: 'Bearer key' },
    signal: leave.signal,
  });
  assert.ok(response.body);
  let text = '';
  for await (const chunk of Readable.fromWeb(response.body as ReadableStream)) {
    text += Buffer.from(chunk).toString();
    if (text.split('\n').length > 4) {
      break;
    }
    bench.pass(5_000);
    await sleep(1);
  }
  leave.abort();
  const lines = text.trimEnd().split('\n');
  assert.ok(lines.length >= 4 && lines.every((line) => line.includes('HTTP/1.1')), text);
});
