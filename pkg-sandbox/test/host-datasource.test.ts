import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Host } from '../src/host/start-host.ts';
import { startHostWorld, type Answer, type HostWorld } from './fixtures/host-world.ts';

let world: HostWorld;
let host: Host;
before(async () => {
  world = await startHostWorld();
  host = await world.start();
});
beforeEach(() => {
  world.upstream.reset();
  world.prometheus.reset();
});
after(async () => {
  await host.close();
  await world.stop();
});

describe('data source', () => {
  const query = (queries: object[], from = '1700000000000', to = '1700003600000') =>
    fetch(`${host.url}/api/ds/query?ds_type=prometheus`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ queries, from, to }),
    });
  const answerWith = (answers: Record<string, object>): Answer => {
    return (_request, response, body) => {
      const answer = answers[new URLSearchParams(body).get('query') ?? ''];
      response.writeHead(answer === undefined ? 400 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer ?? { status: 'error', errorType: 'bad_data', error: 'parse error' }));
    };
  };
  const matrix = {
    status: 'success',
    data: {
      resultType: 'matrix',
      result: [
        {
          metric: { __name__: 'up', pod: 'a' },
          values: [
            [1700000000, '1'],
            [1700000015.5, 'NaN'],
            [1700000030, '+Inf'],
          ],
        },
      ],
    },
  };

  it('turns a range into frames with labels, legend and interval', async () => {
    world.prometheus.answer = answerWith({ up: matrix });
    const answer = await query([
      {
        refId: 'A',
        datasource: { uid: 'prometheus' },
        expr: 'up',
        range: true,
        legendFormat: 'pod {{pod}}',
        maxDataPoints: 100,
      },
    ]);
    assert.equal(answer.status, 200);
    const [frame] = (await answer.json()).results.A.frames;
    const [time, value] = frame.schema.fields;
    assert.equal(frame.schema.refId, 'A');
    assert.equal(time.config.interval, 60_000);
    assert.deepEqual(value.labels, { __name__: 'up', pod: 'a' });
    assert.equal(value.config.displayNameFromDS, 'pod a');
    assert.deepEqual(frame.data.values, [
      [1700000000000, 1700000015500, 1700000030000],
      [1, null, null],
    ]);
    assert.deepEqual(frame.data.entities, [null, { NaN: [1], Inf: [2] }]);
    const form = new URLSearchParams(world.prometheus.seen[0]?.body);
    assert.equal(world.prometheus.seen[0]?.url, '/api/v1/query_range');
    assert.deepEqual([form.get('step'), form.get('start')], ['60', '1699999980']);
  });

  it('asks for an instant at the end of the range', async () => {
    world.prometheus.answer = answerWith({
      up: {
        status: 'success',
        data: { resultType: 'vector', result: [{ metric: { pod: 'a' }, value: [1700003600, '2'] }] },
      },
    });
    const { results } = await (await query([{ refId: 'A', expr: 'up', instant: true, range: false }])).json();
    assert.equal(results.A.frames[0].schema.fields[1].config.displayNameFromDS, '{pod="a"}');
    assert.deepEqual(results.A.frames[0].data.values, [[1700003600000], [2]]);
    assert.equal(world.prometheus.seen.length, 1);
    assert.equal(new URLSearchParams(world.prometheus.seen[0]?.body).get('time'), '1700003600');
  });

  it('fills in interval variables', async () => {
    world.prometheus.answer = answerWith({});
    await query([{ refId: 'A', expr: 'rate(x[$__rate_interval]) / ${__range_s} > $other', maxDataPoints: 1000 }]);
    assert.equal(new URLSearchParams(world.prometheus.seen[0]?.body).get('query'), 'rate(x[60s]) / 3600 > $other');
  });

  it('answers 400 for one bad query and keeps the good results', async () => {
    world.prometheus.answer = answerWith({ up: matrix });
    const answer = await query([
      { refId: 'A', expr: 'up' },
      { refId: 'B', expr: 'up{' },
    ]);
    const { results } = await answer.json();
    assert.equal(answer.status, 400);
    assert.equal(results.A.frames.length, 1);
    assert.deepEqual([results.B.error, results.B.status], ['bad_data: parse error', 400]);
  });

  it('says so where the body is no query, and where what answers is not Prometheus', async () => {
    assert.equal((await query([])).status, 400);
    assert.equal((await query([{ refId: 'A', expr: 'up' }], 'yesterday')).status, 400);
    world.prometheus.answer = (_request, response) => response.writeHead(503).end('<html>');
    const { results } = await (await query([{ refId: 'A', expr: 'up' }])).json();
    assert.equal(results.A.error, 'unexpected response with status code 503');
  });

  it('passes resources through, always as a form', async () => {
    world.prometheus.answer = (_request, response) =>
      response.writeHead(422, { 'content-type': 'application/json' }).end('{"status":"error"}');
    const url = `${host.url}/api/datasources/uid/prometheus/resources/api/v1/query`;
    const answer = await fetch(url, {
      method: 'POST',
      body: '{"query":"up"}',
      headers: { 'content-type': 'application/json' },
    });
    assert.deepEqual([answer.status, await answer.text()], [422, '{"status":"error"}']);
    assert.equal(world.prometheus.seen[0]?.headers['content-type'], 'application/x-www-form-urlencoded');
    await fetch(`${url}?query=up%7Ba%3D%22b%22%7D`);
    assert.equal(world.prometheus.seen[1]?.url, '/api/v1/query?query=up%7Ba%3D%22b%22%7D');
  });

  it('refuses POST resources with 405 where the data source is configured for GET', async () => {
    const other = await world.start('GET');
    try {
      const url = `${other.url}/api/datasources/uid/prometheus/resources/api/v1/query`;
      assert.equal((await fetch(url, { method: 'POST', body: 'query=up' })).status, 405);
      assert.equal((await fetch(`${url}?query=up`)).status, 200);
      assert.equal(world.prometheus.seen.length, 1);
    } finally {
      await other.close();
    }
  });

  it('answers 500 with a message where Prometheus does not answer', async () => {
    world.prometheus.answer = (request) => request.socket.destroy();
    const answer = await fetch(`${host.url}/api/datasources/uid/prometheus/resources/api/v1/labels`);
    assert.equal(answer.status, 500);
    assert.equal((await answer.json()).messageId, 'plugin.requestFailureError');
  });

  it('does not know other data sources', async () => {
    assert.equal((await fetch(`${host.url}/api/datasources/uid/other/resources/api/v1/query`)).status, 404);
    const { results } = await (await query([{ refId: 'A', datasource: { uid: 'other' }, expr: 'up' }])).json();
    assert.equal(results.A.status, 404);
  });
});
