import {
  asyncScheduler,
  defer,
  EMPTY,
  Observable,
  Subscription,
  switchMap,
  timeout,
  timer,
  type SchedulerLike,
} from 'rxjs';
import type { ChangeRecord } from '@vigil/core/contract/streams';
import { ProxyError } from './backend-problem';
import { openStream } from './open-stream';
import { tabVisible } from './tab-visible';

/** `live`: changes arrive by themselves · `polling`: the stream can not be opened, ask again now and then. */
export type ChangeConnection = 'connecting' | 'live' | 'polling';

export type ChangeSignal =
  | Extract<ChangeRecord, { type: 'incident' | 'removed' }>
  | { type: 'connection'; state: ChangeConnection }
  /** Something was missed or can not be known: fetch the list again. */
  | { type: 'refetch' };

/** Without any record for this long the stream is dead; the proxy's heart beats every 15 s. */
const silence = 45_000;
/** While polling, and between attempts to open the stream again. */
export const pollEvery = 15_000;

/** Milliseconds to wait before attempt number `failures` to open the stream again: 1, 2, 4, 8, then every 15 s. */
export function reopenDelay(failures: number): number {
  return Math.min(1000 * 2 ** Math.max(0, failures - 1), pollEvery);
}

interface FollowOptions {
  open?: () => Observable<ChangeRecord>;
  visible?: Observable<boolean>;
  scheduler?: SchedulerLike;
}

/**
 * The changes of incidents while the tab is visible; never ends. The stream is opened again after a cut, and everything is
 * fetched again then, as what happened in between is not known.
 */
export function followChanges(options: FollowOptions = {}): Observable<ChangeSignal> {
  const { open = () => openStream('changes', {}), visible = tabVisible(), scheduler = asyncScheduler } = options;
  let opened = false;
  return visible.pipe(switchMap((isVisible) => (isVisible ? connect() : EMPTY)));

  function connect(): Observable<ChangeSignal> {
    return new Observable<ChangeSignal>((subscriber) => {
      let failures = 0;
      // Of the stream or of the wait for the next one: never both. Assigned before it starts, as a stream may fail at once.
      let current = new Subscription();

      function start(subscribe: () => Subscription) {
        const mine = new Subscription();
        current = mine;
        mine.add(subscribe());
      }

      function attempt() {
        let heard = false;
        start(() =>
          defer(open)
            .pipe(timeout({ each: silence, scheduler }))
            .subscribe({
              next: (record) => {
                if (!heard) {
                  heard = true;
                  greet();
                }
                if (record.type === 'incident' || record.type === 'removed') {
                  subscriber.next(record);
                } else if (record.type === 'gap') {
                  subscriber.next({ type: 'refetch' });
                }
              },
              error: (error: unknown) => again(error instanceof ProxyError),
              complete: () => again(false),
            })
        );
      }

      function greet() {
        failures = 0;
        subscriber.next({ type: 'connection', state: 'live' });
        if (opened) {
          subscriber.next({ type: 'refetch' });
        }
        opened = true;
      }

      function again(refused: boolean) {
        failures += 1;
        // A stream that was only cut opens again in a second; one that is refused or keeps being cut is replaced by asking.
        const polls = refused || failures > 2;
        subscriber.next({ type: 'connection', state: polls ? 'polling' : 'connecting' });
        if (polls && failures > 1) {
          subscriber.next({ type: 'refetch' });
        }
        start(() => timer(polls ? pollEvery : reopenDelay(failures), scheduler).subscribe(attempt));
      }

      attempt();
      return () => current.unsubscribe();
    });
  }
}
