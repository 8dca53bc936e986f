import { setTimeout as sleep } from 'node:timers/promises';
import { type InstantAnswer, parseInstantAnswer } from '@vigil/core/prometheus/parse-answer';
import { cpuOf, forgetPeak, memoryOf } from '../processes/process-cost.ts';

/** A status other than 200, or no answer in time. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
  }
}

/** As long as Grafana's default for Prometheus, and as a server of the field is left to itself. Milliseconds. */
const patience = 600_000;

/** What one turn of questions cost. Milliseconds, bytes. */
export interface Cost {
  wallMs: number;
  serverCpuMs: number;
  clientCpuMs: number;
  bytes: number;
  queries: number;
  /** The server's most resident memory over what it had before. */
  rssGrowth: number;
}

/** Asks a server by HTTP and counts. */
export class QueryServer {
  readonly #url: string;
  readonly #pid: number;
  readonly #signal: AbortSignal;
  #bytes = 0;
  #queries = 0;

  /** `signal`: aborted, whatever is asked or waited for rejects. */
  constructor(url: string, pid: number, signal: AbortSignal) {
    this.#url = url;
    this.#pid = pid;
    this.#signal = signal;
  }

  async instant(expr: string, time: number): Promise<InstantAnswer> {
    return parseInstantAnswer(await this.ask('query', { query: expr, time: String(time / 1000) }));
  }

  /** The body of an answer, uncompressed on the wire as both plans are compared. */
  async ask(path: string, params: Record<string, string>): Promise<unknown> {
    this.#queries += 1;
    const response = await fetch(`${this.#url}/api/v1/${path}`, {
      method: 'POST',
      body: new URLSearchParams(params),
      headers: { 'accept-encoding': 'identity' },
      signal: AbortSignal.any([this.#signal, AbortSignal.timeout(patience)]),
    });
    const body = await response.text();
    this.#bytes += Buffer.byteLength(body);
    if (!response.ok) {
      throw new Refusal(response.status, body.slice(0, 300));
    }
    return JSON.parse(body);
  }

  /** Processor time of the server so far, milliseconds. */
  cpu(): number {
    return cpuOf(this.#pid);
  }

  /** Waits for a server at rest, then measures; `sofar` gives the cost at a moment in between. */
  async measure<Result>(run: (sofar: () => Cost) => Promise<Result>): Promise<{ cost: Cost; result: Result }> {
    await this.#untilQuiet();
    forgetPeak(this.#pid);
    const { rss } = memoryOf(this.#pid);
    const [cpu, own, bytes, queries] = [cpuOf(this.#pid), process.cpuUsage(), this.#bytes, this.#queries];
    const began = performance.now();
    const sofar = (): Cost => {
      const wallMs = performance.now() - began;
      const used = process.cpuUsage(own);
      return {
        wallMs,
        serverCpuMs: cpuOf(this.#pid) - cpu,
        clientCpuMs: (used.user + used.system) / 1000,
        bytes: this.#bytes - bytes,
        queries: this.#queries - queries,
        rssGrowth: Math.max(0, memoryOf(this.#pid).peak - rss),
      };
    };
    const result = await run(sofar);
    return { result, cost: sofar() };
  }

  /** It compacts and collects after its start and after writing: that is not the questions' cost. */
  async #untilQuiet(): Promise<void> {
    for (let quiet = 0, turn = 0; quiet < 4 && turn < 400; turn += 1) {
      const before = cpuOf(this.#pid);
      await sleep(250, undefined, { signal: this.#signal });
      quiet = cpuOf(this.#pid) - before <= 10 ? quiet + 1 : 0;
    }
  }
}
