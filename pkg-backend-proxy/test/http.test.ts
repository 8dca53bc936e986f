import assert from 'node:assert/strict';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { pino } from 'pino';
import { auditSamples } from '@vigil/core/audit/history/audit-samples';
import {
  contractHeader,
  contractVersion,
  type EndpointName,
  endpoints,
  formatQuery,
  logsRoleHeader,
  routeHeader,
} from '@vigil/core/contract/endpoints';
import { Problem } from '@vigil/core/contract/problem';
import { AuditCache } from '../src/audit/audit-cache.ts';
import { type App, createApp } from '../src/http/app.ts';
import { createHandlers } from '../src/http/create-handlers.ts';
import { isStream, streamNames } from '../src/http/handlers.ts';
import { Metrics } from '../src/http/metrics.ts';
import { StreamRegistry } from '../src/http/stream-registry.ts';
import { ChangeHub } from '../src/incidents/change-hub.ts';
import { LogCounts } from '../src/incidents/log-counts.ts';
import { openSqliteStore, type SqliteStore } from '../src/store/sqlite-store.ts';
import { sampleMessage } from '../src/notifications/sample-message.ts';
import { FakeClusterSource } from './fake-cluster-source.ts';
import { recordingOf } from './incident-store-suite.ts';
import { sampleNotifications } from './notif-sample.ts';
import { samplePod } from './sample-pod.ts';

const token = 'a-token-of-sixteen-characters';
const grafanaContext = (OrgRole: string) => JSON.stringify({ OrgRole, Login: 'bob', Name: 'Böb', Teams: [] });
const headersOf = (name: EndpointName, more: Record<string, string | undefined> = {}) =>
  Object.fromEntries(
    Object.entries({
      authorization: `Bearer ${token}`,
      [routeHeader]: name,
      'x-grafana-context': grafanaContext(endpoints[name].role),
      ...more,
    }).filter((entry): entry is [string, string] => entry[1] !== undefined)
  );

const clusterPod = { cluster: 'prod', namespace: 'shop', pod: 'checkout-5d4-a', container: 'app' };
let id = '';
const queries: Record<EndpointName, () => Record<string, unknown>> = {
  health: () => ({}),
  incidents: () => ({ namespace: ['shop', 'pay'], sort: 'severity', limit: 10 }),
  incidentSummary: () => ({ from: 0, to: 10_000 }),
  incident: () => ({ id }),
  incidentLog: () => ({ id }),
  markIncidents: () => ({}),
  liveLog: () => clusterPod,
  changes: () => ({}),
  testRuns: () => ({}),
  changeTestRun: () => ({}),
  findings: () => ({ cluster: 'prod' }),
  exemptions: () => ({}),
  changeExemption: () => ({}),
  customChecks: () => ({}),
  whatIf: () => ({ cluster: 'prod' }),
  notifications: () => ({}),
  notificationPreview: () => ({ from: 0, to: 10_000 }),
  deliveries: () => ({ state: ['waiting'] }),
  delivery: () => ({ id: 1 }),
  testReceiver: () => ({}),
  resendDeliveries: () => ({}),
};
const bodies: Partial<Record<EndpointName, () => unknown>> = {
  markIncidents: () => ({ action: 'acknowledge', ids: [id], until: null, text: 'on it' }),
  changeTestRun: () => ({ action: 'save', name: 'a run', from: 1, to: 2 }),
  changeExemption: () => ({
    action: 'create',
    checks: ['HA-12'],
    scope: { level: 'everywhere' },
    reason: 'known',
    expiresAt: 'never',
  }),
  testReceiver: () => ({ receiver: 'team' }),
  resendDeliveries: () => ({ receiver: 'team' }),
};
const values = (Object.keys(endpoints) as EndpointName[]).filter((name) => !isStream(name));

describe('http', () => {
  let app: App;
  let store: SqliteStore;
  let source: FakeClusterSource;
  let hub: ChangeHub;
  let streams: StreamRegistry;
  beforeEach(async () => {
    store = openSqliteStore(':memory:');
    source = new FakeClusterSource();
    source.objects.pods.push(samplePod());
    hub = new ChangeHub(10);
    streams = new StreamRegistry(2, 20);
    const recording = { logs: new LogCounts().read(0), recordings: { waiting: 0, lost: 0 } };
    const { wanted } = await store.record([recordingOf()]);
    assert.ok(wanted[0]);
    id = wanted[0].incident;
    await store.finishCapture(wanted[0], { status: 'captured', which: 'previous', text: 'a\n', truncated: false }, 1);
    const audit = new AuditCache(() => 1);
    const handlers = createHandlers({
      version: '0.1.0',
      startedAt: 1,
      now: () => 2,
      store,
      runs: store.runs,
      exemptions: store.exemptions,
      sources: [source],
      hub,
      audit,
      recording: () => recording,
      retention: { retentionDays: 14, retentionBytes: 1000 },
      redact: (text) => text.replace('hunter2', '***'),
      notifications: {
        notifier: { state: { notifications: sampleNotifications(), loadedAt: 1, faults: [] }, wake: () => undefined },
        ...{ file: '/etc/vigil.yaml', store, outbox: store.outbox, sources: [source], now: () => 2 },
      },
    });
    await store.outbox.post('team', sampleMessage('test', 1), 1, 'bob');
    const openStreams = () => streams.open;
    const metrics = new Metrics({
      ...{ store, sources: [source], openStreams, hub, now: () => 2 },
      recording: () => [{ cluster: 'prod', ...recording }],
      audit: () => auditSamples(audit.report(source)),
    });
    const waitingFor = () => (source.ready() ? [] : [source.name]);
    app = createApp({ token, handlers, streams, metrics, waitingFor, logger: pino({ level: 'silent' }) });
  });
  afterEach(async () => {
    await streams.close(10);
    await app.close();
    await store.close();
  });

  const urlOf = (name: EndpointName, query = queries[name]()) => `${endpoints[name].path}?${formatQuery(query)}`;
  const ask = (name: EndpointName, headers = headersOf(name), query = queries[name]()) =>
    app.inject({
      ...{ method: endpoints[name].method, url: urlOf(name, query), headers },
      ...(bodies[name] ? { payload: bodies[name]() as object } : {}),
    });
  const act = (payload: unknown, more: Record<string, string | undefined> = {}) => {
    const headers = headersOf('markIncidents', {
      ...{ 'content-type': 'application/json', 'x-grafana-context': grafanaContext('Editor') },
      ...more,
    });
    const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
    return app.inject({ method: 'POST', url: endpoints.markIncidents.path, headers, payload: text });
  };
  const assertProblem = (
    answer: { statusCode: number; body: string; headers: Record<string, unknown> },
    code: string
  ) => {
    const problem = Problem.parse(JSON.parse(answer.body));
    assert.deepEqual([problem.code, problem.status], [code, answer.statusCode]);
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
    assert.equal(answer.headers[contractHeader], String(contractVersion));
    return problem;
  };

  for (const name of values) {
    it(`${name} answers as the contract says`, async () => {
      const answer = await ask(name);
      assert.equal(answer.statusCode, 200, answer.body);
      endpoints[name].response.parse(answer.json());
      assert.equal(answer.headers[contractHeader], String(contractVersion));
    });
  }

  for (const name of Object.keys(endpoints) as EndpointName[]) {
    it(`${name} is refused without the token, over another route, and to somebody without a role`, async () => {
      const wrong = { authorization: 'Bearer a-token-of-other-characters' };
      assertProblem(await ask(name, headersOf(name, wrong)), 'wrong-token');
      assertProblem(await ask(name, headersOf(name, { authorization: undefined })), 'wrong-token');
      assertProblem(await ask(name, headersOf(name, { authorization: 'Bearer <no value>' })), 'wrong-token');
      assertProblem(await ask(name, headersOf(name, { [routeHeader]: undefined })), 'forbidden');
      assertProblem(await ask(name, headersOf(name, { [routeHeader]: 'other' })), 'forbidden');
      assertProblem(await ask(name, headersOf(name, { 'x-grafana-context': undefined })), 'forbidden');
      assertProblem(await ask(name, headersOf(name, { 'x-grafana-context': '{' })), 'forbidden');
      assertProblem(await ask(name, headersOf(name, { 'x-grafana-context': grafanaContext('None') })), 'forbidden');
    });
  }

  it('marks for Editors, in the name of the user, and tells every reader', async () => {
    const leave = new AbortController();
    const records = hub.subscribe(leave.signal)[Symbol.asyncIterator]();
    const answer = await act({ action: 'mute', ids: [id, '0123456789abcdef'], until: 5, text: 'known' });
    const { incidents, unknown } = endpoints.markIncidents.response.parse(answer.json());
    assert.deepEqual(unknown, ['0123456789abcdef']);
    assert.deepEqual(incidents[0]?.muted, { author: 'bob', at: 2, until: 5, text: 'known' });
    const { value } = await records.next();
    assert.equal(value.type === 'incident' && value.incident.muted?.author, 'bob');
    leave.abort();
    const detail = endpoints.incident.response.parse((await ask('incident')).json());
    assert.deepEqual(
      detail.actions.map(({ action, author }) => [action, author]),
      [['mute', 'bob']]
    );
  });

  it('calls a visitor without an account anonymous', async () => {
    for (const context of [{ OrgRole: 'Editor' }, { OrgRole: 'Editor', Login: '' }, { OrgRole: 'Editor', Login: 7 }]) {
      const answer = await act(
        { action: 'note', ids: [id], text: 'x' },
        { 'x-grafana-context': JSON.stringify(context) }
      );
      assert.equal(endpoints.markIncidents.response.parse(answer.json()).incidents[0]?.note?.author, 'anonymous');
    }
  });

  const mark = (more: object) => ({ action: 'acknowledge', ids: [id], until: null, text: '', ...more });
  const badBodies: Array<[string, () => unknown, Record<string, string | undefined>, RegExp]> = [
    ['no JSON', () => '{', {}, /not valid JSON/],
    ['nothing', () => '', {}, /body/],
    ['null', () => 'null', {}, /The body is wrong/],
    ['another content type', () => JSON.stringify(mark({})), { 'content-type': 'text/plain' }, /application\/json/],
    ['no content type', () => JSON.stringify(mark({})), { 'content-type': undefined }, /application\/json|body/],
    ['more than 64 KiB', () => mark({ text: 'x'.repeat(70_000) }), {}, /larger than 64 KiB/],
    ['no action', () => mark({ action: undefined }), {}, /action/],
    ['an unknown action', () => mark({ action: 'delete' }), {}, /action/],
    ['no ids', () => mark({ ids: [] }), {}, /ids/],
    ['an id that is none', () => mark({ ids: ['../x'] }), {}, /ids\.0: an incident id is 16 hexadecimal digits/],
    ['too many ids', () => mark({ ids: Array.from({ length: 101 }, () => id) }), {}, /ids/],
    ['an end that is past', () => mark({ until: 2 }), {}, /until: must be later than now/],
    ['an end that is no moment', () => mark({ until: 'tomorrow' }), {}, /until/],
    ['no end at all', () => mark({ until: undefined }), {}, /until/],
    ['a text too long', () => mark({ text: 'x'.repeat(2001) }), {}, /text/],
  ];
  for (const [name, payload, more, detail] of badBodies) {
    it(`refuses a body with ${name}`, async () => {
      assert.match(assertProblem(await act(payload(), more), 'bad-request').detail, detail);
      const { incident } = endpoints.incident.response.parse((await ask('incident')).json());
      assert.equal(incident.acknowledged, null);
    });
  }

  it('marks for no Viewer', async () => {
    const answer = await act(mark({}), { 'x-grafana-context': grafanaContext('Viewer') });
    assertProblem(answer, 'forbidden');
  });

  it('says that nothing was marked when the store does not take it', async () => {
    store.mark = () => Promise.reject(new Error('attempt to write a readonly database'));
    const problem = assertProblem(await act(mark({})), 'not-ready');
    assert.match(problem.detail, /Nothing was changed/);
    assert.doesNotMatch(problem.detail, /readonly database/);
  });

  it('refuses a body where none is read', async () => {
    const headers = headersOf('health', { 'content-type': 'application/json' });
    const answer = await app.inject({ method: 'GET', url: urlOf('health'), headers, payload: '{}' });
    assert.match(assertProblem(answer, 'bad-request').detail, /takes no body/);
  });

  it('shows what the cluster tells of an incident beside what was stored, without secrets', async () => {
    const { incident } = endpoints.incident.response.parse((await ask('incident')).json());
    const { metadata } = samplePod(incident.pod);
    const uid = 'uid-event';
    const object = { kind: 'Pod', namespace: incident.workload.namespace, name: incident.pod, uid: '', fieldPath: '' };
    source.objects.events.push({
      ...{ metadata: { ...metadata, uid, name: uid }, type: 'Warning', reason: 'BackOff', message: 'pass hunter2' },
      ...{ object, count: 3, firstSeen: 1, lastSeen: 2 },
    });
    const { events } = endpoints.incident.response.parse((await ask('incident')).json());
    assert.deepEqual(
      events.map(({ reason, message, count }) => [reason, message, count]),
      [['BackOff', 'pass ***', 3]]
    );
  });

  it('asks for no role before the token', async () => {
    const answer = await ask('health', { 'x-grafana-context': grafanaContext('Admin') });
    assertProblem(answer, 'wrong-token');
    assert.equal(answer.statusCode, 424);
  });

  const logRoles: Array<[string | undefined, string, number]> = [
    [undefined, 'Viewer', 200],
    ['', 'Viewer', 200],
    ['<no value>', 'Viewer', 200],
    ['Editor', 'Viewer', 403],
    ['Editor', 'Editor', 200],
    ['Admin', 'Editor', 403],
    ['Admin', 'Admin', 200],
    ['nobody', 'Editor', 403],
  ];
  for (const [setting, role, status] of logRoles) {
    it(`logs for ${setting ?? 'anybody'} as ${role}: ${status}`, async () => {
      const headers = headersOf('incidentLog', {
        [logsRoleHeader]: setting,
        'x-grafana-context': grafanaContext(role),
      });
      assert.equal((await ask('incidentLog', headers)).statusCode, status);
    });
  }

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
      assertProblem(await ask(name, headersOf(name), query), code);
    });
  }

  it('says which log is missing', async () => {
    const problem = assertProblem(
      await ask('incidentLog', headersOf('incidentLog'), { id, which: 'current' }),
      'not-found'
    );
    assert.match(problem.detail, /No such log/);
  });

  it('says nothing of what went wrong inside', async () => {
    await store.close();
    const problem = assertProblem(await ask('incidents'), 'internal');
    assert.doesNotMatch(problem.detail, /database|sqlite/i);
    const health = endpoints.health.response.parse((await ask('health')).json());
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
        (await app.inject({ method, url, headers: headersOf('health') })).statusCode,
        404,
        `${method} ${url}`
      );
    }
    assertProblem(await app.inject({ url: '/v1/%zz', headers: headersOf('health') }), 'bad-request');
  });

  it('is alive and ready, or says what it waits for', async () => {
    assert.equal((await app.inject('/livez')).statusCode, 200);
    assert.equal((await app.inject('/readyz')).statusCode, 200);
    source.isReady = false;
    source.state = 'stale';
    source.problem = 'connect ECONNREFUSED';
    const waiting = await app.inject('/readyz');
    assert.deepEqual([waiting.statusCode, waiting.json()], [503, { ready: false, waitingFor: ['prod'] }]);
    assert.equal((await app.inject('/livez')).statusCode, 200);
    const health = endpoints.health.response.parse((await ask('health')).json());
    assert.deepEqual([health.clusters[0]?.reachable, health.clusters[0]?.problem], [false, 'connect ECONNREFUSED']);
  });

  it('tells Prometheus what it knows', async () => {
    await ask('health');
    const { body, headers } = await app.inject('/metrics');
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

  describe('over a socket', () => {
    let port: number;
    beforeEach(async () => {
      await app.listen({ host: '127.0.0.1', port: 0 });
      port = (app.server.address() as AddressInfo).port;
    });

    const open = (path: string, headers: Record<string, string>) =>
      new Promise<IncomingMessage>((resolve, reject) => {
        httpRequest({ host: '127.0.0.1', port, path, headers }, resolve).on('error', reject).end();
      });
    const body = async (answer: IncomingMessage) => (await answer.setEncoding('utf8').toArray()).join('');
    const linesOf = (answer: IncomingMessage) => createInterface({ input: answer })[Symbol.asyncIterator]();
    const nextRecord = async (name: EndpointName, lines: AsyncIterator<string>) => {
      const { value, done } = await lines.next();
      assert.equal(done ?? false, false, 'the stream has ended');
      return endpoints[name].response.parse(JSON.parse(value)) as { type: string; [field: string]: unknown };
    };
    const nextOtherThan = async (name: EndpointName, lines: AsyncIterator<string>, skipped: string) => {
      let record = await nextRecord(name, lines);
      while (record.type === skipped) {
        record = await nextRecord(name, lines);
      }
      return record;
    };
    const openStream = async (name: EndpointName) => {
      const answer = await open(urlOf(name), headersOf(name));
      assert.equal(answer.statusCode, 200);
      assert.match(answer.headers['content-type'] ?? '', /^application\/x-ndjson/);
      return { answer, lines: linesOf(answer) };
    };

    for (const path of [
      '/v1/incidents/../health',
      '/v1/./health',
      '/v1/%2e%2E/v1/health',
      '/v1%2Fhealth',
      '/v1%5chealth',
      '/v1\\health',
      `/v1/health?x=${'y'.repeat(9000)}`,
    ]) {
      it(`refuses ${path.slice(0, 40)}`, async () => {
        const answer = await open(path, headersOf('health'));
        assert.equal(Problem.parse(JSON.parse(await body(answer))).code, 'bad-request');
        assert.equal(answer.statusCode, 400);
      });
    }

    it('understands a user with a name beyond ASCII and many teams', async () => {
      const context = { OrgRole: 'Viewer', Name: '李雷', Teams: Array.from({ length: 4000 }, (_, index) => index) };
      const raw = Buffer.from(JSON.stringify(context)).toString('latin1');
      const answer = await open('/v1/health', headersOf('health', { 'x-grafana-context': raw }));
      assert.equal(answer.statusCode, 200);
      await body(answer);
    });

    it('streams changes: hello, heartbeats, incidents, and an end when it stops', async () => {
      const { lines } = await openStream('changes');
      assert.equal((await nextRecord('changes', lines)).type, 'hello');
      assert.equal((await nextRecord('changes', lines)).type, 'heartbeat');
      const { incidents } = await store.record([recordingOf({ at: 5000 })]);
      hub.publish({ incidents, removed: ['0123456789abcdef'] });
      const record = await nextOtherThan('changes', lines, 'heartbeat');
      assert.deepEqual(record, { type: 'removed', id: '0123456789abcdef' });
      assert.equal((await nextOtherThan('changes', lines, 'heartbeat')).type, 'incident');
      const closed = streams.close();
      assert.equal((await nextOtherThan('changes', lines, 'heartbeat')).type, 'end');
      await closed;
      assert.equal((await lines.next()).done, true);
    });

    it('streams a log, without its secrets, to its end', async () => {
      source.follow = async function* () {
        yield { time: '2026-01-01T00:00:00Z', text: 'password hunter2' };
      };
      const { lines } = await openStream('liveLog');
      assert.equal((await nextRecord('liveLog', lines)).type, 'heartbeat');
      assert.equal((await nextOtherThan('liveLog', lines, 'heartbeat'))['text'], 'password ***');
      assert.deepEqual(await nextRecord('liveLog', lines), { type: 'end', reason: 'The container has ended.' });
      assert.equal((await lines.next()).done, true);
    });

    it('ends a log it can not follow with the reason', async () => {
      source.follow = async function* () {
        throw new Error('container "app" is waiting to start');
      };
      const { lines } = await openStream('liveLog');
      const record = await nextOtherThan('liveLog', lines, 'heartbeat');
      assert.deepEqual(record, { type: 'end', reason: 'container "app" is waiting to start' });
    });

    it('stops following when the reader leaves', async () => {
      const aborted = new Promise<void>((resolve) => {
        source.follow = async function* (signal) {
          signal.addEventListener('abort', () => resolve());
          yield { time: '', text: 'one' };
          await aborted;
        };
      });
      const { answer, lines } = await openStream('liveLog');
      await nextOtherThan('liveLog', lines, 'heartbeat');
      answer.destroy();
      await aborted;
    });

    it('allows so many streams and no more, and again after one is left', async () => {
      const [first] = [await openStream('changes'), await openStream('changes')];
      const refused = await open(urlOf('changes'), headersOf('changes'));
      assert.equal(refused.statusCode, 429);
      assert.equal(Problem.parse(JSON.parse(await body(refused))).code, 'too-many');
      first.answer.destroy();
      while (streams.open > 1) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      await openStream('changes');
      assert.equal(hub.readers, 2);
    });
  });

  it('names as streams what the contract calls streams', () => {
    const named = Object.entries(endpoints).filter(([, endpoint]) => endpoint.stream);
    assert.deepEqual(named.map(([name]) => name).sort(), [...streamNames].sort());
  });
});
