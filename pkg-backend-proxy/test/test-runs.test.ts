import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { type EndpointName, endpoints, routeHeader } from '@vigil/core/contract/endpoints';
import { mostTestRuns, TestRun } from '@vigil/core/contract/test-runs';
import type { App } from '../src/http/app.ts';
import { registerScriptRuns } from '../src/runs/register-script-runs.ts';
import { callAs, problemOf } from './call-as.ts';
import { openApp, type OpenedApp } from './open-app.ts';
import { token } from './proxy-process.ts';

const begin = Date.UTC(2025, 10, 21, 10);
const minute = 60_000;
const json = { 'content-type': 'application/json' };
const bearer = { authorization: `Bearer ${token}` };

describe('test runs', () => {
  let opened: OpenedApp;
  let now = begin;
  beforeEach(() => {
    now = begin;
    opened = openApp({ now: () => now });
    registerScriptRuns(opened.app, { token, runs: opened.store.runs, now: () => now });
  });
  afterEach(() => opened.close());

  type Answer = Awaited<ReturnType<App['inject']>>;
  const script = (path: string, body?: unknown, more: { method?: 'POST' | 'PATCH'; headers?: object } = {}) =>
    opened.app.inject({
      ...{ method: more.method ?? 'POST', url: `/v1/test-runs${path}` },
      headers: { ...bearer, ...(body === undefined ? {} : json), ...more.headers },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
  const viaGrafana = (name: EndpointName, role: string, body?: unknown) => callAs(opened.app, name, role, body);
  const runOf = (answer: Answer, status = 200) => {
    assert.equal(answer.statusCode, status, answer.body);
    return TestRun.parse(answer.json());
  };
  const list = async () => {
    const answer = await viaGrafana('testRuns', 'Viewer');
    assert.equal(answer.statusCode, 200, answer.body);
    return endpoints.testRuns.response.parse(answer.json());
  };
  const draft = { action: 'save', name: 'Friday peak', from: begin - 60 * minute, to: begin };

  it('a script marks its start and its end, and repeats a call without harm', async () => {
    const body = { name: 'checkout 2k rps', key: 'ci-7', namespaces: ['shop'], labels: { users: '2000' } };
    const started = runOf(await script('', body), 201);
    assert.deepEqual([started.from, started.to, started.author], [begin, null, 'script']);
    now += minute;
    assert.deepEqual(runOf(await script('', body)), started);
    now += 9 * minute;
    const ended = runOf(await script('/ci-7'));
    assert.equal(ended.to, begin + 10 * minute);
    now += minute;
    assert.deepEqual(runOf(await script('/ci-7')), ended);
    const noted = runOf(await script(`/${ended.id}`, { note: 'p95 210 ms' }, { method: 'PATCH' }));
    assert.deepEqual([noted.to, noted.note], [ended.to, 'p95 210 ms']);
    assert.deepEqual((await list()).runs, [noted]);
  });

  it('a script tells both times at once', async () => {
    const times = { from: '2025-11-21T08:00:00Z', to: begin - minute };
    const body = { name: 'nightly', key: 'n-1', author: 'jenkins', ...times };
    const run = runOf(await script('', body), 201);
    assert.deepEqual([run.from, run.to, run.author], [begin - 120 * minute, begin - minute, 'jenkins']);
    assert.equal(runOf(await script('', body)).id, run.id);
  });

  const refused: Array<[string, () => Promise<Answer>, RegExp]> = [
    [
      'no token',
      () => script('', { name: 'x' }, { headers: { authorization: '' } }),
      /^424 wrong-token: .*Authorization/,
    ],
    [
      'a wrong token',
      () => script('/x', undefined, { headers: { authorization: 'Bearer another-token-of-characters' } }),
      /^424 wrong-token: .*VIGIL_TOKEN/,
    ],
    [
      'a call that comes over Grafana',
      () => script('', { name: 'x' }, { headers: { [routeHeader]: 'testRuns' } }),
      /^403 forbidden: .*scripts/,
    ],
    ['no body', () => script(''), /^400 bad-request: The body is wrong/],
    ['no name', () => script('', {}), /name/],
    ['a name that is too long', () => script('', { name: 'x'.repeat(121) }), /name: at most 120 characters/],
    ['a note that is too long', () => script('', { name: 'x', note: 'x'.repeat(4001) }), /note: at most 4000/],
    [
      'to before from',
      () => script('', { name: 'x', from: begin, to: begin - 1 }),
      /^400 .*to: must be later than from/,
    ],
    ['a window in the future', () => script('', { name: 'x', from: begin + 3_600_000 }), /is in the future/],
    ['no real day', () => script('', { name: 'x', from: '2025-13-41T10:00:00Z' }), /from: there is no such day/],
    ['a moment beyond all calendars', () => script('', { name: 'x', from: 1e300 }), /^400 .*from/],
    ['seconds for milliseconds', () => script('', { name: 'x', from: 1_763_719_200 }), /not seconds/],
    ['an end without a start', () => script('', { name: 'x', to: begin }), /from: is needed where to is given/],
    ['a misspelt field', () => script('', { name: 'x', namespace: 'shop' }), /namespace/],
    ['the end of an unknown run', () => script('/nobody'), /^404 not-found: There is no test run "nobody"/],
    ['a key that is none', () => script('/a%20b'), /^400 .*a key is/],
    [
      'more than 64 KiB',
      () => script('', { name: 'x', note: 'x'.repeat(70_000) }),
      /^400 bad-request: The body is larger than 64 KiB/,
    ],
  ];
  for (const [name, call, words] of refused) {
    it(`refuses a script ${name}`, async () => {
      assert.match(problemOf(await call()), words);
      assert.deepEqual((await list()).runs, []);
    });
  }

  it('keeps the run of a key that is used for another one', async () => {
    const run = runOf(await script('', { name: 'nightly', key: 'n' }), 201);
    await script('/n');
    now += minute;
    assert.match(problemOf(await script('', { name: 'nightly', key: 'n' })), /^409 conflict: .*key of its own/);
    assert.match(problemOf(await script('', { name: 'weekly', key: 'n' })), /^409 conflict/);
    assert.match(problemOf(await script('/n', { to: begin - 1 })), /^400 .*later than from/);
    assert.deepEqual((await list()).runs, [{ ...run, to: begin + 1 }]);
  });

  it('refuses one more than it keeps, forgets none, and has room again after a delete', async () => {
    for (let index = 0; index < mostTestRuns.proxy; index += 1) {
      runOf(await script('', { name: 'x', key: `k-${index}` }), 201);
    }
    assert.match(problemOf(await script('', { name: 'one more' })), /^429 too-many: There are 1000 runs .*Delete some/);
    assert.equal((await viaGrafana('changeTestRun', 'Editor', draft)).statusCode, 429);
    runOf(await script('/k-0'));
    const { runs, most } = await list();
    assert.deepEqual([runs.length, most], [1000, 1000]);
    await viaGrafana('changeTestRun', 'Editor', { action: 'delete', id: runs[0]?.id });
    runOf(await script('', { name: 'one more' }), 201);
  });

  it('Editors save, edit, end and delete; newest first', async () => {
    const change = async (body: object) => {
      const answer = await viaGrafana('changeTestRun', 'Editor', body);
      assert.equal(answer.statusCode, 200, answer.body);
      return endpoints.changeTestRun.response.parse(answer.json()).run;
    };
    const saved = await change({ ...draft, note: 'before', scope: { namespaces: ['shop'] } });
    assert.deepEqual([saved.author, saved.key, saved.scope.namespaces], ['ada', null, ['shop']]);
    const open = await change({ action: 'save', name: 'still running', from: begin, to: null });
    assert.deepEqual(
      (await list()).runs.map(({ id }) => id),
      [open.id, saved.id]
    );
    now += minute;
    assert.equal((await change({ action: 'edit', id: saved.id, note: 'after' })).note, 'after');
    assert.equal((await change({ action: 'end', id: open.id })).to, begin + minute);
    assert.equal((await change({ action: 'delete', id: open.id })).id, open.id);
    assert.deepEqual(
      (await list()).runs.map(({ name, note, changedAt }) => [name, note, changedAt]),
      [['Friday peak', 'after', begin + minute]]
    );
  });

  const badChanges: Array<[string, object, RegExp]> = [
    ['an unknown id', { action: 'edit', id: '0123456789abcdef', note: 'x' }, /^404 not-found/],
    ['deleting an unknown id', { action: 'delete', id: '0123456789abcdef' }, /^404 not-found/],
    ['an id that is none', { action: 'delete', id: '../x' }, /^400 .*id: a run id is 16/],
    ['to before from', { ...draft, to: draft.from - 1 }, /^400 .*to: must be later than from/],
    ['a name too long', { ...draft, name: 'x'.repeat(121) }, /name: at most 120/],
    ['a moment beyond all calendars', { ...draft, from: 9e15 }, /^400 .*from/],
    ['too many namespaces', { ...draft, scope: { namespaces: Array.from({ length: 201 }, String) } }, /namespaces/],
    ['no action', { name: 'x' }, /action/],
  ];
  for (const [name, body, words] of badChanges) {
    it(`refuses an Editor ${name}`, async () => {
      assert.match(problemOf(await viaGrafana('changeTestRun', 'Editor', body)), words);
      assert.deepEqual((await list()).runs, []);
    });
  }

  it('lets Viewers read and nothing else', async () => {
    assert.match(problemOf(await viaGrafana('changeTestRun', 'Viewer', draft)), /^403 forbidden: .*role Editor/);
    assert.match(problemOf(await viaGrafana('testRuns', 'None')), /^403/);
    assert.deepEqual((await list()).runs, []);
  });

  it('says that nothing was changed when the store does not take it', async () => {
    await opened.store.close();
    assert.match(problemOf(await script('', { name: 'x' })), /^503 not-ready: Nothing was changed/);
    assert.match(problemOf(await viaGrafana('changeTestRun', 'Editor', draft)), /^503 not-ready/);
  });
});
