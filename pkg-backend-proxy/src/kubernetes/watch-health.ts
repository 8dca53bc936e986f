import type { WatchHealth } from '@vigil/core/contract/health';

/** Keeps the account of one watch that the health page shows. */
export interface WatchAccount {
  /** `dropped`: how often an object was let go because there were too many. */
  read(objects: number, dropped: number): WatchHealth;
  readonly state: WatchHealth['state'];
  /** True once it was listed, or it is clear that it can not be. */
  readonly settled: boolean;
  /** An event came. `writtenAt`: when the API server wrote what it tells (Unix milliseconds), where that is known. */
  heard(writtenAt: number | null): void;
  listed(): void;
  connected(): void;
  disconnected(): void;
  stalled(): void;
  /** It can not be listed or watched now. `lasting`: rights or the kind itself are missing. */
  failed(problem: string, lasting: boolean): void;
  /** Something went wrong that did not end the watch. */
  noted(problem: string): void;
}

export function createWatchAccount(kind: string, now: () => number): WatchAccount {
  let state: WatchHealth['state'] = 'syncing';
  let since = now();
  let heardAt = since;
  let lastEventAt: number | null = null;
  let lagSeconds: number | null = null;
  let problem: string | null = null;
  let [lists, reconnects, stalls] = [0, 0, 0];

  const enter = (next: WatchHealth['state'], at: number) => {
    if (state !== next) {
      [state, since] = [next, at];
    }
  };
  return {
    read: (objects, dropped) => ({
      ...{ kind, state, since, objects, dropped, lastEventAt, lagSeconds, problem },
      ...{ relists: Math.max(0, lists - 1), reconnects, stalls },
    }),
    get state() {
      return state;
    },
    get settled() {
      return lists > 0 || state === 'forbidden';
    },
    heard(writtenAt) {
      lastEventAt = heardAt = now();
      if (writtenAt !== null) {
        // Stamps are in whole seconds; clocks may differ a little either way.
        lagSeconds = Math.max(0, Math.floor((heardAt - writtenAt) / 1000));
      }
      problem = null;
    },
    listed() {
      lists += 1;
      heardAt = now();
      problem = null;
      enter('synced', heardAt);
    },
    connected() {
      heardAt = now();
      problem = null;
      enter('synced', heardAt);
    },
    disconnected() {
      reconnects += 1;
    },
    stalled() {
      stalls += 1;
    },
    failed(text, lasting) {
      problem = text;
      // Stale since it was last heard of, not since that was noticed.
      enter(lasting ? 'forbidden' : lists > 0 ? 'stale' : 'failed', lasting || lists === 0 ? now() : heardAt);
    },
    noted(text) {
      problem = text;
    },
  };
}
