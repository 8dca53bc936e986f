import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { endpoints } from '@vigil/core/contract/endpoints';
import { grafanaContext, headersOf, HttpBench, assertProblem } from './http-bench.ts';

describe('http: marks', () => {
  let bench: HttpBench;
  beforeEach(async () => {
    bench = await HttpBench.open();
  });
  afterEach(() => bench.close());

  it('marks for Editors, in the name of the user, and tells every reader', async () => {
    const leave = new AbortController();
    const records = bench.hub.subscribe(leave.signal)[Symbol.asyncIterator]();
    const answer = await bench.act({ action: 'mute', ids: [bench.id, '0123456789abcdef'], until: 5, text: 'known' });
    const { incidents, unknown } = endpoints.markIncidents.response.parse(answer.json());
    assert.deepEqual(unknown, ['0123456789abcdef']);
    assert.deepEqual(incidents[0]?.muted, { author: 'bob', at: 2, until: 5, text: 'known' });
    const { value } = await records.next();
    assert.equal(value.type === 'incident' && value.incident.muted?.author, 'bob');
    leave.abort();
    const detail = endpoints.incident.response.parse((await bench.ask('incident')).json());
    assert.deepEqual(
      detail.actions.map(({ action, author }) => [action, author]),
      [['mute', 'bob']]
    );
  });

  it('calls a visitor without an account anonymous', async () => {
    for (const context of [{ OrgRole: 'Editor' }, { OrgRole: 'Editor', Login: '' }, { OrgRole: 'Editor', Login: 7 }]) {
      const answer = await bench.act(
        { action: 'note', ids: [bench.id], text: 'x' },
        { 'x-grafana-context': JSON.stringify(context) }
      );
      assert.equal(endpoints.markIncidents.response.parse(answer.json()).incidents[0]?.note?.author, 'anonymous');
    }
  });

  const mark = (more: object) => ({ action: 'acknowledge', ids: [bench.id], until: null, text: '', ...more });
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
    ['too many ids', () => mark({ ids: Array.from({ length: 101 }, () => bench.id) }), {}, /ids/],
    ['an end that is past', () => mark({ until: 2 }), {}, /until: must be later than now/],
    ['an end that is no moment', () => mark({ until: 'tomorrow' }), {}, /until/],
    ['no end at all', () => mark({ until: undefined }), {}, /until/],
    ['a text too long', () => mark({ text: 'x'.repeat(2001) }), {}, /text/],
  ];
  for (const [name, payload, more, detail] of badBodies) {
    it(`refuses a body with ${name}`, async () => {
      assert.match(assertProblem(await bench.act(payload(), more), 'bad-request').detail, detail);
      const { incident } = endpoints.incident.response.parse((await bench.ask('incident')).json());
      assert.equal(incident.acknowledged, null);
    });
  }

  it('marks for no Viewer', async () => {
    const answer = await bench.act(mark({}), { 'x-grafana-context': grafanaContext('Viewer') });
    assertProblem(answer, 'forbidden');
  });

  it('says that nothing was marked when the store does not take it', async () => {
    bench.store.mark = () => Promise.reject(new Error('attempt to write a readonly database'));
    const problem = assertProblem(await bench.act(mark({})), 'not-ready');
    assert.match(problem.detail, /Nothing was changed/);
    assert.doesNotMatch(problem.detail, /readonly database/);
  });

  it('refuses a body where none is read', async () => {
    const headers = headersOf('health', { 'content-type': 'application/json' });
    const answer = await bench.app.inject({ method: 'GET', url: bench.urlOf('health'), headers, payload: '{}' });
    assert.match(assertProblem(answer, 'bad-request').detail, /takes no body/);
  });
});
