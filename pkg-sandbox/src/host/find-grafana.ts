import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** The least version the plugin runs in: plugin.json's grafanaDependency. */
const leastVersion = [12, 4] as const;

export interface GrafanaInstallation {
  binary: string;
  /** The folder with `conf/defaults.ini` and `public`. */
  home: string;
  version: string;
}

/** True for `12.4.0` and later, by number. */
export function isSupported(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > leastVersion[0] || (major === leastVersion[0] && minor >= leastVersion[1]);
}

async function readVersion(binary: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(binary, ['--version'], { timeout: 10_000 });
    return /version\s+v?(\d+\.\d+\.\d+)/i.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}

const isHome = (folder: string) => existsSync(join(folder, 'conf/defaults.ini'));

/**
 * A Grafana to run in: that of `home` where one is named, else one whose `grafana` is on the PATH. Undefined where
 * nothing is named and nothing fit is found. Throws an Error that says what is wrong with a home that was named.
 */
export async function findGrafana(
  home: string | undefined,
  searchPath: string | undefined
): Promise<GrafanaInstallation | undefined> {
  if (home !== undefined) {
    const folder = resolve(home);
    const binary = join(folder, 'bin/grafana');
    const version = isHome(folder) ? await readVersion(binary) : undefined;
    if (version === undefined) {
      throw new Error(
        `--grafana ${home}: expected Grafana's home folder, with bin/grafana and conf/defaults.ini in it.`
      );
    }
    if (!isSupported(version)) {
      throw new Error(`--grafana ${home} is Grafana ${version}: Vigil needs ${leastVersion.join('.')} or later.`);
    }
    return { binary, home: folder, version };
  }
  for (const folder of (searchPath ?? '').split(delimiter).filter((entry) => entry !== '')) {
    const binary = join(folder, 'grafana');
    const found = [dirname(folder), '/usr/share/grafana'].find(isHome);
    const version = existsSync(binary) && found !== undefined ? await readVersion(binary) : undefined;
    if (version !== undefined && found !== undefined && isSupported(version)) {
      return { binary, home: found, version };
    }
  }
  return undefined;
}
