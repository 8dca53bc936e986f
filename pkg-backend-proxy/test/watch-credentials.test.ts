import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { TLSSocket } from 'node:tls';
import { selfSigned } from '../../pkg-sandbox/src/cluster/self-signed.ts';
import { connectCluster } from '../src/kubernetes/connect-cluster.ts';
import type { CredentialSource } from '../src/kubernetes/load-credentials.ts';
import { json } from './watch-fake-server.ts';

const authority = selfSigned('127.0.0.1', Date.now());
const never = new AbortController().signal;

describe('credentials that are rotated while the proxy runs', () => {
  let folder: string;
  let server: https.Server;
  let allowed: string;
  let seen: string[];

  /** Who a request says it is. */
  const identity = (request: IncomingMessage): string => {
    const { raw } = (request.socket as TLSSocket).getPeerCertificate();
    return request.headers.authorization ?? (raw ? new X509Certificate(raw).fingerprint256 : 'nobody');
  };
  const port = () => (server.address() as AddressInfo).port;
  const write = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const ask = (source: CredentialSource, headerTimeout = 5_000) => {
    const connection = connectCluster(source, { headerTimeout, callTimeout: 10_000 });
    return { get: () => connection.get('/version', never), close: () => connection.close() };
  };
  const kubeconfig = (user: object): CredentialSource => {
    const path = write(
      'config',
      JSON.stringify({
        clusters: [
          { name: 'c', cluster: { server: `https://127.0.0.1:${port()}`, 'certificate-authority': 'ca.crt' } },
        ],
        users: [{ name: 'u', user }],
        contexts: [{ name: 'x', context: { cluster: 'c', user: 'u', namespace: 'shop' } }],
        'current-context': 'x',
      })
    );
    return { from: 'kubeconfig', path, context: null };
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vigil-credentials-'));
    seen = [];
    const answer = (request: IncomingMessage, response: ServerResponse) => {
      seen.push(identity(request));
      const isKnown = identity(request) === allowed;
      json(response, isKnown ? 200 : 401, isKnown ? { gitVersion: 'v1.34.1' } : { message: 'Unauthorized', code: 401 });
    };
    const { certificate: cert, key } = authority;
    server = https.createServer({ cert, key, requestCert: true, rejectUnauthorized: false }, answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    write('ca.crt', authority.certificate);
    process.env['KUBERNETES_SERVICE_HOST'] = '127.0.0.1';
    process.env['KUBERNETES_SERVICE_PORT'] = String(port());
  });
  afterEach(async () => {
    delete process.env['KUBERNETES_SERVICE_HOST'];
    delete process.env['KUBERNETES_SERVICE_PORT'];
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true });
  });

  it('service-account token renewed in its file: the next request carries the new one', async () => {
    write('token', 'first\n');
    allowed = 'Bearer first';
    const { get, close } = ask({ from: 'in-cluster', folder });
    await get();
    write('token', 'second\n');
    allowed = 'Bearer second';
    await get();
    close();
    assert.deepEqual(seen, ['Bearer first', 'Bearer second']);
  });

  it('401 after token rotation: the token file of a kubeconfig is read again and the request repeated', async () => {
    write('user-token', 'first');
    allowed = 'Bearer first';
    const { get, close } = ask(kubeconfig({ tokenFile: 'user-token' }));
    await get();
    write('user-token', 'second');
    allowed = 'Bearer second';
    await Promise.all([get(), get(), get()]);
    close();
    assert.deepEqual(new Set(seen.slice(1)), new Set(['Bearer first', 'Bearer second']));
    assert.equal(seen.at(-1), 'Bearer second');
  });

  it('401 that lasts: is told in the words of the server', async () => {
    write('token', 'wrong');
    allowed = 'Bearer right';
    const { get, close } = ask({ from: 'in-cluster', folder });
    await assert.rejects(get(), /Unauthorized/);
    close();
  });

  it('client certificate renewed in its files: the next request carries the new one', async () => {
    const hold = () => {
      const { certificate, key } = selfSigned('127.0.0.1', Date.now());
      write('client.crt', certificate);
      write('client.key', key);
      allowed = new X509Certificate(certificate).fingerprint256;
      return allowed;
    };
    const first = hold();
    const { get, close } = ask(kubeconfig({ 'client-certificate': 'client.crt', 'client-key': 'client.key' }));
    await get();
    const second = hold();
    await get();
    close();
    assert.deepEqual(seen, [first, second]);
  });

  it('exec plug-in: is run once for many requests, and again after a 401', async () => {
    const script = write(
      'plugin.mjs',
      `import { appendFileSync, readFileSync } from 'node:fs';
appendFileSync(${JSON.stringify(join(folder, 'runs'))}, 'run ');
const token = readFileSync(${JSON.stringify(join(folder, 'exec-token'))}, 'utf8');
console.log(JSON.stringify({ apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status: { token } }));`
    );
    write('exec-token', 'first');
    write('runs', '');
    allowed = 'Bearer first';
    const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: process.execPath, args: [script] };
    const { get, close } = ask(kubeconfig({ exec }));
    await Promise.all([get(), get(), get(), get()]);
    write('exec-token', 'second');
    allowed = 'Bearer second';
    await Promise.all([get(), get(), get(), get()]);
    close();
    assert.equal(readFileSync(join(folder, 'runs'), 'utf8'), 'run run ');
  });

  it('exec plug-in that hangs: is given up, and the reason names the credentials', async () => {
    const args = ['-e', 'setTimeout(() => {}, 1500)'];
    const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: process.execPath, args };
    const { get, close } = ask(kubeconfig({ exec }), 100);
    await assert.rejects(get(), /the credentials can not be read: not to be had within 100 ms/);
    close();
  });

  it('exec plug-in that fails: the reason holds what it said', async () => {
    const args = ['-e', 'console.error("log in first"); process.exit(1)'];
    const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: process.execPath, args };
    const { get, close } = ask(kubeconfig({ exec }));
    await assert.rejects(get(), /the credentials can not be read: log in first/);
    close();
  });

  it('no service account mounted: says what to set', () => {
    assert.throws(
      () => ask({ from: 'in-cluster', folder: join(folder, 'none') }),
      /automountServiceAccountToken: true/
    );
  });
  it('in no cluster at all: says so', () => {
    delete process.env['KUBERNETES_SERVICE_HOST'];
    assert.throws(() => ask({ from: 'in-cluster', folder }), /KUBERNETES_SERVICE_HOST is not set/);
  });
});
