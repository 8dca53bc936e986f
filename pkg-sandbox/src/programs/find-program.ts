import { execFile } from 'node:child_process';
import { access, constants, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A program of Debian's archive that the sandbox or a test starts. */
export interface DebianProgram {
  /** As a reader of errors knows it. */
  title: string;
  /** Name of the package and of the folder it is unpacked to. */
  package: string;
  /** Its file in `/usr/bin`, and on the PATH. */
  binary: string;
  /** The environment variable that names another binary. */
  variable: string;
  /** Where one gets it without Debian. */
  download: string;
}

export interface FindOptions {
  environment?: Record<string, string | undefined>;
  cacheFolder?: string;
  onProgress?: (text: string) => void;
}

/** `.cache/` in the repository. */
export const defaultCacheFolder = resolve(import.meta.dirname, '../../../.cache');

/**
 * The path of a program: the one its variable names, else the one on the PATH, else Debian's package unpacked into the
 * cache folder (no root needed, nothing is installed). Throws an error that says what to do where there is none.
 */
export async function findProgram(program: DebianProgram, options: FindOptions = {}): Promise<string> {
  const { environment = process.env, cacheFolder = defaultCacheFolder, onProgress = () => {} } = options;
  const named = environment[program.variable];
  if (named !== undefined && named !== '') {
    if (!(await isExecutable(named))) {
      throw new Error(
        `${program.variable} is set to ${named}, which is no file that can be run. Correct it or unset it.`
      );
    }
    return named;
  }
  for (const folder of (environment.PATH ?? '').split(delimiter)) {
    if (folder !== '' && (await isExecutable(join(folder, program.binary)))) {
      return join(folder, program.binary);
    }
  }
  const cached = join(cacheFolder, program.package, 'usr', 'bin', program.binary);
  if (!(await isExecutable(cached))) {
    onProgress(`Fetching ${program.title} from the Debian archive`);
    await unpack(program, cacheFolder, environment);
  }
  return cached;
}

async function unpack(program: DebianProgram, cacheFolder: string, environment: FindOptions['environment']) {
  await mkdir(cacheFolder, { recursive: true });
  const folder = await mkdtemp(join(cacheFolder, `${program.package}-download-`));
  const target = join(cacheFolder, program.package);
  try {
    await download(program, folder, environment);
    const archive = (await readdir(folder)).find((name) => name.endsWith('.deb'));
    if (archive === undefined) {
      throw missing(program, 'apt-get gave no package');
    }
    await run('dpkg', ['-x', join(folder, archive), join(folder, 'unpacked')], { env: environment });
    await rm(target, { recursive: true, force: true });
    await rename(join(folder, 'unpacked'), target);
  } catch (error) {
    throw isMissingProgram(error)
      ? missing(program, 'there is no apt-get and dpkg here to fetch Debian’s package with')
      : error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function download(program: DebianProgram, folder: string, environment: FindOptions['environment']) {
  const get = () => run('apt-get', ['download', program.package], { cwd: folder, env: environment });
  try {
    await get();
  } catch (error) {
    if (isMissingProgram(error)) {
      throw error;
    }
    const failed = `apt-get download ${program.package} failed`;
    // The package lists may be absent or old; only root can renew them.
    if (process.getuid?.() !== 0) {
      throw missing(program, `${failed} (${lastLine(error)}); apt-get update may help, as root`);
    }
    try {
      await run('apt-get', ['update'], { env: environment });
      await get();
    } catch (again) {
      throw missing(program, `${failed} (${lastLine(again)})`);
    }
  }
}

function missing({ title, binary, variable, download }: DebianProgram, why: string): Error {
  return new Error(
    `No ${title} was found: ${why}. Put \`${binary}\` on the PATH or set ${variable} to its binary (${download}).`
  );
}

function isMissingProgram(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function lastLine(error: unknown): string {
  const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  return text.trim().split('\n').at(-1) ?? '';
}

/** Whether a file may be run by this process. */
export async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false
  );
}
