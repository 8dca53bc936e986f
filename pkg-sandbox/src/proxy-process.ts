import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

const main = path.resolve(import.meta.dirname, '../../pkg-backend-proxy/src/main.ts');

export interface ProxyOptions {
  port: number;
  token: string;
  kubeconfig: string;
  storePath: string;
  /** More of its environment. */
  environment?: Record<string, string>;
  /** Each line the proxy logs. */
  onLog?: (line: string) => void;
}

export interface ProxyProcess {
  url: string;
  pid: number;
  /** Ends with its exit code, or null when a signal ended it. */
  ended: Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
}

/**
 * Starts the real proxy as a process of its own and waits until it has listed the cluster.
 * @throws {Error} with its last words when it ends before that
 */
export async function startProxyProcess(options: ProxyOptions): Promise<ProxyProcess> {
  const { port, token, kubeconfig, storePath, environment, onLog } = options;
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH,
      VIGIL_HOST: '127.0.0.1',
      VIGIL_PORT: String(port),
      VIGIL_TOKEN: token,
      VIGIL_KUBECONFIG: kubeconfig,
      VIGIL_STORE_PATH: storePath,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const words = listen(child, onLog);
  const reap = () => child.kill('SIGKILL');
  process.once('exit', reap);
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      process.off('exit', reap);
      resolve(code);
    });
  });
  const url = `http://127.0.0.1:${port}`;
  await Promise.race([
    ready(url, child),
    ended.then((code) => {
      throw new Error(`The proxy ended with exit code ${code}:\n${words()}`);
    }),
  ]);
  return { url, pid: child.pid ?? 0, ended, kill: (signal) => child.kill(signal) };
}

/** Gathers what the process says; the function gives the last of it. */
function listen(child: ChildProcess, onLog: (line: string) => void = () => {}): () => string {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-4000);
      text.trimEnd().split('\n').forEach(onLog);
    });
  }
  return () => said.trim().split('\n').slice(-8).join('\n');
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    const response = await fetch(`${url}/readyz`).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await new Promise(() => {});
}
