import type { Bot } from './bots.ts';
import { type Letter, readLetter } from './read-letter.ts';

export interface InboxMessage extends Letter {
  id: number;
  bot: string;
  /** Unix milliseconds. */
  at: number;
}

/** Messages that are kept; older ones go. */
const most = 500;

/** What the chat got, in memory. */
export class Inbox {
  readonly #messages: InboxMessage[] = [];
  readonly #broken = new Set<string>();
  #next = 1;

  /** Keeps what a robot was sent, unless it was removed from its group. @throws {Error} for a body it can not read */
  take(bot: Bot, body: unknown, at: number): void {
    const letter = readLetter(bot, body);
    if (!this.isBroken(bot.name)) {
      this.#messages.push({ ...letter, id: this.#next, bot: bot.name, at });
      this.#next += 1;
      this.#messages.splice(0, this.#messages.length - most);
    }
  }

  /** Latest first. */
  get messages(): InboxMessage[] {
    return this.#messages.toReversed();
  }

  isBroken(bot: string): boolean {
    return this.#broken.has(bot);
  }

  /** As if somebody removed the robot from its group, or put it back. */
  setBroken(bot: string, broken: boolean): void {
    if (broken) {
      this.#broken.add(bot);
    } else {
      this.#broken.delete(bot);
    }
  }
}
