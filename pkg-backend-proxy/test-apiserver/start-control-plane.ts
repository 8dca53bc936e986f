import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfSigned } from '../../pkg-sandbox/src/cluster/self-signed.ts';
import { freePort } from '../../pkg-sandbox/src/free-port.ts';
import { createApiClient, type ApiClient } from './api-client.ts';
import { apiserverArguments, etcdArguments, tokenFile } from './control-plane-arguments.ts';
import { compactEtcd } from './compact-etcd.ts';
import type { ControlPlaneAssets } from './find-assets.ts';
import { type Program, runProgram } from './run-program.ts';

export interface ControlPlane {
  port: number;
  server: string;
  /** PEM of the certificate that vouches for the API server. */
  authority: string;
  /** May do everything. */
  admin: ApiClient;
  /** Token of a user by that name, who has no rights until somebody binds him to a role. */
  tokenOf(user: 'reader' | 'shopper'): string;
  /** SIGSTOP and SIGCONT for the API server. */
  freeze(): void;
  thaw(): void;
  /** SIGKILL for the API server; etcd goes on. */
  killApiserver(): Promise<void>;
  startApiserver(): Promise<void>;
  /** Makes etcd forget every state but the newest. */
  compact(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts etcd and kube-apiserver on loopback, with keys made for this one run. Rejects with what they said. */
export async function startControlPlane(assets: ControlPlaneAssets): Promise<ControlPlane> {
  const folder = mkdtempSync(join(tmpdir(), 'vigil-control-plane-'));
  const write = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content, { mode: 0o600 });
    return join(folder, name);
  };
  const tokens = { admin: secret(), reader: secret(), shopper: secret() };
  const { certificate, key } = selfSigned('127.0.0.1', Date.now());
  const account = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const certificates = join(folder, 'certificates');
  mkdirSync(certificates);
  const files = {
    certificates,
    certificate: write('apiserver.crt', certificate),
    key: write('apiserver.key', key),
    accountKey: write('account.key', account.export({ type: 'pkcs8', format: 'pem' }).toString()),
    tokens: write(
      'tokens.csv',
      tokenFile([
        { token: tokens.admin, name: 'admin', group: 'system:masters' },
        { token: tokens.reader, name: 'reader' },
        { token: tokens.shopper, name: 'shopper' },
      ])
    ),
  };
  const [etcdPort, port] = [await freePort(), await freePort()];
  const etcdUrl = `http://127.0.0.1:${etcdPort}`;
  const admin = createApiClient({ port, authority: certificate, token: tokens.admin });
  const isUp = async () => {
    await admin.get('/readyz');
    return true;
  };
  const startApiserver = () => runProgram(assets.apiserver, apiserverArguments({ etcdPort, port, ...files }), isUp);

  const etcd = await runProgram(
    assets.etcd,
    etcdArguments({ folder: join(folder, 'etcd'), port: etcdPort }),
    async () => (await fetch(`${etcdUrl}/health`)).ok
  );
  let apiserver: Program;
  try {
    apiserver = await startApiserver();
  } catch (error) {
    await etcd.kill();
    throw error;
  }
  return {
    ...{ port, server: `https://127.0.0.1:${port}`, authority: certificate, admin },
    tokenOf: (user) => tokens[user],
    freeze: () => apiserver.signal('SIGSTOP'),
    thaw: () => apiserver.signal('SIGCONT'),
    killApiserver: () => apiserver.kill(),
    async startApiserver() {
      apiserver = await startApiserver();
    },
    compact: () => compactEtcd(etcdUrl),
    async stop() {
      await apiserver.kill();
      await etcd.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function secret(): string {
  return randomBytes(16).toString('hex');
}
