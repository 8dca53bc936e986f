import type { TestRun, TestRunChange, TestRunList } from '@vigil/core/contract/test-runs';

/** Where test runs are kept: by the proxy for the whole team, or by this browser for one person. */
export interface RunKeeper {
  where: 'proxy' | 'browser';
  /** Those that began last first. Rejects with an Error whose message can be shown. */
  list(): Promise<TestRunList>;
  /** The run as it is after the change. Rejects likewise; then nothing was changed. */
  change(change: TestRunChange): Promise<TestRun>;
}
