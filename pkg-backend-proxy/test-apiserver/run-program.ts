import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A program that runs in the background. */
export interface Program {
  signal(signal: NodeJS.Signals): void;
  /** Resolves when it has gone. */
  kill(): Promise<void>;
}

const keptOutput = 4_000;
const pollMs = 200;

/** Starts a program and waits until `ready` says so. Rejects with what it said last when it ends or takes too long. */
export async function runProgram(
  path: string,
  args: readonly string[],
  ready: () => Promise<boolean>,
  withinMs = 90_000
): Promise<Program> {
  const child = spawn(path, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let failure = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-keptOutput);
    });
  }
  child.on('error', (error) => {
    failure = error.message;
  });
  const deadline = Date.now() + withinMs;
  while (!(await ready().catch(() => false))) {
    if (failure !== '' || hasEnded(child) || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`${path} did not get ready ${failure}\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  return {
    signal: (signal) => void child.kill(signal),
    async kill() {
      if (!hasEnded(child)) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
    },
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
