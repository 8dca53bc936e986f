import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { pino } from 'pino';
import { type EndpointName, endpoints, routeHeader } from '@vigil/core/contract/endpoints';
import { ExemptionAnswer, ExemptionList, mostExemptions } from '@vigil/core/contract/exemptions';
import { Problem } from '@vigil/core/contract/problem';
import type { Pod } from '@vigil/core/kubernetes/pod';
import { AuditCache } from '../src/audit/audit-cache.ts';
import { type App, createApp } from '../src/http/app.ts';
import { createHandlers } from '../src/http/create-handlers.ts';
import { Metrics } from '../src/http/metrics.ts';
import { StreamRegistry } from '../src/http/stream-registry.ts';
import { ChangeHub } from '../src/incidents/change-hub.ts';
import { LogCounts } from '../src/incidents/log-counts.ts';
import { openSqliteStore, type SqliteStore } from '../src/store/sqlite-store.ts';
import { FakeClusterSource } from './fake-cluster-source.ts';
import { samplePod } from './sample-pod.ts';

const token = 'a-token-of-sixteen-characters';
const begin = Date.UTC(2025, 10, 21, 10);
const day = 86_400_000;
const draft = {
  action: 'create',
  checks: ['HA-12'],
  scope: { level: 'namespace', cluster: 'prod', namespace: 'shop' },
  reason: 'One node is all we have',
  expiresAt: begin + 30 * day,
};

describe('exemptions', () => {
  let app: App;
  let store: SqliteStore;
  let source: FakeClusterSource;
  let now = begin;
  beforeEach(() => {
    now = begin;
    store = openSqliteStore(':memory:');
    source = new FakeClusterSource('prod');
    const hub = new ChangeHub(10);
    const handlers = createHandlers({
      ...{ version: '0.1.0', startedAt: 1, now: () => now, store, runs: store.runs, sources: [source], hub },
      exemptions: store.exemptions,
      audit: new AuditCache(() => now),
      recording: () => ({ logs: new LogCounts().read(0), recordings: { waiting: 0, lost: 0 } }),
      retention: { retentionDays: 14, retentionBytes: 1000 },
      redact: (text) => text,
    });
    const metrics = new Metrics({
      ...{ store, sources: [], openStreams: () => 0, hub, now: () => now },
      recording: () => [],
      audit: () => [],
    });
    const logger = pino({ level: 'silent' });
    app = createApp({ token, handlers, streams: new StreamRegistry(2, 20), metrics, waitingFor: () => [], logger });
  });
  afterEach(async () => {
    await app.close();
    await store.close();
  });

  const call = (name: EndpointName, role: string, body?: unknown, login = 'ada') =>
    app.inject({
      ...{ method: endpoints[name].method, url: endpoints[name].path },
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        [routeHeader]: name,
        'x-grafana-context': JSON.stringify({ OrgRole: role, Login: login }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
  const change = async (body: unknown, login?: string) => {
    const answer = await call('changeExemption', 'Editor', body, login);
    assert.equal(answer.statusCode, 200, answer.body);
    return ExemptionAnswer.parse(answer.json()).exemption;
  };
  const problem = async (body: unknown, role = 'Editor') => {
    const answer = await call('changeExemption', role, body);
    const { code, status, detail } = Problem.parse(answer.json());
    assert.equal(status, answer.statusCode);
    return `${status} ${code}: ${detail}`;
  };
  const list = async () => {
    const answer = await call('exemptions', 'Viewer');
    assert.equal(answer.statusCode, 200, answer.body);
    return ExemptionList.parse(answer.json());
  };

  it('keeps who exempted what, until when, and who took it back', async () => {
    const made = await change(draft);
    assert.deepEqual([made.author, made.createdAt, made.expiresAt], ['ada', begin, draft.expiresAt]);
    now += day;
    const endless = await change({ ...draft, checks: ['coverage'], expiresAt: 'never' }, 'bob');
    assert.equal(endless.expiresAt, null);
    assert.deepEqual((await list()).exemptions, [endless, made]);
    const revoked = await change({ action: 'revoke', id: made.id }, 'eve');
    assert.deepEqual(revoked, { ...made, revoked: { at: now, author: 'eve' } });
    assert.deepEqual((await list()).exemptions, [endless, revoked]);
  });

  it('forgets an ended one after ninety days, and never one in force', async () => {
    const [made, endless] = [await change(draft), await change({ ...draft, expiresAt: 'never' })];
    now = draft.expiresAt + mostExemptions.endedDays * day - 1;
    assert.equal((await list()).exemptions.length, 2);
    now += 1;
    assert.deepEqual((await list()).exemptions, [endless]);
    await change({ ...draft, expiresAt: now + 1 });
    assert.match(await problem({ action: 'revoke', id: made.id }), /^404 not-found: .*kept for 90 days/);
  });

  it('refuses more than are kept, until one ends', async () => {
    for (let count = 0; count < mostExemptions.active; count += 1) {
      await store.exemptions.change(
        { ...draft, action: 'create', scope: { level: 'everywhere' }, expiresAt: begin + day },
        [{ id: 'HA-12', category: 'availability' }],
        { id: count.toString(16).padStart(16, '0'), author: 'ada', now }
      );
    }
    assert.match(await problem(draft), /^429 too-many: .*500 exemptions in force/);
    now += day;
    await change(draft);
    assert.equal((await list()).exemptions.length, mostExemptions.ended + 1);
    now += 1;
    await change({ ...draft, expiresAt: now + 1 });
    now += 1;
    await change(draft);
    assert.equal((await list()).exemptions.length, mostExemptions.ended + 2, 'the one that ended first is forgotten');
  });

  it('tells what annotations exempt, and which of them can not be read', async () => {
    const annotations = {
      'vigil.io/audit-exempt': 'HA-*',
      'vigil.io/audit-exempt-reason': 'a demonstration',
      'vigil.io/audit-exempt-until': '2025-12-01',
    };
    const put = (name: string, more: Partial<Pod['metadata']>) => {
      const pod = samplePod(name);
      source.put('pods', { ...pod, metadata: { ...pod.metadata, ...more } });
    };
    put('naked', { owner: null, annotations });
    put('wrong', { owner: null, annotations: { 'vigil.io/audit-exempt': 'HA-12' } });
    put('owned', { annotations });
    const { exemptions, invalid, leftOut } = await list();
    const subject = { kind: 'Pod', namespace: 'shop', name: 'naked' };
    assert.deepEqual(
      exemptions.map(({ source, scope, expiresAt }) => ({ source, scope, expiresAt })),
      [
        {
          source: 'annotation',
          scope: { level: 'subject', cluster: 'prod', subject },
          expiresAt: Date.UTC(2025, 11, 2),
        },
      ]
    );
    assert.deepEqual(
      invalid.map(({ object, annotation }) => `${object.name} ${annotation}`),
      ['wrong vigil.io/audit-exempt-reason', 'wrong vigil.io/audit-exempt-until']
    );
    assert.equal(leftOut, 0);
  });

  const refused: Array<[string, unknown, RegExp]> = [
    ['no reason', { ...draft, reason: '  ' }, /reason: say why/],
    ['a reason too long', { ...draft, reason: 'x'.repeat(1001) }, /reason: at most 1000/],
    ['no end', { ...draft, expiresAt: undefined }, /expiresAt/],
    ['an end that is over', { ...draft, expiresAt: begin }, /expiresAt: must be later than now/],
    ['an end too far', { ...draft, expiresAt: begin + 400 * day }, /a year ahead, or "never"/],
    ['a check that is none', { ...draft, checks: ['XX-01'] }, /no check "XX-01"/],
    ['no checks', { ...draft, checks: [] }, /checks/],
    ['a scope that is none', { ...draft, scope: { level: 'namespace', cluster: 'prod' } }, /scope.namespace/],
    ['an id that is none', { action: 'revoke', id: 'annotation prod Pod/a/b' }, /16 hexadecimal/],
  ];
  for (const [name, body, words] of refused) {
    it(`refuses ${name}, and keeps nothing`, async () => {
      assert.match(await problem(body), new RegExp(`^400 bad-request: .*${words.source}`));
      assert.deepEqual((await list()).exemptions, []);
    });
  }

  it('is for Editors; Viewers may read', async () => {
    assert.match(await problem(draft, 'Viewer'), /^403 forbidden: .*role Editor/);
    assert.deepEqual((await list()).exemptions, []);
  });

  it('says so when the store does not work', async () => {
    await store.close();
    assert.match(await problem(draft), /^503 not-ready: Nothing was changed/);
  });
});
