import type { WatchHealth } from '@vigil/core/contract/health';
import type { Metadata } from '@vigil/core/kubernetes/metadata';
import { asObject, asText, type Json } from '@vigil/core/kubernetes/read-json';
import { wordsOfError } from '@vigil/core/vocabulary/words-of-error';
import { errorOfStatus } from './api-error.ts';
import { createBackOff } from './back-off.ts';
import type { ApiConnection } from './connect-cluster.ts';
import { createFailureJudge } from './judge-failure.ts';
import { KnownSpecs } from './known-specs.ts';
import { listPages } from './list-pages.ts';
import { createObjectStore, type StoreChange, type StoreLimit } from './object-store.ts';
import { parseWatchLine } from './parse-watch-line.ts';
import { readLines } from './read-lines.ts';
import { specsOfList } from './spec-text.ts';
import type { Surroundings } from './surroundings.ts';
import { createWatchAccount } from './watch-health.ts';
import type { WatchTimings } from './watch-timings.ts';

export interface WatchOptions<T> {
  connection: ApiConnection;
  /** Name on the health page. */
  kind: string;
  /** `/api/v1/pods`, without a query. */
  path: string;
  /** Undefined: leave this object out. */
  project(raw: unknown): T | undefined;
  /** The same for an object whose spec is that of `known` and is left out of `raw`. Where given, specs are remembered. */
  projectAgain?(raw: unknown, known: T): T | undefined;
  /** What to hold where there may be too many. */
  limit?: StoreLimit<T>;
  /** What to do about a refusal (HTTP status 403 or 404), for the health page. */
  advice?(status: number): string;
  onChange(change: StoreChange<T>): void;
  timings: WatchTimings;
  surroundings: Surroundings;
}

export interface ResourceWatch<T> {
  /** Idempotent; nothing happens after {@link stop}. */
  start(): void;
  /** Silent and final; resolves when nothing is under way any more. */
  stop(): Promise<void>;
  objects(): readonly T[];
  health(): WatchHealth;
  /** True once it was listed, or it is clear that it can not be. */
  settled(): boolean;
}

/**
 * The most bytes of one line, as for client-go, whose decoder of watches gives up there too. An object in etcd has at most
 * 1.5 MiB by default.
 */
const lineLimit = 16 * 2 ** 20;

/**
 * Keeps one kind of object up to date: list, watch, and again, for ever. Every failure ends in a wait and another try;
 * the account tells what is wrong meanwhile.
 */
export function watchResource<T extends { metadata: Metadata }>(options: WatchOptions<T>): ResourceWatch<T> {
  const { connection, path, timings, surroundings } = options;
  const store = createObjectStore<T>(options.limit);
  const specs = new KnownSpecs();
  const account = createWatchAccount(options.kind, surroundings.now);
  const backOff = createBackOff(timings.backoff, surroundings.random);
  const failures = createFailureJudge(account, backOff, {
    forbiddenRetry: timings.forbiddenRetry,
    advice: options.advice,
  });
  const stopped = new AbortController();
  const { signal } = stopped;
  let resourceVersion: string | undefined;
  let running: Promise<void> | undefined;

  const tell = (changes: Array<StoreChange<T>>) => {
    for (const change of changes) {
      if (signal.aborted) {
        return;
      }
      if (change.previous && !change.current) {
        specs.forget(change.previous.metadata.uid);
      }
      try {
        options.onChange(change);
      } catch (error) {
        account.noted(`a change could not be handled: ${wordsOfError(error)}`);
      }
    }
  };

  const list = async () => {
    const seen = new Set<string>();
    let version = '';
    for await (const page of listPages(connection, path, timings.pageSize, signal)) {
      const texts = options.projectAgain ? specsOfList(page.text, page.items.map(uidOf)) : [];
      for (const [index, raw] of page.items.entries()) {
        const object = options.project(raw);
        if (object) {
          const { uid } = object.metadata;
          seen.add(uid);
          tell(store.put(object));
          specs.learn(uid, texts[index]);
        }
      }
      version = page.resourceVersion;
    }
    signal.throwIfAborted();
    tell(store.retain(seen));
    resourceVersion = version;
    failures.listed();
    account.listed();
  };

  /** `spec`: the text of the spec where `raw` is without it. */
  const project = (raw: Json, spec: string | undefined, line: string): T | undefined => {
    const uid = uidOf(raw);
    if (spec === undefined || !options.projectAgain) {
      specs.forget(uid);
      return options.project(raw);
    }
    const known = store.get(uid);
    if (specs.take(uid, spec) && known) {
      return options.projectAgain(raw, known);
    }
    try {
      return options.project({ ...raw, spec: JSON.parse(spec) });
    } catch {
      specs.forget(uid);
      return options.project(asObject(asObject(parseWatchLine(line, false).value).object));
    }
  };

  const take = (line: string) => {
    const { value, writtenAt, spec } = parseWatchLine(line, options.projectAgain !== undefined);
    const event = asObject(value);
    const raw = asObject(event.object);
    if (event.type === 'ERROR') {
      throw errorOfStatus(raw, 500);
    }
    const version = asText(asObject(raw.metadata).resourceVersion);
    resourceVersion = version || resourceVersion;
    failures.heard();
    account.heard(event.type === 'BOOKMARK' ? null : writtenAt);
    backOff.reset();
    const object = event.type === 'BOOKMARK' ? undefined : project(raw, spec, line);
    if (object && event.type !== 'DELETED') {
      tell(store.put(object));
    } else if (object && store.get(object.metadata.uid)) {
      // What a deleted object looked like last is told first: it may be the only word on why it went.
      tell(store.put(object));
      tell(store.remove(object.metadata.uid));
    } else {
      specs.forget(uidOf(raw));
    }
  };

  const watch = async () => {
    const [least, most] = timings.watchSeconds;
    const query = new URLSearchParams({
      watch: 'true',
      allowWatchBookmarks: 'true',
      timeoutSeconds: String(Math.round(least + surroundings.random() * (most - least))),
      resourceVersion: resourceVersion ?? '',
    });
    const response = await connection.open(`${path}?${query}`, signal);
    const openedAt = surroundings.now();
    account.connected();
    try {
      const reading = { idleTimeout: timings.idleTimeout, lineLimit, beyond: 'fail' as const };
      for await (const lines of readLines(response, reading, signal, surroundings)) {
        for (const line of lines) {
          signal.throwIfAborted();
          take(line);
        }
      }
    } finally {
      account.disconnected();
      if (surroundings.now() - openedAt >= timings.healthyAfter) {
        backOff.reset();
      }
    }
  };

  const run = async () => {
    while (!signal.aborted) {
      let wait: number;
      try {
        if (resourceVersion === undefined) {
          await list();
        }
        await watch();
        wait = backOff.next(null);
      } catch (error) {
        if (signal.aborted) {
          return;
        }
        const verdict = failures.judge(error);
        wait = verdict.wait;
        resourceVersion = verdict.relist ? undefined : resourceVersion;
      }
      await surroundings.delay(wait, signal);
    }
  };

  return {
    start() {
      running ??= signal.aborted ? undefined : run();
    },
    async stop() {
      stopped.abort();
      await running;
    },
    objects: store.all,
    health: () => account.read(store.size, store.dropped),
    settled: () => account.settled,
  };
}

function uidOf(raw: Json): string {
  return asText(asObject(raw.metadata).uid);
}
