import { fork } from 'node:child_process';
import type { Answer, Commands } from './serve-parent.ts';

type Input<Command> = Command extends (input: infer Value) => unknown ? Value : never;
type Result<Command> = Command extends (input: never) => infer Value ? Awaited<Value> : never;

export interface Child<Served extends Commands> {
  readonly pid: number;
  /** Rejects with the child's own words, or when it ended. */
  call<Name extends keyof Served & string>(name: Name, input: Input<Served[Name]>): Promise<Result<Served[Name]>>;
  /** Ends the process and waits until it is gone. Idempotent. */
  stop(): Promise<void>;
}

/** How long a process that was asked to end may take. Milliseconds. */
const patience = 5_000;

/**
 * Starts `module` (which calls `serveParent`) as a process of its own; what it writes goes to standard error.
 * `environment`: on top of the parent's.
 */
export function startChild<Served extends Commands>(
  module: URL,
  execArgv: string[] = [],
  environment: Record<string, string> = {}
): Child<Served> {
  const env = { ...process.env, ...environment };
  const child = fork(module, { execArgv, env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  child.stdout?.pipe(process.stderr, { end: false });
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let calls = 0;
  child.on('message', (answer: Answer) => {
    const caller = waiting.get(answer.call);
    waiting.delete(answer.call);
    if ('error' in answer) {
      caller?.reject(new Error(answer.error));
    } else {
      caller?.resolve(answer.result as never);
    }
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      for (const { reject } of waiting.values()) {
        reject(new Error(`the process ${child.pid} (${module.pathname}) ended: ${signal ?? code}`));
      }
      waiting.clear();
      resolve();
    });
  });
  return {
    pid: child.pid ?? 0,
    call: (command, input) =>
      new Promise((resolve, reject) => {
        calls += 1;
        waiting.set(calls, { resolve, reject });
        child.send({ call: calls, command, input }, (error) => error && reject(error));
      }),
    async stop() {
      if (child.connected) {
        child.disconnect();
      }
      const timer = setTimeout(() => child.kill('SIGKILL'), patience);
      await ended;
      clearTimeout(timer);
    },
  };
}
