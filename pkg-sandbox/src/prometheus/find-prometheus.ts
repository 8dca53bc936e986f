import { execFile } from 'node:child_process';
import { access, constants, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface PrometheusBinaries {
  prometheus: string;
  /** Beside the binary, where it came with one. */
  promtool: string | undefined;
}

/** `.cache/` in the repository. */
export const defaultCacheFolder = resolve(import.meta.dirname, '../../../.cache');

/**
 * A Prometheus binary: the one `PROMETHEUS` names, else the one on the PATH, else Debian's package unpacked into the
 * cache folder (no root needed, nothing is installed). Throws an error that says what to do where there is none.
 */
export async function findPrometheus(
  options: {
    environment?: Record<string, string | undefined>;
    cacheFolder?: string;
    onProgress?: (text: string) => void;
  } = {}
): Promise<PrometheusBinaries> {
  const { environment = process.env, cacheFolder = defaultCacheFolder, onProgress = () => {} } = options;
  const named = environment.PROMETHEUS;
  if (named !== undefined && named !== '') {
    if (!(await isExecutable(named))) {
      throw new Error(`PROMETHEUS is set to ${named}, which is no file that can be run. Correct it or unset it.`);
    }
    return withPromtool(named);
  }
  for (const folder of (environment.PATH ?? '').split(delimiter)) {
    if (folder !== '' && (await isExecutable(join(folder, 'prometheus')))) {
      return withPromtool(join(folder, 'prometheus'));
    }
  }
  const cached = join(cacheFolder, 'prometheus', 'usr', 'bin', 'prometheus');
  if (!(await isExecutable(cached))) {
    onProgress('Fetching Prometheus from the Debian archive');
    await unpack(cacheFolder, environment);
  }
  return withPromtool(cached);
}

async function unpack(cacheFolder: string, environment: Record<string, string | undefined>): Promise<void> {
  await mkdir(cacheFolder, { recursive: true });
  const folder = await mkdtemp(join(cacheFolder, 'prometheus-download-'));
  try {
    await download(folder, environment);
    const archive = (await readdir(folder)).find((name) => name.endsWith('.deb'));
    if (archive === undefined) {
      throw missing('apt-get gave no package');
    }
    await run('dpkg', ['-x', join(folder, archive), join(folder, 'unpacked')], { env: environment });
    await rm(join(cacheFolder, 'prometheus'), { recursive: true, force: true });
    await rename(join(folder, 'unpacked'), join(cacheFolder, 'prometheus'));
  } catch (error) {
    throw isMissingProgram(error) ? missing('there is no apt-get and dpkg here to fetch Debian’s package with') : error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function download(folder: string, environment: Record<string, string | undefined>): Promise<void> {
  const get = () => run('apt-get', ['download', 'prometheus'], { cwd: folder, env: environment });
  try {
    await get();
  } catch (error) {
    if (isMissingProgram(error)) {
      throw error;
    }
    // The package lists may be absent or old; only root can renew them.
    if (process.getuid?.() !== 0) {
      throw missing(`apt-get download prometheus failed (${lastLine(error)}); apt-get update may help, as root`);
    }
    try {
      await run('apt-get', ['update'], { env: environment });
      await get();
    } catch (again) {
      throw missing(`apt-get download prometheus failed (${lastLine(again)})`);
    }
  }
}

function missing(why: string): Error {
  return new Error(
    `No Prometheus was found: ${why}. Put \`prometheus\` on the PATH or set PROMETHEUS to its binary (https://prometheus.io/download/).`
  );
}

function isMissingProgram(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function lastLine(error: unknown): string {
  const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  return text.trim().split('\n').at(-1) ?? '';
}

async function withPromtool(prometheus: string): Promise<PrometheusBinaries> {
  const promtool = join(dirname(prometheus), 'promtool');
  return { prometheus, promtool: (await isExecutable(promtool)) ? promtool : undefined };
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false
  );
}
