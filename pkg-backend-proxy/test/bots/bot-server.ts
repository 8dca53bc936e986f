import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call that a bot got. */
export interface BotCall {
  at: number;
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  text: string;
  /** What was answered; empty where the connection was cut. */
  answered: string;
}

export interface BotAnswer {
  status?: number;
  headers?: Record<string, string>;
  body: unknown;
}

/** How a bot answers one call: as the real service does, or as it does on a bad day. */
export type BotMood =
  { kind: 'cut' } | { kind: 'cut-after-taking' } | { kind: 'slow'; ms: number } | { kind: 'answer'; answer: BotAnswer };

/** A stand-in for a chat service on this machine. */
export abstract class BotServer {
  readonly calls: BotCall[] = [];
  /** Messages that were taken, in order. */
  readonly taken: BotCall[] = [];
  /** Calls beyond the published limit. */
  violations = 0;
  /** One for each of the next calls. */
  readonly moods: BotMood[] = [];
  readonly #server: Server;
  readonly #waiting: Array<() => void> = [];

  constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  /** What the service says to a call that is well; told to the caller as it is. */
  protected abstract answer(call: BotCall): BotAnswer & { isTaken: boolean };

  async start(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Resolves when the condition holds; it is asked after every call. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) {
      parts.push(part as Buffer);
    }
    const call: BotCall = {
      ...{ at: Date.now(), method: request.method ?? '', url: new URL(request.url ?? '/', this.origin) },
      ...{ headers: request.headers, text: Buffer.concat(parts).toString(), answered: '' },
    };
    this.calls.push(call);
    const mood = this.moods.shift();
    if (mood?.kind === 'cut') {
      request.socket.destroy();
    } else {
      if (mood?.kind === 'slow') {
        await new Promise((resolve) => setTimeout(resolve, mood.ms));
      }
      const answer = mood?.kind === 'answer' ? { ...mood.answer, isTaken: false } : this.answer(call);
      call.answered = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
      if (answer.isTaken) {
        this.taken.push(call);
      }
      if (mood?.kind === 'cut-after-taking') {
        request.socket.destroy();
      } else {
        response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
        response.end(call.answered);
      }
    }
    this.#waiting.splice(0).forEach((go) => go());
  }
}

/** Counts calls in a window that begins anew with each of them, as the strictest of services would. */
export class Window {
  readonly #count: number;
  readonly #perMs: number;
  #times: number[] = [];

  constructor(count: number, perMs: number) {
    this.#count = count;
    this.#perMs = perMs;
  }

  /** False when this call is one too many. */
  take(now: number): boolean {
    this.#times = this.#times.filter((at) => at > now - this.#perMs);
    this.#times.push(now);
    return this.#times.length <= this.#count;
  }
}
