import type { IncomingMessage, ServerResponse } from 'node:http';
import { wordsOfError } from '@vigil/core/vocabulary/words-of-error';
import type { World } from '../world/world.ts';
import type { Access } from './access.ts';
import { answer } from './answer.ts';
import type { Fault } from './fault.ts';
import { writeKubeconfig } from './kubeconfig.ts';
import { Ledger } from './ledger.ts';
import { ListPages } from './list-pages.ts';
import { selfSigned } from './self-signed.ts';
import { StatusError } from './status-error.ts';
import { listenTwoVoices } from './two-voices.ts';

export interface ClusterOptions {
  world: World;
  /** Unix milliseconds. */
  clock: () => number;
  host: string;
  /** 0: any free one. */
  port: number;
  token: string;
  /** How often the world is looked at. Default 1,000. */
  tickMs?: number;
  /** How often a watch gets a bookmark. Default 60,000, as the API server does. */
  bookmarkMs?: number;
  /** How many changes a watch may look back. Default 2,000. */
  history?: number;
  /** A second token that lacks some rights. Default: the token with `-limited` behind. */
  limitedToken?: string;
  /** What the second token may not read. Default: secrets and the kubelets. */
  forbidden?: string[];
}

export interface Cluster {
  /** Plain HTTP, for programs that send the token there too; the kubeconfig has the same port with HTTPS. */
  url: string;
  token: string;
  limitedToken: string;
  /** Writes a kubeconfig for the full token. */
  writeKubeconfig(path: string): Promise<void>;
  /** Plays a fault until it is called with null. */
  setFault(fault: Fault | null): void;
  /** Looks at the world now rather than at the next tick. */
  tick(): void;
  close(): Promise<void>;
}

/** Serves the world as a Kubernetes API, over HTTP and HTTPS on one port. Rejects when the port is taken. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { world, clock, host, port, token, tickMs = 1_000, bookmarkMs = 60_000, history = 2_000 } = options;
  const limitedToken = options.limitedToken ?? `${token}-limited`;
  const access: Access = { token, limitedToken, forbidden: options.forbidden ?? ['secrets', 'nodes/proxy'] };
  // Grows with the clock, so that a later start never gives out an older version.
  const ledger = new Ledger(history, Math.floor(clock() / 100));
  const pages = new ListPages();
  let fault: Fault | null = null;
  const currentFault = () => fault;
  const tick = () => ledger.apply(world.at(clock()));
  tick();

  const listener = (request: IncomingMessage, response: ServerResponse) => {
    try {
      if (!interfere(currentFault(), request, response)) {
        answer(request, response, { world, clock, tickMs, bookmarkMs, ledger, pages, access, fault: currentFault });
      }
    } catch (error) {
      fail(response, error);
    }
  };
  const certificate = selfSigned(host, Date.now());
  const server = await listenTwoVoices(listener, certificate, host, port);
  const timer = setInterval(tick, tickMs);
  const authority = `${host}:${server.port}`;
  const url = `http://${authority}`;
  return {
    url,
    token,
    limitedToken,
    writeKubeconfig: (path) =>
      writeKubeconfig(path, { url: `https://${authority}`, certificate: certificate.certificate, token }),
    setFault: (next) => {
      fault = next;
      if (next?.type === 'down') {
        server.cut();
      }
      if (next?.type === 'expired') {
        pages.forget();
      }
    },
    tick,
    close: async () => {
      clearInterval(timer);
      await server.close();
    },
  };
}

/** True when the fault has taken care of the request. */
function interfere(fault: Fault | null, request: IncomingMessage, response: ServerResponse): boolean {
  if (fault?.type === 'down') {
    request.socket.destroy();
    return true;
  }
  if (fault?.type === 'status') {
    if (fault.retryAfterSeconds !== undefined) {
      response.setHeader('Retry-After', String(fault.retryAfterSeconds));
    }
    fail(
      response,
      new StatusError(fault.code, fault.code === 429 ? 'TooManyRequests' : 'InternalError', 'played by the sandbox')
    );
    return true;
  }
  return fault?.type === 'silent';
}

function fail(response: ServerResponse, error: unknown): void {
  const status = error instanceof StatusError ? error : new StatusError(500, 'InternalError', wordsOfError(error));
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status.code, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(status.body()));
}
