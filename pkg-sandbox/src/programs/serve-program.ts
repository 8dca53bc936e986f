import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';

export interface ServingProgram {
  pid: number;
  /** Rejects when the program ends by itself, with the last it said; never resolves. */
  ending: Promise<never>;
  /** Asks it to end, and waits until it is gone. Idempotent. */
  stop(): Promise<void>;
}

/** How long a program that was asked to end may take. Milliseconds. */
const patience = 5_000;

/**
 * Starts a program that serves and waits until `ready` says so; `goOn` of its argument turns false when the program has
 * ended. It ends with this process. Throws an error with its last words where it ends early. `title`: for errors.
 */
export async function serveProgram(
  title: string,
  binary: string,
  args: readonly string[],
  ready: (goOn: () => boolean) => Promise<boolean>
): Promise<ServingProgram> {
  const child = spawn(binary, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ending = watchEnd(title, child);
  const reap = () => child.kill('SIGKILL');
  process.once('exit', reap);
  child.once('close', () => process.off('exit', reap));
  try {
    await Promise.race([whenReady(child, ready), ending]);
  } catch (error) {
    await stop(child);
    throw error;
  }
  return { pid: child.pid ?? 0, ending, stop: () => stop(child) };
}

/** Resolves once it answers, and never when it has ended: that is told by its end. */
async function whenReady(child: ChildProcess, ready: (goOn: () => boolean) => Promise<boolean>): Promise<void> {
  const runs = () => child.exitCode === null && child.signalCode === null && child.pid !== undefined;
  if (!(await ready(runs))) {
    await new Promise(() => {});
  }
}

function watchEnd(title: string, child: ChildProcess): Promise<never> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-4000);
  });
  const ending = new Promise<never>((_, reject) => {
    child.once('error', (error) => reject(new Error(`${title} could not be started: ${error.message}`)));
    child.once('close', (code, signal) => {
      const last = said.trim().split('\n').slice(-5).join('\n');
      reject(new Error(`${title} ended early (${signal ?? `exit code ${code}`}):\n${last}`));
    });
  });
  // After the start nobody waits for it any more; its end is then seen by the queries.
  ending.catch(() => {});
  return ending;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
    return;
  }
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), patience);
  await ended;
  clearTimeout(timer);
}

/**
 * The port if it can be listened on, a free one where none is given. Asked before a program is started: whoever holds it
 * would answer in its place.
 */
export async function claimPort(title: string, wanted = 0): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server
      .once('error', (error) =>
        reject(
          'code' in error && error.code === 'EADDRINUSE'
            ? new Error(`Port ${wanted} is taken: choose another port for ${title}, or stop what listens there.`)
            : error
        )
      )
      .listen(wanted, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
