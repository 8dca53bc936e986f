import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EndpointName, type EndpointResponse, endpoints, routeHeader } from '@vigil/core/contract/endpoints';
import type { Incident } from '@vigil/core/vocabulary/incident';

const main = new URL('../src/main.ts', import.meta.url).pathname;
export const token = 'a-token-of-sixteen-characters';

/** A folder with a kubeconfig of these clusters, by the name of their context, and a port for the proxy. */
export interface ProxyHome {
  folder: string;
  port: number;
}

export async function prepareHome(clusters: Record<string, string>): Promise<ProxyHome> {
  const folder = mkdtempSync(join(tmpdir(), 'vigil-process-'));
  const names = Object.keys(clusters);
  const kubeconfig = {
    ...{ apiVersion: 'v1', kind: 'Config', 'current-context': names[0] },
    clusters: names.map((name) => ({ name, cluster: { server: clusters[name] } })),
    users: [{ name: 'u', user: {} }],
    contexts: names.map((name) => ({ name, context: { cluster: name, user: 'u' } })),
  };
  writeFileSync(join(folder, 'kubeconfig'), JSON.stringify(kubeconfig));
  return { folder, port: await freePort() };
}

/** The real proxy in a process of its own. */
export class ProxyProcess {
  readonly url: string;
  readonly process: ChildProcess;
  #said = '';

  constructor({ folder, port }: ProxyHome, more: Record<string, string> = {}) {
    this.url = `http://127.0.0.1:${port}`;
    this.process = spawn(process.execPath, [main], {
      env: {
        ...{ VIGIL_HOST: '127.0.0.1', VIGIL_PORT: String(port), VIGIL_TOKEN: token },
        ...{ VIGIL_KUBECONFIG: join(folder, 'kubeconfig'), VIGIL_STORE_PATH: join(folder, 'vigil.db') },
        ...more,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#said += text));
    }
  }

  /** All that it wrote. */
  words(): string {
    return this.#said;
  }

  /** Null when a signal ended it. */
  async exitCode(): Promise<number | null> {
    const { exitCode, signalCode } = this.process;
    return exitCode === null && signalCode === null
      ? ((await once(this.process, 'exit'))[0] as number | null)
      : exitCode;
  }

  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.exitCode();
  }

  async ask<Name extends EndpointName>(name: Name, query = ''): Promise<EndpointResponse<Name>> {
    const answer = await fetch(`${this.url}${endpoints[name].path}${query}`, {
      headers: {
        authorization: `Bearer ${token}`,
        [routeHeader]: name,
        'x-grafana-context': JSON.stringify({ OrgRole: 'Viewer' }),
      },
    });
    return endpoints[name].response.parse(await answer.json()) as EndpointResponse<Name>;
  }

  async incidents(): Promise<Incident[]> {
    return (await this.ask('incidents', '?limit=500')).incidents;
  }

  /** Waits as long as the process lives; the test runner's own limit is the only clock. */
  async until(condition: () => Promise<boolean>): Promise<void> {
    while (!(await condition().catch(() => false))) {
      assert.equal(this.process.exitCode ?? this.process.signalCode, null, this.words());
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async untilReady(): Promise<void> {
    await this.until(async () => (await fetch(`${this.url}/readyz`)).ok);
  }
}

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
