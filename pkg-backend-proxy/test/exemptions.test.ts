import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { EndpointName } from '@vigil/core/contract/endpoints';
import { ExemptionAnswer, ExemptionList, mostExemptions } from '@vigil/core/contract/exemptions';
import type { Pod } from '@vigil/core/kubernetes/pod';
import { callAs, problemOf } from './call-as.ts';
import { FakeClusterSource } from './fake-cluster-source.ts';
import { openApp, type OpenedApp } from './open-app.ts';
import { samplePod } from './sample-pod.ts';

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
  let opened: OpenedApp;
  let source: FakeClusterSource;
  let now = begin;
  beforeEach(() => {
    now = begin;
    source = new FakeClusterSource('prod');
    opened = openApp({ now: () => now, sources: [source] });
  });
  afterEach(() => opened.close());

  const call = (name: EndpointName, role: string, body?: unknown, login?: string) =>
    callAs(opened.app, name, role, body, login);
  const change = async (body: unknown, login?: string) => {
    const answer = await call('changeExemption', 'Editor', body, login);
    assert.equal(answer.statusCode, 200, answer.body);
    return ExemptionAnswer.parse(answer.json()).exemption;
  };
  const problem = async (body: unknown, role = 'Editor') => problemOf(await call('changeExemption', role, body));
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
      await opened.store.exemptions.change(
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
    await opened.store.close();
    assert.match(await problem(draft), /^503 not-ready: Nothing was changed/);
  });
});
