import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { loadCredentials } from './load-credentials.ts';

const folder = mkdtempSync(join(tmpdir(), 'vigil-kubeconfig-'));
after(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'config');
const cluster = (name: string, server: string) => ({ name, cluster: { server } });
writeFileSync(
  path,
  JSON.stringify({
    clusters: [cluster('plain', 'http://user:secret@127.0.0.1:1/'), cluster('tls', 'https://api.example:6443')],
    users: [{ name: 'me', user: { token: 'abc' } }],
    contexts: ['plain', 'tls'].map((name) => ({ name, context: { cluster: name, user: 'me' } })),
    'current-context': 'tls',
  })
);

it('takes the current context when none is named', async () => {
  const reader = loadCredentials({ from: 'kubeconfig', path, context: null });
  assert.equal(reader.server, 'https://api.example:6443');
  assert.deepEqual((await reader.read()).headers, { Authorization: 'Bearer abc' });
});
it('takes plain HTTP, and keeps credentials out of the address', async () => {
  const reader = loadCredentials({ from: 'kubeconfig', path, context: 'plain' });
  assert.equal(reader.server, 'http://127.0.0.1:1');
  assert.deepEqual((await reader.read()).headers, { Authorization: 'Bearer abc' });
});
it('names the contexts there are when the one asked for is missing', () => {
  assert.throws(() => loadCredentials({ from: 'kubeconfig', path, context: 'prod' }), /no context "prod".*plain, tls/);
});
it('says so when there is no such file', () => {
  assert.throws(() => loadCredentials({ from: 'kubeconfig', path: join(folder, 'none'), context: null }), /ENOENT/);
});
