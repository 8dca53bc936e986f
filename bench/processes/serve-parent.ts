/** What a process does when its parent asks: at most one argument, and a result that JSON can hold. */
export type Commands = Record<string, (input: never) => unknown>;

export interface Call {
  call: number;
  command: string;
  input: unknown;
}

export type Answer = { call: number; result: unknown } | { call: number; error: string };

/** In a child process: answers the parent's calls, and ends with the parent. `--expose-gc` is asked for where needed. */
export function serveParent(commands: Commands): void {
  process.on('message', (message: Call) => {
    void answer(commands, message).then((reply) => process.send?.(reply));
  });
  // Also when the parent was killed: nothing is left running.
  process.on('disconnect', () => process.exit(0));
  // Ctrl-C reaches the whole group; the parent decides what ends when.
  process.on('SIGINT', () => undefined);
}

async function answer(commands: Commands, { call, command, input }: Call): Promise<Answer> {
  try {
    const run = commands[command];
    if (!run) {
      throw new Error(`unknown command ${command}`);
    }
    return { call, result: await run(input as never) };
  } catch (error) {
    return { call, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
