import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { findGrafana, isSupported } from '../src/host/find-grafana.ts';
import { startHost, type Host } from '../src/host/start-host.ts';
import { as, id, pluginDist, send, startHostWorld, type HostWorld } from './fixtures/host-world.ts';

let world: HostWorld;
let host: Host;
before(async () => {
  world = await startHostWorld();
  host = await world.start();
});
beforeEach(() => {
  world.upstream.reset();
  world.prometheus.reset();
});
after(async () => {
  await host.close();
  await world.stop();
});

const proxy = (path: string, options?: Parameters<typeof send>[2]) =>
  send(host, `/api/plugin-proxy/${id}/${path}`, options);

describe('plugin settings', () => {
  const url = () => `${host.url}/api/plugins/${id}/settings`;
  const post = (body: object, role = 'Admin') =>
    fetch(url(), {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...as(role) },
    });
  let original: Host;
  before(async () => {
    original = host;
    host = await world.start();
  });
  after(async () => {
    await host.close();
    host = original;
  });

  it('names the secrets that are set and never gives them', async () => {
    const text = await (await fetch(url())).text();
    assert.deepEqual(JSON.parse(text).secureJsonFields, { token: true });
    assert.ok(!text.includes('s3cret'));
  });

  it('lists the language files', async () => {
    const { translations } = await (await fetch(url())).json();
    assert.equal(translations['zh-Hans'], `public/plugins/${id}/locales/zh-Hans/${id}.json`);
  });

  it('is for administrators', async () => {
    assert.equal((await post({ enabled: true }, 'Editor')).status, 403);
  });

  it('replaces jsonData, merges secrets, and disables when `enabled` is left out', async () => {
    await post({ enabled: true, jsonData: { other: 1 }, secureJsonData: { more: 'x', token: '' } });
    const changed = await (await fetch(url())).json();
    assert.deepEqual(changed.jsonData, { other: 1 });
    assert.deepEqual(changed.secureJsonFields, { more: true });
    await post({ jsonData: { upstream: world.upstream.url } });
    assert.equal((await (await fetch(url())).json()).enabled, false);
    const answer = await proxy('v1/echo');
    assert.deepEqual([answer.status, JSON.parse(answer.text).message], [404, 'Plugin is not enabled']);
  });
});

describe('page and account', () => {
  it('keeps role, theme and language of the URL in cookies, and ignores unknown ones', async () => {
    const answer = await fetch(`${host.url}/a/${id}/one?role=Viewer&theme=light&lang=xx`);
    assert.deepEqual(
      answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]),
      ['sandbox_role=Viewer', 'sandbox_theme=light', 'sandbox_lang=en-US']
    );
  });

  it('shows a viewer no page of administrators', async () => {
    const menu = async (role: string) => (await fetch(`${host.url}/sandbox/boot.js`, { headers: as(role) })).text();
    assert.ok((await menu('Admin')).includes('"text":"Settings"'));
    assert.ok(!(await menu('Viewer')).includes('"text":"Settings"'));
  });

  it('grants what plugin.json grants to the role', async () => {
    const actions = async (role: string) =>
      (await fetch(`${host.url}/api/access-control/user/actions`, { headers: as(role) })).json();
    assert.equal((await actions('Editor'))[`${id}.incidents:acknowledge`], true);
    assert.equal((await actions('Viewer'))[`${id}.incidents:acknowledge`], undefined);
  });

  it('serves the plugin, and nothing outside its folder', async () => {
    assert.equal((await fetch(`${host.url}/public/plugins/${id}/module.js`)).status, 200);
    assert.equal((await send(host, `/public/plugins/${id}/..%2F..%2Fhost.test.ts`)).status, 404);
  });

  it('has the icons and fonts that npm packages lack', async () => {
    for (const path of [
      'build/img/icons/unicons/home.svg',
      'build/img/icons/unicons/no-such.svg',
      'fonts/inter/Inter-Regular.woff2',
    ]) {
      assert.equal((await fetch(`${host.url}/public/${path}`)).status, 200, path);
    }
  });

  it('shortens relative paths only', async () => {
    const post = (path: string) =>
      fetch(`${host.url}/api/short-urls`, {
        method: 'POST',
        body: JSON.stringify({ path }),
        headers: { 'content-type': 'application/json' },
      });
    const { url } = await (await post('a/x?y=1')).json();
    const followed = await fetch(url, { redirect: 'manual' });
    assert.deepEqual([followed.status, followed.headers.get('location')], [302, '/a/x?y=1']);
    assert.equal((await post('/a/x')).status, 400);
  });

  it('answers unknown calls with 404 as JSON', async () => {
    const answer = await fetch(`${host.url}/api/teams/search`);
    assert.deepEqual([answer.status, (await answer.json()).message], [404, 'Not found']);
  });
});

describe('start', () => {
  it('names the port and the option where the port is taken', async () => {
    const port = Number(new URL(host.url).port);
    await assert.rejects(world.start('POST', port), new RegExp(`Port ${port} .* is taken.*--port`));
  });

  it('says what to build where the plugin or the page is missing', async () => {
    const options = {
      port: 0,
      prometheusUrl: '',
      settings: { jsonData: {}, secureJsonData: {} },
      log: () => undefined,
    };
    await assert.rejects(
      startHost({ ...options, pluginDist: world.hostDist, hostDist: world.hostDist }),
      /npm run build/
    );
    await assert.rejects(startHost({ ...options, pluginDist, hostDist: pluginDist }), /build:host/);
  });
});

describe('a real Grafana', () => {
  const versions = [
    ['12.4.0', true],
    ['12.3.9', false],
    ['13.0.0', true],
    ['9.5.0', false],
  ] as const;
  for (const [version, supported] of versions) {
    it(`${version} is ${supported ? 'recent enough' : 'too old'}`, () => assert.equal(isSupported(version), supported));
  }

  it('is not looked for further where a home is named that is none', async () => {
    await assert.rejects(findGrafana(pluginDist, process.env['PATH']), /--grafana .*conf.defaults.ini/);
  });

  it('is none where the PATH has none', async () => {
    assert.equal(await findGrafana(undefined, pluginDist), undefined);
  });
});
