import assert from 'node:assert/strict';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { type EndpointName, endpoints } from '@vigil/core/contract/endpoints';
import { Problem } from '@vigil/core/contract/problem';
import { recordingOf } from './sample-recording.ts';
import { headersOf, HttpBench } from './http-bench.ts';

describe('http: over a socket', () => {
  let bench: HttpBench;
  let port: number;
  beforeEach(async () => {
    bench = await HttpBench.open();
    await bench.app.listen({ host: '127.0.0.1', port: 0 });
    port = (bench.app.server.address() as AddressInfo).port;
  });
  afterEach(() => bench.close());

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
    const answer = await open(bench.urlOf(name), headersOf(name));
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
    const { incidents } = await bench.store.record([recordingOf({ at: 5000 })]);
    bench.hub.publish({ incidents, removed: ['0123456789abcdef'] });
    const record = await nextOtherThan('changes', lines, 'heartbeat');
    assert.deepEqual(record, { type: 'removed', id: '0123456789abcdef' });
    assert.equal((await nextOtherThan('changes', lines, 'heartbeat')).type, 'incident');
    const closed = bench.streams.close();
    assert.equal((await nextOtherThan('changes', lines, 'heartbeat')).type, 'end');
    await closed;
    assert.equal((await lines.next()).done, true);
  });

  it('streams a log, without its secrets, to its end', async () => {
    bench.source.follow = async function* () {
      yield { time: '2026-01-01T00:00:00Z', text: 'password hunter2' };
    };
    const { lines } = await openStream('liveLog');
    assert.equal((await nextRecord('liveLog', lines)).type, 'heartbeat');
    assert.equal((await nextOtherThan('liveLog', lines, 'heartbeat'))['text'], 'password ***');
    assert.deepEqual(await nextRecord('liveLog', lines), { type: 'end', reason: 'The container has ended.' });
    assert.equal((await lines.next()).done, true);
  });

  it('ends a log it can not follow with the reason', async () => {
    bench.source.follow = async function* () {
      throw new Error('container "app" is waiting to start');
    };
    const { lines } = await openStream('liveLog');
    const record = await nextOtherThan('liveLog', lines, 'heartbeat');
    assert.deepEqual(record, { type: 'end', reason: 'container "app" is waiting to start' });
  });

  it('stops following when the reader leaves', async () => {
    const aborted = new Promise<void>((resolve) => {
      bench.source.follow = async function* (signal) {
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
    const refused = await open(bench.urlOf('changes'), headersOf('changes'));
    assert.equal(refused.statusCode, 429);
    assert.equal(Problem.parse(JSON.parse(await body(refused))).code, 'too-many');
    first.answer.destroy();
    while (bench.streams.open > 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    await openStream('changes');
    assert.equal(bench.hub.readers, 2);
  });
});
