import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { contractHeader, contractVersion, type EndpointName, endpoints } from '@vigil/core/contract/endpoints';
import { authorise, type Caller } from './authorise.ts';
import { type Handlers, isStream } from './handlers.ts';
import type { Metrics } from './metrics.ts';
import { parseInput, refuseBody } from './parse-input.ts';
import { problemOf, Refusal } from './problem.ts';
import type { Relay } from './relay.ts';
import { refusePath } from './refuse-path.ts';
import type { StreamRegistry } from './stream-registry.ts';

export interface AppParts {
  token: string;
  handlers: Handlers;
  streams: StreamRegistry;
  metrics: Metrics;
  /** Clusters that have not been listed yet; empty when the proxy is ready. */
  waitingFor: () => string[];
  logger: FastifyBaseLogger;
  /** Absent where nothing is relayed. */
  relay?: Relay;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    endpoint?: EndpointName;
  }
  interface FastifyRequest {
    /** Set where a call was authorised. */
    caller: Caller | null;
  }
}

const bodyLimit = 64 * 1024;
/** Alertmanager posts a whole group at once. */
const relayLimit = 8 * 1024 * 1024;

/** The HTTP side of the proxy: every endpoint of the contract behind the token, and three paths for the cluster's own use. */
export function createApp({ token, handlers, streams, metrics, waitingFor, logger, relay }: AppParts) {
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { ignoreTrailingSlash: false },
    exposeHeadRoutes: false,
    bodyLimit,
    // Grafana keeps idle connections for ever: one that Node closes first would meet a call half-way.
    keepAliveTimeout: 5 * 60_000,
    // Grafana's description of the user names all their teams.
    http: { maxHeaderSize: 64 * 1024 },
    forceCloseConnections: true,
    frameworkErrors: (error, request, reply) => answerError(error, request, reply),
  });

  // Bodies are JSON and nothing else.
  app.removeContentTypeParser('text/plain');
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async (request, reply) => {
    reply.header(contractHeader, String(contractVersion));
    const fault = refusePath(request.raw.url ?? '');
    if (fault) {
      throw new Refusal('bad-request', fault);
    }
  });
  app.addHook('onResponse', async (request, reply) => {
    const endpoint = request.routeOptions.config.endpoint;
    if (endpoint && !isStream(endpoint)) {
      metrics.observeRequest(endpoint, reply.statusCode, reply.elapsedTime / 1000);
    }
  });
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) =>
    answerError(new Refusal('not-found', `There is no ${request.method} of this path.`), request, reply)
  );

  for (const name of Object.keys(endpoints) as EndpointName[]) {
    const { method, path } = endpoints[name];
    app.route({
      method,
      url: path,
      config: { endpoint: name },
      onRequest: async (request) => {
        request.caller = authorise(request.headers, name, token);
        if (method === 'GET') {
          refuseBody(request.headers);
        }
      },
      handler: (request, reply) => answer(name, request, reply),
    });
  }

  async function answer(name: EndpointName, request: FastifyRequest, reply: FastifyReply) {
    const { caller } = request;
    if (!caller) {
      throw new Error('a call was answered before it was authorised');
    }
    // The schema and the handler stand under the same name, which the compiler can not see in a loop over names.
    const query = parseInput('query', endpoints[name].query, request.query) as never;
    if (!isStream(name)) {
      const body = parseInput('body', endpoints[name].body, request.body) as never;
      return reply.send(await handlers[name](query, body, caller));
    }
    const left = new AbortController();
    reply.raw.once('close', () => left.abort());
    const body = streams.stream<unknown>(left.signal, (signal) => handlers[name](query, signal));
    return reply.type('application/x-ndjson').header('x-accel-buffering', 'no').send(body);
  }

  if (relay) {
    app.post<{ Params: { receiver: string } }>(
      '/hooks/alertmanager/:receiver',
      { bodyLimit: relayLimit, onError: async () => relay.refused() },
      (request) => relay.take(request.params.receiver, request.headers, request.body)
    );
  }
  app.get('/livez', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const waiting = waitingFor();
    return reply.code(waiting.length > 0 ? 503 : 200).send({ ready: waiting.length === 0, waitingFor: waiting });
  });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  return app;
}

export type App = ReturnType<typeof createApp>;

/** What the caller did wrong is told; what went wrong here is written to the log, and only its number is told. */
function answerError(error: FastifyError | Refusal | Error, request: FastifyRequest, reply: FastifyReply) {
  const refusal = error instanceof Refusal ? error : refusalOf(error, request);
  if (refusal.code === 'internal') {
    request.log.error({ err: error, endpoint: request.routeOptions.config?.endpoint }, 'a call could not be answered');
  }
  const problem = problemOf(refusal);
  return reply
    .header(contractHeader, String(contractVersion))
    .code(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify(problem));
}

/** Fastify's own refusals, by its codes, in words that say what to do. */
const bodyFaults: Record<string, string> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'The body must be JSON: set the header Content-Type to application/json.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty: this call needs a JSON object.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not valid JSON.',
};

function refusalOf(error: Error, request: FastifyRequest): Refusal {
  const status = 'statusCode' in error ? Number(error.statusCode) : 500;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    const most = (request.routeOptions.bodyLimit ?? bodyLimit) / 1024;
    return new Refusal('bad-request', `The body is larger than ${most} KiB. Send less at once.`);
  }
  return status >= 400 && status < 500
    ? new Refusal('bad-request', bodyFaults[code] ?? error.message)
    : new Refusal('internal', `The proxy could not answer. Its log says why, under ${request.id}.`);
}
