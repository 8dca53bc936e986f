import { wordsOfError } from '@vigil/core/vocabulary/words-of-error';
import { ApiError } from './api-error.ts';
import type { BackOff } from './back-off.ts';
import { UnreadableLine } from './parse-watch-line.ts';
import { EndlessLine, SilentStream } from './read-lines.ts';
import type { WatchAccount } from './watch-health.ts';

/** The list is too old to continue from (HTTP status 410, or an ERROR event with that code). */
const gone = 410;
/** An API server that starts refuses for a moment what it allows later; after so many times it is meant. */
const refusalLimit = 3;
/** After so many unreadable lines at one resource version only a new list helps. */
const unreadableLimit = 2;

export interface Verdict {
  /** Milliseconds before the next try. */
  wait: number;
  /** Whether that has to be a new list. */
  relist: boolean;
}

export interface FailureJudge {
  /** Also writes into the account what is wrong. */
  judge(error: unknown): Verdict;
  listed(): void;
  /** A line was read. */
  heard(): void;
}

/** Says what the failures of one watch mean, alone and in a row. */
export function createFailureJudge(
  account: WatchAccount,
  backOff: BackOff,
  options: { forbiddenRetry: number; advice?(status: number): string }
): FailureJudge {
  let unreadable = 0;
  let refusals = 0;
  return {
    judge(error) {
      if (error instanceof SilentStream) {
        account.stalled();
      }
      if (error instanceof UnreadableLine || error instanceof EndlessLine) {
        unreadable += 1;
      }
      const status = error instanceof ApiError ? error.status : 0;
      const wait = backOff.next(error instanceof ApiError ? error.retryAfterMs : null);
      if (status === gone || unreadable >= unreadableLimit || (status > 0 && isAhead(error))) {
        unreadable = 0;
        return { wait, relist: true };
      }
      const refused = status === 403 || status === 404;
      const advice = refused ? options.advice?.(status) : undefined;
      const words = wordsOfError(error);
      account.failed(advice ? `${words}. ${advice}` : words, refused);
      refusals += refused ? 1 : 0;
      return {
        wait: refusals >= refusalLimit ? Math.max(wait, options.forbiddenRetry) : wait,
        // The next list tells what changed meanwhile.
        relist: refused,
      };
    },
    listed() {
      refusals = 0;
    },
    heard() {
      unreadable = 0;
    },
  };
}

/** The API server knows less than we do: its storage was set back, as by restoring a backup. */
function isAhead(error: unknown): boolean {
  return /too large resource version/i.test(wordsOfError(error));
}
