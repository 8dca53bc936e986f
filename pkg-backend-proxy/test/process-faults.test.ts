import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { type ProxyHome, prepareHome, ProxyProcess } from './proxy-process.ts';
import { FakeServer, json } from './watch-fake-server.ts';

const allPods = '/api/v1/pods';
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** As the API server gives a pod whose container was OOM killed and runs again. */
function brokenPod(containerId: string, restartCount = 1): Record<string, unknown> {
  const at = new Date().toISOString();
  const terminated = { exitCode: 137, reason: 'OOMKilled', containerID: containerId, startedAt: at, finishedAt: at };
  const status = {
    ...{ name: 'app', ready: true, started: true, restartCount, image: 'a:1', imageID: '', containerID: 'x://new' },
    ...{ state: { running: { startedAt: at } }, lastState: { terminated } },
  };
  return {
    spec: { nodeName: 'node-1', restartPolicy: 'Always', containers: [{ name: 'app', image: 'a:1', resources: {} }] },
    status: { phase: 'Running', startTime: at, conditions: [], containerStatuses: [status] },
  };
}

/** Every log of the cluster says whose it is. */
function answerLogs(cluster: FakeServer, names: readonly string[], from: string): void {
  for (const name of names) {
    const path = `/api/v1/namespaces/shop/pods/${name}/log`;
    const text = `2026-01-01T00:00:00Z last words of ${name} in ${from}\n`;
    cluster.intercept(path, (_request, response) => void response.end(text), Number.POSITIVE_INFINITY);
  }
}

describe('the process', () => {
  const [one, two] = [new FakeServer(), new FakeServer()];
  const running = new Set<ProxyProcess>();
  before(async () => {
    await one.start();
    await two.start();
  });
  after(async () => {
    await one.kill();
    await two.kill();
  });
  afterEach(async () => {
    await Promise.all([...running].map((proxy) => proxy.kill()));
    running.clear();
  });
  const launch = (home: ProxyHome, more: Record<string, string> = {}) => {
    const proxy = new ProxyProcess(home, more);
    running.add(proxy);
    return proxy;
  };

  it('loses and doubles nothing of a burst in the midst of which it is killed', { timeout: 90_000 }, async () => {
    const home = await prepareHome({ prod: one.url });
    const names = Array.from({ length: 240 }, (_, index) => `burst-${index}`);
    answerLogs(one, names, 'one');
    let proxy = launch(home);
    await proxy.untilReady();
    let sent = 0;
    const burst = (async () => {
      for (const name of names) {
        one.put(allPods, `uid-${name}`, brokenPod(`x://${name}`), name);
        sent += 1;
        await pause(5);
      }
    })();
    for (const point of [60, 150]) {
      await proxy.until(async () => sent >= point);
      await proxy.kill();
      proxy = launch(home);
    }
    await burst;
    await proxy.until(async () => (await proxy.incidents()).length >= names.length);
    await proxy.until(async () => (await proxy.incidents()).every(({ log }) => log.status === 'captured'));
    const all = await proxy.incidents();
    assert.deepEqual(all.map(({ pod }) => pod).sort(), names.toSorted());
    assert.deepEqual([...new Set(all.map(({ occurrences }) => occurrences))], [1]);
    names.forEach((name) => one.remove(allPods, `uid-${name}`));
  });

  it('keeps clusters apart, and watches one while the other is down', { timeout: 60_000 }, async () => {
    const home = await prepareHome({ one: one.url, two: two.url });
    answerLogs(one, ['same'], 'one');
    answerLogs(two, ['same'], 'two');
    one.put(allPods, 'uid-same', brokenPod('x://same'), 'same');
    two.put(allPods, 'uid-same', brokenPod('x://same'), 'same');
    const proxy = launch(home, { VIGIL_CONTEXTS: 'one,two' });
    await proxy.untilReady();
    await proxy.until(
      async () => (await proxy.incidents()).filter(({ log }) => log.status === 'captured').length === 2
    );
    const incidents = await proxy.incidents();
    assert.deepEqual(incidents.map(({ cluster }) => cluster).sort(), ['one', 'two']);
    for (const { id, cluster } of incidents) {
      assert.match((await proxy.ask('incidentLog', `?id=${id}`)).text, new RegExp(`in ${cluster}`));
    }
    await one.kill();
    await proxy.until(async () => (await proxy.ask('health')).clusters.some(({ reachable }) => !reachable));
    two.put(allPods, 'uid-same', brokenPod('x://again', 2), 'same');
    await proxy.until(async () => (await proxy.incidents()).some(({ occurrences }) => occurrences === 2));
    const now = Object.fromEntries((await proxy.incidents()).map((incident) => [incident.cluster, incident.state]));
    assert.deepEqual(now, { one: 'open', two: 'open' });
    await one.start();
    await proxy.until(async () => (await proxy.ask('health')).clusters.every(({ reachable }) => reachable));
    one.remove(allPods, 'uid-same');
    two.remove(allPods, 'uid-same');
  });

  it('records with a role for one namespace only', { timeout: 60_000 }, async () => {
    const home = await prepareHome({ prod: one.url });
    const forbidden = ['/api/v1/nodes', '/api/v1/namespaces', allPods, '/api/v1/events'];
    for (const path of forbidden) {
      one.intercept(path, (_request, response) => json(response, 403, { message: `no ${path} for you` }), 1e6);
    }
    answerLogs(one, ['scoped'], 'one');
    const proxy = launch(home, { VIGIL_NAMESPACES: 'shop' });
    await proxy.untilReady();
    one.put('/api/v1/namespaces/shop/pods', 'uid-scoped', brokenPod('x://scoped'), 'scoped');
    await proxy.until(async () => (await proxy.incidents()).some(({ log }) => log.status === 'captured'));
    const { clusters } = await proxy.ask('health');
    const states = new Map(clusters[0]?.watches.map(({ kind, state }) => [kind, state]));
    assert.equal(clusters[0]?.reachable, true);
    assert.deepEqual([states.get('pods (shop)'), states.get('nodes')], ['synced', 'forbidden']);
    forbidden.forEach((path) => one.intercept(path, () => undefined, 0));
    await proxy.kill();
    const again = launch(home, { VIGIL_NAMESPACES: 'shop' });
    await again.untilReady();
    assert.deepEqual(
      (await again.incidents()).map(({ state, occurrences }) => [state, occurrences]),
      [['open', 1]]
    );
  });
});
