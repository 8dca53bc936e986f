import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Host } from '../src/host/start-host.ts';
import { as, id, send, startHostWorld, type HostWorld } from './fixtures/host-world.ts';

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

describe('plugin proxy', () => {
  const cases = [
    { name: 'the part under the star is appended', path: 'v1/incidents', status: 200, arrives: '/v1/incidents' },
    {
      name: 'the query string is kept',
      path: 'v1/incidents?a=1&b=%2F',
      status: 200,
      arrives: '/v1/incidents?a=1&b=%2F',
    },
    { name: 'a trailing slash is dropped', path: 'v1/incidents/', status: 200, arrives: '/v1/incidents' },
    { name: 'an encoded slash arrives decoded', path: 'v1/a%2Fb', status: 200, arrives: '/v1/a/b' },
    { name: 'a doubly encoded slash survives', path: 'v1/a%252Fb', status: 200, arrives: '/v1/a%252Fb' },
    { name: 'dot segments are passed on', path: 'v1/..%2Fadmin/x', status: 200, arrives: '/v1/../admin/x' },
    { name: 'the star takes at least one segment', path: 'v1', status: 404, arrives: undefined },
    { name: 'no route', path: 'v2/incidents', status: 404, arrives: undefined },
    { name: 'a method no route has', path: 'v1/incidents', method: 'DELETE', status: 404, arrives: undefined },
    {
      name: 'a method mismatch goes on to the next route',
      path: 'v1/acknowledge',
      status: 200,
      arrives: '/v1/acknowledge',
    },
    { name: 'the first match wins', path: 'v1/admin/users', role: 'Admin', status: 200, arrives: '/v1/admin/users' },
    {
      name: 'a role too low stops, later routes or not',
      path: 'v1/admin/users',
      role: 'Editor',
      status: 403,
      arrives: undefined,
    },
    {
      name: 'reqAction wins over reqRole',
      path: 'v1/acknowledge',
      method: 'POST',
      role: 'Viewer',
      status: 403,
      arrives: undefined,
    },
    {
      name: 'reqAction granted',
      path: 'v1/acknowledge',
      method: 'POST',
      role: 'Editor',
      status: 200,
      arrives: '/v1/acknowledge',
    },
    { name: 'a template that does not parse', path: 'v1/broken', status: 500, arrives: undefined },
    { name: 'a url without scheme', path: 'v1/unset', status: 502, arrives: undefined },
  ];
  for (const { name, path, method = 'GET', role = 'Viewer', status, arrives } of cases) {
    it(`${name}: ${method} ${path} as ${role} → ${status}`, async () => {
      const answer = await proxy(path, { method, headers: as(role) });
      assert.equal(answer.status, status);
      assert.equal(world.upstream.seen[0]?.url, arrives);
    });
  }

  it('sets the route headers, expands templates, and keeps credentials of the browser to itself', async () => {
    await proxy('v1/echo', {
      headers: {
        ...as('Editor'),
        authorization: 'Bearer browser',
        'x-route': 'admin',
        'x-grafana-context': '{"OrgRole":"Admin"}',
        'x-grafana-user': 'root',
        origin: host.url,
        referer: `${host.url}/a/x`,
        'x-mine': 'kept',
      },
    });
    const headers = world.upstream.seen[0]?.headers ?? {};
    assert.equal(headers.authorization, 'Bearer s3cret');
    assert.equal(headers['x-route'], 'read');
    assert.equal(headers['x-absent'], '<no value>');
    assert.equal(headers['x-mine'], 'kept');
    assert.deepEqual(
      ['cookie', 'origin', 'referer', 'x-grafana-user'].filter((name) => headers[name] !== undefined),
      []
    );
    const user = JSON.parse(String(headers['x-grafana-context']));
    assert.equal(user.OrgRole, 'Editor');
    assert.equal(user.Login, 'editor');
  });

  it('passes status and body, and edits the headers of the answer', async () => {
    world.upstream.answer = (_request, response) => {
      response.writeHead(409, {
        'content-type': 'application/problem+json',
        'cache-control': 'max-age=60',
        'set-cookie': 'a=b',
        server: 'x',
      });
      response.end('{"title":"Conflict"}');
    };
    const answer = await proxy('v1/echo', { headers: as('Viewer') });
    assert.equal(answer.status, 409);
    assert.equal(answer.text, '{"title":"Conflict"}');
    assert.equal(answer.headers['content-type'], 'application/problem+json');
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.equal(answer.headers['content-security-policy'], 'sandbox');
    assert.equal(answer.headers['set-cookie'], undefined);
  });

  it('passes a request body through', async () => {
    await proxy('v1/acknowledge', {
      method: 'POST',
      body: '{"id":1}',
      headers: { ...as('Editor'), 'content-type': 'application/json' },
    });
    assert.equal(world.upstream.seen[0]?.body, '{"id":1}');
  });

  it('gives a piece of a stream before the stream ends, and aborts upstream when the browser leaves', async () => {
    const closed = new Promise<void>((resolve) => {
      world.upstream.answer = (_request, response) => {
        response.on('close', resolve);
        response.writeHead(200, { 'content-type': 'application/x-ndjson' });
        response.write('{"n":1}\n');
      };
    });
    const controller = new AbortController();
    const answer = await fetch(`${host.url}/api/plugin-proxy/${id}/v1/stream`, { signal: controller.signal });
    const first = await answer.body?.getReader().read();
    assert.equal(new TextDecoder().decode(first?.value), '{"n":1}\n');
    controller.abort();
    await closed;
  });

  it('ends an answer that upstream cut as if it were complete', async () => {
    world.upstream.answer = (_request, response) => {
      response.writeHead(200);
      response.write('half', () => response.destroy());
    };
    const answer = await proxy('v1/stream', { headers: as('Viewer') });
    assert.equal(answer.text, 'half');
  });

  it('answers 502 with an empty body where nobody listens', async () => {
    world.upstream.answer = (request) => request.socket.destroy();
    const answer = await proxy('v1/echo', { headers: as('Viewer') });
    assert.deepEqual([answer.status, answer.text, answer.headers['content-type']], [502, '', undefined]);
  });

  it('does not know other plugins', async () => {
    assert.equal((await send(host, '/api/plugin-proxy/other-app/v1/echo')).status, 404);
  });
});
