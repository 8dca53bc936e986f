import assert from 'node:assert/strict';
import type http from 'node:http';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { LogLine } from '../src/kubernetes/cluster-source.ts';
import { type ApiConnection, connectCluster } from '../src/kubernetes/connect-cluster.ts';
import { followLog } from '../src/kubernetes/follow-log.ts';
import { fetchLog } from '../src/kubernetes/pod-log.ts';
import { FakeServer, json } from './watch-fake-server.ts';

const podPath = '/api/v1/namespaces/shop/pods/web-0';
const target = { namespace: 'shop', pod: 'web-0', container: 'app', previous: false, tailLines: 3, limitBytes: 1000 };
const never = new AbortController().signal;
const line = (second: number, text: string) => `2026-01-01T00:00:0${second}.5Z ${text}\n`;

let server: FakeServer;
let connection: ApiConnection;
beforeEach(async () => {
  server = new FakeServer();
  await server.start();
  connection = connectCluster({ from: 'in-cluster' }, { headerTimeout: 500, callTimeout: 1000 }, () => ({
    server: server.url,
    read: () => Promise.resolve({}),
  }));
});
afterEach(async () => {
  connection.close();
  await server.kill();
});

describe('fetching a log', () => {
  const answer = (status: number, body: string, headers = {}) =>
    server.intercept(`${podPath}/log`, (_request, response) => response.writeHead(status, headers).end(body), 100);
  const fetched = () => fetchLog(connection, target, never);

  it('asks for time stamps and gives the whole log when it is short', async () => {
    answer(200, line(1, 'one') + line(2, 'two'));
    assert.deepEqual(await fetched(), { status: 'captured', text: line(1, 'one') + line(2, 'two'), truncated: false });
    assert.match(server.requests[0] ?? '', /container=app&timestamps=true&tailLines=4&limitBytes=1000$/);
  });
  it('says when older lines were left out', async () => {
    answer(200, [1, 2, 3, 4].map((second) => line(second, 'x')).join(''));
    const result = await fetched();
    assert.deepEqual(result, {
      ...{ status: 'captured', truncated: true },
      text: [2, 3, 4].map((second) => line(second, 'x')).join(''),
    });
  });
  it('asks for fewer lines when the byte limit cuts off the newest', async () => {
    const lines = [1, 2, 3].map((second) => line(second, 'x'.repeat(400)));
    server.intercept(
      `${podPath}/log`,
      (_request, response, url) => {
        const newest = lines.slice(-Number(url.searchParams.get('tailLines'))).join('');
        response.writeHead(200).end(newest.slice(0, Number(url.searchParams.get('limitBytes'))));
      },
      100
    );
    assert.deepEqual(await fetched(), { status: 'captured', text: lines[2], truncated: true });
  });
  it('asks for the previous instance', async () => {
    answer(200, '');
    const result = await fetchLog(connection, { ...target, previous: true }, never);
    assert.deepEqual(result, { status: 'captured', text: '', truncated: false });
    assert.match(server.requests[0] ?? '', /previous=true/);
  });

  const refusals: Array<[name: string, status: number, body: string, outcome: string, retry?: number | null]> = [
    ['lost, though the answer is 200', 200, 'unable to retrieve container logs for containerd://abc', 'gone'],
    ['no such pod', 404, '{"message":"pods \\"web-0\\" not found"}', 'gone'],
    ['no previous instance', 400, '{"message":"previous terminated container \\"app\\" in pod not found"}', 'gone'],
    ['waiting to start', 400, '{"message":"container is waiting to start: ContainerCreating"}', 'failed', null],
    ['no rights', 403, '{"message":"pods/log is forbidden"}', 'failed', null],
    ['too many requests', 429, '{"message":"slow down"}', 'failed', 7000],
    ['the node does not answer', 500, 'dial tcp 10.0.0.1:10250: connection refused', 'failed', 7000],
  ];
  for (const [name, status, body, outcome, retry] of refusals) {
    it(name, async () => {
      answer(status, body, { 'retry-after': '7' });
      const result = await fetched();
      assert.equal(result.status, outcome);
      assert.ok(result.status !== 'captured' && result.detail.length > 5);
      assert.equal(result.status === 'failed' ? result.retryAfterMs : undefined, retry);
    });
  }
  it('fails, and may be tried again, when nobody answers', async () => {
    await server.kill();
    const result = await fetched();
    assert.ok(result.status === 'failed' && result.retryAfterMs !== null);
  });
});

describe('following a log', () => {
  const patience = { now: () => Date.now(), delay: () => Promise.resolve(), random: () => 0 };
  let container: object | null;
  let streams: Array<(response: http.ServerResponse, url: URL) => void>;

  beforeEach(() => {
    container = { name: 'app', containerID: 'containerd://1', state: { running: {} } };
    streams = [];
    server.intercept(
      podPath,
      (_request, response) =>
        container
          ? json(response, 200, { metadata: { uid: 'u', name: 'web-0' }, status: { containerStatuses: [container] } })
          : json(response, 404, { message: 'pods "web-0" not found' }),
      100
    );
    server.intercept(`${podPath}/log`, (_request, response, url) => streams.shift()?.(response, url), 100);
  });
  const read = async (signal = never) => {
    const lines: LogLine[] = [];
    for await (const next of followLog(connection, target, signal, patience)) {
      lines.push(next);
    }
    return lines.map(({ text }) => text);
  };
  const ends = (body: string) => (response: http.ServerResponse) => {
    container = { name: 'app', containerID: 'containerd://1', state: { terminated: { exitCode: 0 } } };
    response.writeHead(200).end(body);
  };

  it('ends with the container, the last line unfinished or not', async () => {
    streams = [ends(`${line(1, 'one')}2026-01-01T00:00:02Z two`)];
    assert.deepEqual(await read(), ['one', 'two']);
    assert.match(server.requests[1] ?? '', /follow=true&tailLines=3/);
  });
  it('resumes where it broke, without a line twice', async () => {
    streams = [
      (response) => {
        response.writeHead(200);
        response.write(line(1, 'one') + line(2, 'two a') + line(2, 'two b'), () => response.destroy());
      },
      // The API server cuts the time to whole seconds, so that earlier lines of that second come again.
      ends(line(1, 'one') + line(2, 'two a') + line(2, 'two b') + line(2, 'two c') + line(3, 'three')),
    ];
    assert.deepEqual(await read(), ['one', 'two a', 'two b', 'two c', 'three']);
    assert.equal(server.count(/sinceTime=2026-01-01T00%3A00%3A02.5Z/), 1);
  });
  it('keeps lines that come out of order, and lines without a time', async () => {
    streams = [ends(`${line(2, 'two')}${line(1, 'one')}no time\n`)];
    assert.deepEqual(await read(), ['two', 'one', 'no time']);
  });
  it('ends when another instance runs', async () => {
    streams = [
      (response) => {
        container = { name: 'app', containerID: 'containerd://2', state: { running: {} } };
        response.writeHead(200).end(line(1, 'one'));
      },
    ];
    assert.deepEqual(await read(), ['one']);
  });
  it('ends when the pod is gone', async () => {
    streams = [
      (response) => {
        container = null;
        response.writeHead(200).end(line(1, 'one'));
      },
    ];
    assert.deepEqual(await read(), ['one']);
  });
  it('throws in the words of the API server when it is refused', async () => {
    streams = [(response) => json(response, 403, { message: 'pods/log is forbidden' })];
    await assert.rejects(read(), /pods\/log is forbidden/);
  });
  it('stops in silence when it is told to', async () => {
    const stop = new AbortController();
    streams = [
      (response) => {
        response.writeHead(200).write(line(1, 'one'));
        setTimeout(() => stop.abort(), 20);
      },
    ];
    assert.deepEqual(await read(stop.signal), ['one']);
  });
});
