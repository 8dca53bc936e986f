import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { FullConfig } from '@playwright/test';

/** What the sandbox says of itself on the line that begins with `{"ready":true`. */
interface Ready {
  ready: true;
  url: string;
}

/**
 * Starts the sandbox once for all journeys, or uses the Grafana of GRAFANA_URL.
 * The journeys find it in VIGIL_URL. @returns the teardown
 */
export default async function startSandbox({ rootDir }: FullConfig): Promise<() => Promise<void>> {
  if (process.env.GRAFANA_URL) {
    process.env.VIGIL_URL = process.env.GRAFANA_URL;
    return async () => {};
  }
  const root = path.resolve(rootDir, '..');
  const child = spawn(
    path.join(root, 'node_modules/node/bin/node'),
    [path.join(root, 'pkg-sandbox/src/main.ts'), '--port', '0', '--victoria-metrics', '--ready-json'],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] }
  );
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = new Promise<Ready>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{"ready":true')) {
        resolve(JSON.parse(line) as Ready);
      }
    });
    void exited.then((code) => reject(new Error(`the sandbox ended with exit code ${code} before it was ready`)));
  });
  const { url } = await ready;
  process.env.VIGIL_URL = url;
  return async () => {
    child.kill('SIGTERM');
    await exited;
  };
}
