import type { Health, LogLoss } from '@vigil/core/contract/health';
import type { CaptureOutcome } from '../store/incident-store.ts';

const noCounts = { queued: 0, captured: 0, gone: 0, failed: 0, dropped: 0 };

/** What became of logs since the start of the process, by status and by cause. */
export class LogCounts {
  readonly #byStatus = { ...noCounts };
  readonly #byCause = new Map<LogLoss, number>();

  /** `cause` null: it was captured. */
  add(status: CaptureOutcome['status'], cause: LogLoss | null): void {
    this.#byStatus[status] += 1;
    if (cause !== null) {
      this.#byCause.set(cause, (this.#byCause.get(cause) ?? 0) + 1);
    }
  }

  read(queued: number): Health['logs'] {
    return { ...this.#byStatus, queued, causes: toCauses(this.#byCause) };
  }
}

/** Of several clusters as one. */
export function sumLogCounts(all: ReadonlyArray<Health['logs']>): Health['logs'] {
  const sum = { ...noCounts };
  const causes = new Map<LogLoss, number>();
  for (const counts of all) {
    for (const status of Object.keys(sum) as Array<keyof typeof sum>) {
      sum[status] += counts[status];
    }
    for (const { cause, count } of counts.causes ?? []) {
      causes.set(cause, (causes.get(cause) ?? 0) + count);
    }
  }
  return { ...sum, causes: toCauses(causes) };
}

function toCauses(counts: ReadonlyMap<LogLoss, number>): NonNullable<Health['logs']['causes']> {
  return [...counts].map(([cause, count]) => ({ cause, count })).sort((a, b) => b.count - a.count);
}
