import type { TestRun, TestRunChange, TestRunEnd, TestRunStart } from '@vigil/core/contract/test-runs';
import type { RunContext, RunOutcome } from '@vigil/core/runs/change-run';

/** The team's test runs. What can not be done is told as a fault, and then nothing is changed. */
export interface TestRunStore {
  /** Those that began last first. */
  list(): Promise<TestRun[]>;
  /** What somebody does on the page. */
  change(change: TestRunChange, context: RunContext): Promise<RunOutcome>;
  /** What a script marks: a key that is known gives its run. */
  start(start: TestRunStart, context: RunContext): Promise<RunOutcome>;
  /** By id or by key. */
  end(idOrKey: string, end: TestRunEnd, now: number): Promise<RunOutcome>;
}
