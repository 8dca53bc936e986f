import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { watchCluster } from '../src/kubernetes/cluster-watch.ts';
import type { ClusterSource } from '../src/kubernetes/cluster-source.ts';
import { connectCluster } from '../src/kubernetes/connect-cluster.ts';
import { watchTimings } from '../src/kubernetes/watch-timings.ts';
import { clusterObjects, user } from './cluster-objects.ts';
import { findAssets } from './find-assets.ts';
import { connectAs, openWatch, type OpenWatch, quickTimings, until } from './open-watch.ts';
import { type ControlPlane, startControlPlane } from './start-control-plane.ts';

const { assets, skip } = findAssets(process.env);
const burst = 200;
const frozenMs = 20_000;
/** The time is for starts and for what the API server remembers (that a token was good: 10 s), not measured. */
const scenario = (name: string, run: () => Promise<void>) => it(name, { skip, timeout: 180_000 }, run);

describe('against a real kube-apiserver', () => {
  let plane: ControlPlane;
  let make: ReturnType<typeof clusterObjects>;
  let namespace: string;
  let count = 0;
  let closing: Array<() => Promise<void>>;

  before(async () => {
    if (assets) {
      plane = await startControlPlane(assets);
      make = clusterObjects(plane.admin);
    }
  });
  after(async () => {
    if (assets) {
      await plane.stop();
    }
  });
  beforeEach(async () => {
    closing = [];
    if (assets) {
      namespace = `scenario-${(count += 1)}`;
      await make.namespace(namespace);
    }
  });
  afterEach(async () => {
    await Promise.all(closing.map((close) => close()));
  });

  const reader = (): string => plane.tokenOf('reader');
  const open = async (timings = quickTimings): Promise<OpenWatch> => {
    await make.allow(user('reader'), ['pods'], namespace, 'read-pods');
    const opened = openWatch(connectAs(plane, reader(), timings), namespace, timings);
    closing.push(opened.close);
    await until('it is synced', () => opened.watch.health().state === 'synced');
    return opened;
  };
  const cluster = (token: string, namespaces: string[] = []): ClusterSource => {
    const connection = connectAs(plane, token);
    const source = watchCluster({ name: 'real', connection, namespaces, timings: quickTimings });
    closing.push(() => source.stop());
    source.start(() => undefined);
    return source;
  };
  const hears = async (opened: OpenWatch, name: string) => {
    await make.pod(namespace, name);
    await until(`${name} is heard of`, () => opened.names().includes(name));
  };

  scenario('list and watch of pods: additions, changes and deletions come in their order', async () => {
    const { metadata } = await make.pod(namespace, 'web-0');
    const opened = await open();
    await make.status(namespace, 'web-0', 'soon gone');
    await make.removePod(namespace, 'web-0');
    await until('it is gone', () => opened.names().length === 0);
    const verbs = opened.told.filter((line) => line.endsWith(metadata.uid)).map((line) => line.split(' ')[0]);
    assert.equal(verbs[0], 'added');
    assert.ok(verbs.slice(1, -1).every((verb) => verb === 'changed') && verbs.length >= 3, verbs.join());
    assert.equal(verbs.at(-1), 'deleted');
    const { lagSeconds } = opened.watch.health();
    assert.ok(lagSeconds !== null && lagSeconds !== undefined && lagSeconds <= 30, `lag ${lagSeconds}`);
  });

  scenario(`a burst of ${burst} pods and as many status changes: nothing is lost, nothing comes twice`, async () => {
    const opened = await open();
    const names = Array.from({ length: burst }, (_, index) => `burst-${index}`);
    await Promise.all(names.map((name) => make.pod(namespace, name)));
    await Promise.all(names.map((name) => make.status(namespace, name, `message of ${name}`)));
    const lastWord = () => opened.watch.objects().filter(({ metadata, message }) => message.endsWith(metadata.name));
    await until('all have their message', () => lastWord().length === burst);
    assert.equal(opened.told.filter((line) => line.startsWith('added')).length, burst);
    assert.equal(opened.watch.health().relists, 0);
  });

  scenario('a list of several pages is complete', async () => {
    const names = Array.from({ length: 25 }, (_, index) => `page-${index}`);
    await Promise.all(names.map((name) => make.pod(namespace, name)));
    const opened = await open({ ...quickTimings, pageSize: 4 });
    assert.deepEqual(opened.names(), names.sort());
  });

  scenario(
    'API server killed and restarted: is stale meanwhile, catches up by itself, tells nothing twice',
    async () => {
      const opened = await open();
      await hears(opened, 'before');
      await plane.killApiserver();
      await until('it is stale', () => opened.watch.health().state === 'stale');
      assert.deepEqual(opened.names(), ['before']);
      await plane.startApiserver();
      await until('it is synced', () => opened.watch.health().state === 'synced');
      await hears(opened, 'after');
      assert.equal(opened.told.filter((line) => line.startsWith('added')).length, 2);
      assert.equal(opened.told.filter((line) => line.startsWith('deleted')).length, 0);
    }
  );

  scenario('compaction while away (410): lists again and tells what was deleted meanwhile', async () => {
    const opened = await open();
    await hears(opened, 'deleted-meanwhile');
    await hears(opened, 'stays');
    opened.cut(true);
    await until('it is stale', () => opened.watch.health().state === 'stale');
    await make.removePod(namespace, 'deleted-meanwhile');
    await make.pod(namespace, 'new-meanwhile');
    await plane.compact();
    // A fresh API server has no older states in its cache either.
    await plane.killApiserver();
    await plane.startApiserver();
    opened.cut(false);
    await until('it caught up', () => opened.names().join() === 'new-meanwhile,stays');
    assert.equal(opened.watch.health().relists, 1);
    assert.equal(opened.told.filter((line) => line.startsWith('deleted deleted-meanwhile')).length, 1);
  });

  scenario(
    `API server frozen for ${frozenMs / 1000} s (SIGSTOP): is stale, and catches up after it goes on`,
    async () => {
      const opened = await open({ ...quickTimings, idleTimeout: 5_000, headerTimeout: 5_000 });
      await hears(opened, 'before');
      plane.freeze();
      try {
        const thawAt = Date.now() + frozenMs;
        await until('it is stale', () => opened.watch.health().state === 'stale');
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, thawAt - Date.now())));
      } finally {
        plane.thaw();
      }
      await until('it is synced', () => opened.watch.health().state === 'synced');
      await hears(opened, 'after');
      assert.deepEqual(opened.names(), ['after', 'before']);
    }
  );

  scenario('403 for one kind by RBAC: the rest goes on, health says which, and it recovers when allowed', async () => {
    await make.allow(user('reader'), ['pods'], null, `pods-${namespace}`);
    const source = cluster(reader());
    await until('it is ready', () => source.ready());
    const { missing, objects } = source.snapshot();
    assert.equal(missing.pods, undefined);
    assert.ok(Array.isArray(objects.pods));
    assert.match(missing.nodes ?? '', /nodes is forbidden: User "reader".*Grant list and watch on nodes/);
    await make.allow(user('reader'), ['nodes'], null, `nodes-${namespace}`);
    await until('nodes are allowed', () => source.snapshot().missing.nodes === undefined);
  });

  scenario('namespace-scoped role: health says which setting to use, and with it the namespace is read', async () => {
    await make.pod(namespace, 'web-0');
    const everything = ['pods', 'events', 'services', 'persistentvolumeclaims', 'deployments', 'replicasets'];
    await make.allow(user('shopper'), everything, namespace, 'read-shop');
    const wide = cluster(plane.tokenOf('shopper'));
    await until('it is refused', () => wide.ready());
    assert.match(wide.snapshot().missing.pods ?? '', /pods is forbidden.*VIGIL_NAMESPACES=/);
    const narrow = cluster(plane.tokenOf('shopper'), [namespace]);
    await until('its namespace is read', () => narrow.snapshot().objects.pods.length === 1);
    assert.equal(narrow.snapshot().missing.pods, undefined);
  });

  scenario('401 after token rotation: is stale with the old token, and goes on with the renewed file', async () => {
    const account = `vigil-${namespace}`;
    await plane.admin.create('/api/v1/namespaces/default/serviceaccounts', { metadata: { name: account } });
    const subject = { kind: 'ServiceAccount', name: account, namespace: 'default' };
    await make.allow(subject, ['pods'], namespace, 'read-pods');
    const folder = mkdtempSync(join(tmpdir(), 'vigil-account-'));
    const write = (name: string, content: string) => writeFileSync(join(folder, name), content);
    write('ca.crt', plane.authority);
    write('token', await make.accountToken(account, `first-${namespace}`));
    process.env['KUBERNETES_SERVICE_HOST'] = '127.0.0.1';
    process.env['KUBERNETES_SERVICE_PORT'] = String(plane.port);
    // The right to watch is looked at when a watch opens: short ones show the loss of it soon.
    const timings = { ...quickTimings, watchSeconds: [1, 2] as const };
    const opened = openWatch(connectCluster({ from: 'in-cluster', folder }, timings), namespace, timings);
    closing.push(opened.close);
    await until('it is synced', () => opened.watch.health().state === 'synced');
    await plane.admin.remove(`/api/v1/namespaces/default/secrets/first-${namespace}`);
    await until('it is refused', () => opened.watch.health().state === 'stale');
    assert.match(opened.watch.health().problem ?? '', /Unauthorized/);
    write('token', await make.accountToken(account, `second-${namespace}`));
    await until('it is synced', () => opened.watch.health().state === 'synced');
    await hears(opened, 'after');
    rmSync(folder, { recursive: true });
  });

  scenario(
    'StatefulSet pod re-created under the same name: the old one is deleted before the new one is added',
    async () => {
      const opened = await open();
      const first = await make.pod(namespace, 'web-0');
      await make.removePod(namespace, 'web-0');
      const second = await make.pod(namespace, 'web-0');
      await until('the second is known', () => opened.watch.objects()[0]?.metadata.uid === second.metadata.uid);
      const deleted = opened.told.indexOf(`deleted web-0 ${first.metadata.uid}`);
      const added = opened.told.indexOf(`added web-0 ${second.metadata.uid}`);
      assert.ok(deleted >= 0 && deleted < added, opened.told.join('\n'));
    }
  );

  scenario('log of a pod that is on no node: is told in the words of the API server', async () => {
    await make.pod(namespace, 'web-0');
    await make.allow(user('reader'), ['pods/log'], namespace, 'read-logs');
    const source = cluster(reader(), [namespace]);
    const request = { namespace, pod: 'web-0', container: 'app', previous: false, tailLines: 10, limitBytes: 1_000 };
    const result = await source.fetchLog(request);
    assert.equal(result.status, 'failed');
    assert.match('detail' in result ? result.detail : '', /web-0/);
  });

  scenario('stop() during a watch: silent and final', async () => {
    const opened = await open(watchTimings);
    await opened.watch.stop();
    await make.pod(namespace, 'late');
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.deepEqual(opened.told, []);
  });
});
