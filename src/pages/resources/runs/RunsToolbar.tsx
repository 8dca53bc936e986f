import React, { useState } from 'react';
import { t } from '@grafana/i18n';
import { ToolbarButton } from '@grafana/ui';
import type { TestRun, TestRunScope } from '@vigil/core/contract/test-runs';
import type { TimeRangeState } from '../../../url/use-time-range';
import { useUrlState } from '../../../url/use-url-state';
import { CompareMenu } from './CompareMenu';
import { comparisonUrl } from './comparison-url';
import { runOfWindow } from './run-place';
import { RunsDrawer } from './RunsDrawer';
import { useTestRuns } from './use-test-runs';

export interface RunsToolbarProps {
  time: TimeRangeState;
  /** What the page shows. */
  cluster: string;
  namespaces: string[];
  workloads: string[];
}

/** The saved runs, and what the window is compared with. */
export function RunsToolbar({ time, cluster, namespaces, workloads }: RunsToolbarProps) {
  const [{ compare }, setState] = useUrlState(comparisonUrl);
  const [isOpen, setOpen] = useState(false);
  const testRuns = useTestRuns();
  const { runs = [], reload } = testRuns;
  const shown = runOfWindow(runs, time);
  const scope: TestRunScope = { cluster, namespaces, workloads };
  const open = () => {
    reload();
    setOpen(true);
  };
  const compareRun = (run: TestRun) => {
    // A running one ends for the comparison now, so that a link shows the same.
    setState({ compare: { from: run.from, to: run.to ?? Math.max(Date.now(), run.from + 1) } });
    setOpen(false);
  };
  return (
    <>
      <ToolbarButton
        icon="bookmark"
        variant="canvas"
        aria-label={t('resources.runs.title', 'Test runs')}
        tooltip={t('resources.runs.tooltip', 'Save this window as a test run, or open a saved one')}
        onClick={open}
      >
        {shown?.name ?? t('resources.runs.button', 'Runs')}
      </ToolbarButton>
      <CompareMenu
        comparison={compare}
        runs={runs.filter((run) => run !== shown)}
        onCompare={(comparison) => setState({ compare: comparison })}
        onCompareRun={compareRun}
        onMore={open}
      />
      {isOpen && (
        <RunsDrawer
          testRuns={testRuns}
          time={time}
          scope={scope}
          onCompare={compareRun}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
