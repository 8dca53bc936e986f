// Written from Grafana's documentation. NOT RUN: there was no Grafana where this was made.
import { spawn } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { PageParts } from '../start-sandbox.ts';
import type { GrafanaInstallation } from './find-grafana.ts';
import { readManifest } from './plugin-manifest.ts';
import type { Host } from './start-host.ts';

const provisioning = resolve(import.meta.dirname, '../../../provisioning');
const patience = 90_000;

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

/**
 * Starts an installed Grafana on 127.0.0.1 with `provisioning/` and the built plugin: everyone is an anonymous Admin, all
 * its data is below `parts.folder`. Throws an Error with Grafana's last lines where it does not become ready.
 */
export async function startRealGrafana(grafana: GrafanaInstallation, parts: PageParts): Promise<Host> {
  const { port, pluginDist, prometheusUrl, proxyUrl, token, folder, log } = parts;
  const { id } = readManifest(pluginDist);
  const data = join(folder, 'grafana');
  const plugins = join(data, 'plugins');
  await mkdir(plugins, { recursive: true });
  await symlink(pluginDist, join(plugins, id));

  const child = spawn(grafana.binary, ['server', '--homepath', grafana.home], {
    cwd: grafana.home,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      GF_SERVER_HTTP_ADDR: '127.0.0.1',
      GF_SERVER_HTTP_PORT: String(port),
      GF_PATHS_DATA: data,
      GF_PATHS_LOGS: join(data, 'log'),
      GF_PATHS_PLUGINS: plugins,
      GF_PATHS_PROVISIONING: provisioning,
      GF_AUTH_ANONYMOUS_ENABLED: 'true',
      GF_AUTH_ANONYMOUS_ORG_ROLE: 'Admin',
      GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS: id,
      GF_PLUGINS_PREINSTALL_DISABLED: 'true',
      GF_ANALYTICS_REPORTING_ENABLED: 'false',
      GF_ANALYTICS_CHECK_FOR_UPDATES: 'false',
      GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES: 'false',
      // What provisioning/ reads.
      VIGIL_PROXY_URL: proxyUrl,
      VIGIL_TOKEN: token,
      PROMETHEUS_URL: prometheusUrl,
    },
  });
  const lastLines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      for (const line of chunk.toString().split('\n').filter(Boolean)) {
        log(line);
        lastLines.push(line);
        lastLines.splice(0, lastLines.length - 10);
      }
    });
  }
  let ended = false;
  const end = new Promise<void>((done) => {
    const finish = () => {
      ended = true;
      done();
    };
    child.once('exit', finish);
    child.once('error', (error) => {
      lastLines.push(error.message);
      finish();
    });
  });
  const close = async () => {
    child.kill('SIGTERM');
    await end;
  };

  const url = `http://127.0.0.1:${port}`;
  const deadline = performance.now() + patience;
  while (!(await isReady(url))) {
    if (ended || performance.now() > deadline) {
      await close();
      const why = ended ? 'ended' : `was not ready after ${patience / 1000} s`;
      throw new Error(`Grafana ${grafana.version} ${why}; its last lines:\n${lastLines.join('\n')}`);
    }
    await Promise.race([wait(300), end]);
  }
  return { url, close };
}
