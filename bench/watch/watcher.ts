import { type OwnMemory, ownMemory } from '../processes/own-memory.ts';
import type { Access } from './access.ts';

/** What the process of the product and that of the baseline do alike. */
// An interface is no record of commands.
export type WatcherCommands = {
  /** Ready to watch, without watching; the address where it listens, empty where it does not. */
  listen(input: { access: Access; storePath: string; token: string }): Promise<string>;
  /** From the start of the watch to the last pod handled; Unix milliseconds. */
  sync(input: { pods: number; patienceMs: number }): Promise<{ startedAt: number; syncedAt: number }>;
  /** When the change of a pod with this resource version was handled, where it is the last one. Unix milliseconds. */
  handledAt(input: { resourceVersion: number; patienceMs: number }): Promise<number>;
  memory(input: { collect: boolean }): OwnMemory;
  close(): Promise<void>;
};

const pollMs = 2;

/** What was handled of pods so far. */
export class Handled {
  #pods = 0;
  #at = 0;
  #resourceVersion = 0;

  note(resourceVersion: string | undefined): void {
    this.#pods += 1;
    this.#at = Date.now();
    this.#resourceVersion = Number(resourceVersion);
  }

  /** The commands that are answered from this; `begin` starts the watch. */
  commands(begin: () => unknown): Pick<WatcherCommands, 'sync' | 'handledAt' | 'memory'> {
    return {
      sync: async ({ pods, patienceMs }) => {
        const startedAt = Date.now();
        await begin();
        await this.#until(() => this.#pods >= pods, patienceMs, `${pods} pods`);
        return { startedAt, syncedAt: this.#at };
      },
      handledAt: async ({ resourceVersion, patienceMs }) => {
        await this.#until(() => this.#resourceVersion >= resourceVersion, patienceMs, `version ${resourceVersion}`);
        return this.#at;
      },
      memory: ownMemory,
    };
  }

  async #until(condition: () => boolean, patienceMs: number, what: string): Promise<void> {
    const deadline = Date.now() + patienceMs;
    while (!condition()) {
      if (Date.now() > deadline) {
        throw new Error(
          `waited ${patienceMs / 1000} s in vain for ${what}: handled ${this.#pods}, up to version ${this.#resourceVersion}`
        );
      }
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }
}
