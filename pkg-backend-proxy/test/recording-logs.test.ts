import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { ContainerStatus } from '@vigil/core/kubernetes/pod';
import type { LogResult } from '../src/kubernetes/cluster-source.ts';
import { FakeClusterSource } from './fake-cluster-source.ts';
import { settle } from './manual-time.ts';
import { RecordingBench } from './recording-bench.ts';
import { samplePod, terminated } from './sample-pod.ts';

const crashed = (at: number, id: string, more: Partial<ContainerStatus> = {}): Partial<ContainerStatus> => ({
  ...{ restartCount: 1, containerId: `containerd://after-${id}`, state: { type: 'running', startedAt: at } },
  lastState: terminated(at, 137, 'OOMKilled', id),
  ...more,
});
/** Its own workload, so that each is an incident. */
const lonePod = (name: string, status: Partial<ContainerStatus>) =>
  samplePod(name, status, { metadata: { ...samplePod(name).metadata, owner: null } });
const captured: LogResult = { status: 'captured', text: 'words\n', truncated: false };

describe('logs of what broke', () => {
  let source: FakeClusterSource;
  let bench: RecordingBench;
  beforeEach(() => {
    source = new FakeClusterSource();
  });
  afterEach(() => bench.close());
  const begin = async (more = {}) => {
    bench = new RecordingBench([source], more);
    await bench.start();
  };
  const now = () => bench.time.now();

  it('fetches the newest first: a backlog holds up no fresh crash', async () => {
    const open: Array<() => void> = [];
    source.answerLog = () => new Promise((resolve) => open.push(() => resolve(captured)));
    await begin({ logConcurrency: 2 });
    for (let index = 0; index < 50; index += 1) {
      source.put('pods', lonePod(`old-${index}`, crashed(now(), `containerd://${index}`)));
    }
    await settle();
    await bench.time.pass(5_000);
    source.put('pods', lonePod('fresh', crashed(now(), 'containerd://fresh')));
    await settle();
    open.shift()?.();
    await settle();
    assert.equal(source.logRequests.at(-1)?.pod, 'fresh');
  });

  it('measures the time from the transition to the stored log', async () => {
    let finish: () => void = () => undefined;
    source.answerLog = () => new Promise((resolve) => (finish = () => resolve(captured)));
    await begin();
    source.put('pods', lonePod('p', crashed(now(), 'containerd://a')));
    await settle();
    await bench.time.pass(700);
    finish();
    await settle();
    assert.deepEqual(bench.ended, [{ status: 'captured', seconds: 0.7 }]);
  });

  it('says how many it had no room for, and why', async () => {
    source.answerLog = () => new Promise(() => undefined);
    await begin({ logQueue: 3, logConcurrency: 1 });
    for (let index = 0; index < 6; index += 1) {
      source.put('pods', lonePod(`p-${index}`, crashed(now(), `containerd://${index}`)));
      await settle();
    }
    const { queued, dropped, causes } = bench.service.health().logs;
    assert.deepEqual([queued, dropped, causes], [4, 2, [{ cause: 'queue-full', count: 2 }]]);
    const lost = (await bench.list()).filter(({ log }) => log.status === 'dropped').map(({ pod }) => pod);
    assert.deepEqual(lost.sort(), ['p-1', 'p-2'], 'the oldest that waited');
  });

  it('asks once more after 2 s when the runtime has it not yet', async () => {
    const answers: LogResult[] = [
      { status: 'gone', detail: 'unable to retrieve container logs for containerd://a' },
      captured,
    ];
    source.answerLog = () => answers.shift() ?? captured;
    await begin();
    source.put('pods', lonePod('p', crashed(now(), 'containerd://a')));
    await settle();
    assert.equal((await bench.only()).log.status, 'pending');
    await bench.time.pass(2_000);
    assert.equal((await bench.only()).log.status, 'captured');
    assert.equal(source.logRequests.length, 2);
  });

  it('keeps the message of the container when its log is gone', async () => {
    source.answerLog = () => ({ status: 'gone', detail: 'unable to retrieve container logs for containerd://a' });
    await begin();
    const lastState = terminated(now(), 1, 'Error', 'containerd://a', 'FATAL: no such table, password=swordfish');
    source.put('pods', lonePod('p', crashed(now(), 'containerd://a', { lastState })));
    await settle();
    await bench.time.pass(3_000);
    await bench.time.pass(2_000);
    const { message, log } = await bench.only();
    assert.equal(message, 'FATAL: no such table, password=[redacted]');
    assert.deepEqual([log.status, log.detail], ['gone', 'unable to retrieve container logs for containerd://a']);
    assert.deepEqual(bench.service.health().logs.causes, [{ cause: 'kubelet', count: 1 }]);
  });

  it('takes a container in CrashLoopBackOff by either word', async () => {
    source.answerLog = ({ previous }) =>
      previous ? { status: 'gone', detail: 'previous terminated container "app" in pod "p" not found' } : captured;
    await begin();
    const state = { type: 'waiting', reason: 'CrashLoopBackOff', message: 'back-off 10s' } as const;
    const own = { state, containerId: 'containerd://a', lastState: terminated(now(), 1, 'Error', 'containerd://a') };
    source.put('pods', lonePod('p', { ...own, restartCount: 3, ready: false }));
    await settle();
    await bench.time.pass(3_000);
    assert.deepEqual(
      source.logRequests.map(({ previous }) => previous),
      [true, false]
    );
    assert.equal((await bench.only()).log.status, 'captured');
  });

  it('names the init container', async () => {
    await begin();
    const pod = lonePod('p', { state: { type: 'waiting', reason: 'PodInitializing', message: '' }, containerId: null });
    const [main] = pod.containers;
    assert.ok(main);
    const init: ContainerStatus = {
      ...main,
      name: 'migrate',
      role: 'init',
      restartCount: 0,
      containerId: 'containerd://i',
    };
    init.state = terminated(now(), 2, 'Error', 'containerd://i');
    source.put('pods', { ...pod, phase: 'Pending', containers: [init, main] });
    await settle();
    await bench.time.pass(3_000);
    assert.deepEqual(
      source.logRequests.map(({ container, previous }) => [container, previous]),
      [['migrate', false]]
    );
  });

  it('leaves an API server alone that asks for it', async () => {
    const answers: LogResult[] = [{ status: 'failed', detail: 'Too many requests', retryAfterMs: 20_000 }];
    source.answerLog = () => answers.shift() ?? captured;
    await begin({ logConcurrency: 1 });
    source.put('pods', lonePod('a', crashed(now(), 'containerd://a')));
    await settle();
    source.put('pods', lonePod('b', crashed(now(), 'containerd://b')));
    await settle();
    await bench.time.pass(19_000);
    assert.equal(source.logRequests.length, 1, 'the other one waits as well');
    await bench.time.pass(1_000);
    assert.equal(source.logRequests.length, 3);
    assert.equal(bench.service.health().logs.captured, 2);
  });

  it('is not held up by a node that does not answer', async () => {
    source.answerLog = ({ pod }) =>
      pod === 'on-dead-node' ? { status: 'failed', detail: 'dial tcp: i/o timeout', retryAfterMs: 2_000 } : captured;
    await begin({ logConcurrency: 1 });
    source.put('pods', lonePod('on-dead-node', crashed(now(), 'containerd://a')));
    await settle();
    source.put('pods', lonePod('on-live-node', crashed(now(), 'containerd://b')));
    await settle();
    const states = (await bench.list()).map(({ pod, log }) => `${pod} ${log.status}`).sort();
    assert.deepEqual(states, ['on-dead-node pending', 'on-live-node captured']);
    for (const wait of [2_000, 8_000, 30_000]) {
      await bench.time.pass(wait);
    }
    assert.deepEqual(bench.service.health().logs.causes, [{ cause: 'unreachable', count: 1 }]);
  });

  it('stores no secrets: not in the log, the message, the detail or the events', async () => {
    const secrets = [
      ['Authorization: Bearer abcdef0123456789', 'abcdef0123456789'],
      ['password=swordfish-99', 'swordfish-99'],
      ['Set-Cookie: session=c00kie-value', 'c00kie-value'],
      ['x-api-key: k3y-of-the-api', 'k3y-of-the-api'],
      ['AWS AKIAIOSFODNN7EXAMPLE', 'AKIAIOSFODNN7EXAMPLE'],
      ['-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----', 'MIIEvQIBADANBg'],
    ] as const;
    const text = secrets.map(([line]) => line).join('\n');
    source.answerLog = () => ({ status: 'captured', text: `${text}\n`, truncated: false });
    await begin();
    const lastState = terminated(now(), 1, 'Error', 'containerd://a', text);
    const pod = lonePod('p', crashed(now(), 'containerd://a', { lastState }));
    source.put('pods', pod);
    const { metadata } = samplePod('event');
    source.put('events', {
      ...{ metadata: { ...metadata, uid: 'uid-event' }, type: 'Warning', reason: 'BackOff', message: text, count: 1 },
      ...{ firstSeen: now(), lastSeen: now() },
      object: { kind: 'Pod', namespace: 'shop', name: 'p', uid: pod.metadata.uid, fieldPath: '' },
    });
    await settle();
    await bench.time.pass(5_000);
    const incidents = await bench.list();
    const stored = await Promise.all(
      incidents.map(async ({ id }) => [await bench.store.find(id), await bench.store.log(id)])
    );
    const all = JSON.stringify([incidents, stored]);
    assert.match(all, /\[redacted\]/);
    assert.ok(
      stored.some(([detail]) => detail && 'events' in detail && detail.events.length > 0),
      'events are stored'
    );
    for (const [, secret] of secrets) {
      assert.ok(!all.includes(secret), secret);
    }
  });
});
