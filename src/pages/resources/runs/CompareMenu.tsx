import React from 'react';
import { t } from '@grafana/i18n';
import { Dropdown, Menu, ToolbarButton } from '@grafana/ui';
import type { TestRun } from '@vigil/core/contract/test-runs';
import { relativeComparisons, type Comparison } from '@vigil/core/runs/comparison';

export interface CompareMenuProps {
  comparison: Comparison | null;
  /** Runs to compare with; the first ten are offered. */
  runs: readonly TestRun[];
  onCompare(comparison: Comparison | null): void;
  onCompareRun(run: TestRun): void;
  /** Shows all runs. */
  onMore(): void;
}

/** What the window is compared with. */
export function CompareMenu({ comparison, runs, onCompare, onCompareRun, onMore }: CompareMenuProps) {
  const menu = () => (
    <Menu>
      {relativeComparisons.map((kind) => (
        <Menu.Item
          key={kind}
          label={comparisonName(kind)}
          active={comparison === kind}
          onClick={() => onCompare(kind)}
        />
      ))}
      <Menu.Divider />
      {runs.slice(0, 10).map((run) => (
        <Menu.Item key={run.id} label={run.name} icon="bookmark" onClick={() => onCompareRun(run)} />
      ))}
      <Menu.Item label={t('resources.compare.more', 'A test run…')} icon="list-ul" onClick={onMore} />
      {comparison !== null && (
        <Menu.Item label={t('resources.compare.stop', 'No comparison')} icon="times" onClick={() => onCompare(null)} />
      )}
    </Menu>
  );
  return (
    <Dropdown overlay={menu} placement="bottom-end">
      <ToolbarButton
        icon="exchange-alt"
        variant={comparison === null ? 'canvas' : 'active'}
        aria-label={t('resources.compare.button', 'Compare')}
      >
        {t('resources.compare.button', 'Compare')}
      </ToolbarButton>
    </Dropdown>
  );
}

/** `window before`, `one week earlier`. */
export function comparisonName(kind: (typeof relativeComparisons)[number]): string {
  switch (kind) {
    case 'previous':
      return t('resources.compare.previous', 'The window before, of the same length');
    case 'day':
      return t('resources.compare.day', 'One day earlier');
    case 'week':
      return t('resources.compare.week', 'One week earlier');
  }
}
