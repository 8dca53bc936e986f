import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import {
  contractHeader,
  contractVersion,
  type EndpointName,
  endpoints,
  formatQuery,
} from '@vigil/core/contract/endpoints';
import { isStream, streamNames } from '../src/http/handlers.ts';
import { samplePod } from './sample-pod.ts';
import { headersOf, clusterPod, HttpBench, assertProblem } from './http-bench.ts';

const values = (Object.keys(endpoints) as EndpointName[]).filter((name) => !isStream(name));

describe('http', () => {
  let bench: HttpBench;
  beforeEach(async () => {
    bench = await HttpBench.open();
  });
  afterEach(() => bench.close());

  for (const name of values) {
    it(`${name} answers as the contract says`, async () => {
      const answer = await bench.ask(name);
      assert.equal(answer.statusCode, 200, answer.body);
      endpoints[name].response.parse(answer.json());
      assert.equal(answer.headers[contractHeader], String(contractVersion));
    });
  }

  it('shows what the cluster tells of an incident beside what was stored, without secrets', async () => {
    const { incident } = endpoints.incident.response.parse((await bench.ask('incident')).json());
    const { metadata } = samplePod(incident.pod);
    const uid = 'uid-event';
    const object = { kind: 'Pod', namespace: incident.workload.namespace, name: incident.pod, uid: '', fieldPath: '' };
    bench.source.objects.events.push({
      ...{ metadata: { ...metadata, uid, name: uid }, type: 'Warning', reason: 'BackOff', message: 'pass hunter2' },
      ...{ object, count: 3, firstSeen: 1, lastSeen: 2 },
    });
    const { events } = endpoints.incident.response.parse((await bench.ask('incident')).json());
    assert.deepEqual(
      events.map(({ reason, message, count }) => [reason, message, count]),
      [['BackOff', 'pass ***', 3]]
    );
  });

  const badQueries: Array<[EndpointName, Record<string, unknown>, string]> = [
    ['incidents', { limit: 0 }, 'bad-request'],
    ['incidents', { limit: 'many' }, 'bad-request'],
    ['incidents', { severity: 'awful' }, 'bad-request'],
    ['incidents', { cursor: 'nonsense' }, 'bad-request'],
    ['incidents', { from: 2, to: 1 }, 'bad-request'],
    ['incidentSummary', { from: 2, to: 1 }, 'bad-request'],
    ['incident', {}, 'bad-request'],
    ['incident', { id: '../x' }, 'bad-request'],
    ['incident', { id: '0123456789abcdef' }, 'not-found'],
    ['incidentLog', { id: '0123456789abcdef' }, 'not-found'],
    ['findings', { cluster: 'none' }, 'not-found'],
    ['whatIf', { cluster: 'none' }, 'not-found'],
    ['liveLog', { cluster: 'prod' }, 'bad-request'],
    ['liveLog', { ...clusterPod, cluster: 'none' }, 'not-found'],
    ['liveLog', { ...clusterPod, pod: 'none' }, 'not-found'],
    ['liveLog', { ...clusterPod, container: 'none' }, 'not-found'],
  ];
  for (const [name, query, code] of badQueries) {
    it(`${name}?${formatQuery(query)} → ${code}`, async () => {
      assertProblem(await bench.ask(name, headersOf(name), query), code);
    });
  }

  it('says which log is missing', async () => {
    const problem = assertProblem(
      await bench.ask('incidentLog', headersOf('incidentLog'), { id: bench.id, which: 'current' }),
      'not-found'
    );
    assert.match(problem.detail, /No such log/);
  });

  it('says nothing of what went wrong inside', async () => {
    await bench.store.close();
    const problem = assertProblem(await bench.ask('incidents'), 'internal');
    assert.doesNotMatch(problem.detail, /database|sqlite/i);
    const health = endpoints.health.response.parse((await bench.ask('health')).json());
    assert.equal(health.store.state, 'failed');
  });

  it('has no other paths and methods', async () => {
    for (const [method, url] of [
      ['GET', '/'],
      ['POST', '/v1/health'],
      ['GET', '/v1/incidents/mark'],
      ['HEAD', '/v1/health'],
      ['GET', '/v1/health/'],
    ] as const) {
      assert.equal(
        (await bench.app.inject({ method, url, headers: headersOf('health') })).statusCode,
        404,
        `${method} ${url}`
      );
    }
    assertProblem(await bench.app.inject({ url: '/v1/%zz', headers: headersOf('health') }), 'bad-request');
  });

  it('is alive and ready, or says what it waits for', async () => {
    assert.equal((await bench.app.inject('/livez')).statusCode, 200);
    assert.equal((await bench.app.inject('/readyz')).statusCode, 200);
    bench.source.isReady = false;
    bench.source.state = 'stale';
    bench.source.problem = 'connect ECONNREFUSED';
    const waiting = await bench.app.inject('/readyz');
    assert.deepEqual([waiting.statusCode, waiting.json()], [503, { ready: false, waitingFor: ['prod'] }]);
    assert.equal((await bench.app.inject('/livez')).statusCode, 200);
    const health = endpoints.health.response.parse((await bench.ask('health')).json());
    assert.deepEqual([health.clusters[0]?.reachable, health.clusters[0]?.problem], [false, 'connect ECONNREFUSED']);
  });

  it('tells Prometheus what it knows', async () => {
    await bench.ask('health');
    const { body, headers } = await bench.app.inject('/metrics');
    assert.match(String(headers['content-type']), /^text\/plain/);
    assert.match(
      body,
      /vigil_incidents_open\{cluster="prod",namespace="shop",workload_kind="Deployment",workload="checkout",reason="OOMKilled"\} 1/
    );
    assert.match(body, /vigil_watch_synced\{cluster="prod",kind="pods",state="synced"\} 1/);
    assert.match(body, /vigil_http_request_duration_seconds_count\{endpoint="health",status="200"\} 1/);
    assert.match(body, /vigil_log_captures_total\{cluster="prod",status="dropped"\} 0/);
    assert.match(body, /vigil_store_bytes\{part="all"\} [1-9]/);
  });

  it('names as streams what the contract calls streams', () => {
    const named = Object.entries(endpoints).filter(([, endpoint]) => endpoint.stream);
    assert.deepEqual(named.map(([name]) => name).sort(), [...streamNames].sort());
  });
});
