import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { InboxBot } from './bots/bots.ts';
import { freePort, prepareHome, type ProxyHome, ProxyProcess } from './proxy-process.ts';
import { oomKilledPod } from './oom-killed-pod.ts';
import { FakeServer } from './watch-fake-server.ts';

const podsPath = '/api/v1/pods';
const killAt = new URL('./notif-kill-at.ts', import.meta.url).href;
const count = 12;

describe('the whole proxy', () => {
  let cluster: FakeServer;
  let bot: InboxBot;
  let home: ProxyHome;
  const children = new Set<ProxyProcess>();

  beforeEach(async () => {
    cluster = new FakeServer();
    await cluster.start();
    bot = await new InboxBot().start();
    home = await prepareHome({ prod: cluster.url });
    writeFileSync(
      join(home.folder, 'vigil.yaml'),
      `notifications:
  allowTargets: [127.0.0.1]
  receivers: [{ name: team, timeout: 1s, retry: { first: 10ms, longest: 50ms }, webhook: { url: "${bot.url}" } }]
  route: { receiver: team, groupWait: 0s, groupInterval: 0s, groupBy: [subject] }
`
    );
  });
  afterEach(async () => {
    await Promise.all([...children].map((child) => child.kill()));
    children.clear();
    await cluster.kill();
    await bot.stop();
  });

  const launch = (port: number, more: Record<string, string> = {}) => {
    const child = new ProxyProcess({ ...home, port }, { VIGIL_CONFIG: join(home.folder, 'vigil.yaml'), ...more });
    children.add(child);
    return child;
  };
  const breakPods = (from: number, to: number) => {
    for (let index = from; index < to; index += 1) {
      cluster.put(podsPath, `uid-${index}`, oomKilledPod(), `service-${index}`);
    }
  };
  const told = () => new Set(bot.taken.map(({ text }) => /service-\d+/.exec(text)?.[0] ?? 'none'));

  const untilAtRest = (child: ProxyProcess) =>
    child.until(async () => !/state="(waiting|sending)"/.test(await (await fetch(`${child.url}/metrics`)).text()));

  // Every transaction of a delivery, from the incident itself to what became of its message.
  const steps: Array<[string, number]> = [
    ...['before record', 'after record', 'before route', 'after route', 'before tellDue', 'after tellDue'].map(
      (step): [string, number] => [step, 0]
    ),
    ...['before claim', 'after claim'].map((step): [string, number] => [step, 0]),
    // What the service had and nobody could write down: as many as are on their way at once.
    ['before end', 4],
    ['after end', 4],
  ];
  for (const [step, mostDoubles] of steps) {
    it(
      `killed ${step} loses no message${mostDoubles > 0 ? '' : ' and sends none twice'}`,
      { timeout: 120_000 },
      async () => {
        breakPods(0, count);
        const killed = launch(home.port, { NODE_OPTIONS: `--import ${killAt}`, VIGIL_TEST_KILL: step });
        assert.equal(await killed.exitCode(), null, killed.words());
        const child = launch(home.port);
        await bot.until(() => told().size === count);
        await untilAtRest(child);
        assert.ok(bot.doubles <= mostDoubles, `${bot.doubles} came twice`);
        const keys = new Set(bot.taken.map(({ headers }) => headers['idempotency-key']));
        assert.equal(keys.size, count, 'what comes twice comes under the same key');
      }
    );
  }

  it('killed while services answer loses no message', { timeout: 120_000 }, async () => {
    bot.moods.push(...Array.from({ length: count }, () => ({ kind: 'slow' as const, ms: 800 })));
    breakPods(0, count);
    const killed = launch(home.port);
    await bot.until(() => bot.taken.length > 0);
    await killed.kill();
    const child = launch(home.port);
    await bot.until(() => told().size === count);
    await untilAtRest(child);
    assert.equal(new Set(bot.taken.map(({ headers }) => headers['idempotency-key'])).size, count);
  });

  it('beside another on the same store and cluster tells everything once', { timeout: 120_000 }, async () => {
    const pair = [launch(home.port), launch(await freePort())];
    await Promise.all(pair.map((child) => child.untilReady()));
    breakPods(0, 40);
    await bot.until(() => told().size === 40);
    // One of them dies; what it held comes through the other.
    await pair[0]?.kill();
    breakPods(40, 60);
    await bot.until(() => told().size === 60);
    const [, other = assert.fail()] = pair;
    await untilAtRest(other);
    assert.ok(bot.taken.length <= 64 && bot.doubles === bot.taken.length - 60, `${bot.taken.length} came`);
    const incidents = await other.incidents();
    assert.deepEqual([...new Set(incidents.map(({ occurrences }) => occurrences))], [1]);
  });
});
