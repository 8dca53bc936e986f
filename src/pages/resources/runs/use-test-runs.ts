import { useCallback, useEffect, useMemo, useState } from 'react';
import type { TestRun, TestRunChange } from '@vigil/core/contract/test-runs';
import { usePluginSettings } from '../../../settings/use-plugin-settings';
import { browserRuns } from './browser-runs';
import { proxyRuns } from './proxy-runs';
import type { RunKeeper } from './run-keeper';

export interface TestRuns {
  where: RunKeeper['where'];
  /** Undefined until they are there. */
  runs?: TestRun[];
  /** How many are kept. */
  most?: number;
  /** Why they could not be loaded; the last list stays. */
  problem?: string;
  reload(): void;
  /** Gives the run; rejects with an Error whose message can be shown. */
  change(change: TestRunChange): Promise<TestRun>;
}

/** The runs of the team where a proxy is configured, else those of this browser. */
export function useTestRuns(): TestRuns {
  const { isProxyConfigured } = usePluginSettings();
  const keeper = isProxyConfigured ? proxyRuns : browserRuns;
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<Pick<TestRuns, 'runs' | 'most' | 'problem'>>({});

  useEffect(() => {
    let isWanted = true;
    keeper.list().then(
      ({ runs, most }) => isWanted && setLoaded({ runs, most }),
      (error: Error) => isWanted && setLoaded((before) => ({ ...before, problem: error.message }))
    );
    return () => {
      isWanted = false;
    };
  }, [keeper, attempt]);

  const reload = useCallback(() => setAttempt((count) => count + 1), []);
  const change = useCallback(
    async (asked: TestRunChange) => {
      const run = await keeper.change(asked);
      reload();
      return run;
    },
    [keeper, reload]
  );
  return useMemo(() => ({ where: keeper.where, ...loaded, reload, change }), [keeper, loaded, reload, change]);
}
