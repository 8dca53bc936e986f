import { t } from '@grafana/i18n';
import type { ComparedRow } from '@vigil/core/resources/compare-analyses';
import { planChart } from '@vigil/core/resources/plan-charts';
import type { Analysis } from '../analyse';
import { boundNames, type ChartLine } from '../details/RangeChart';
import { scopeOfRow } from '../details/scope-of-row';

/** What a row's pods used together in both windows, with the bounds of the later one: lines of one chart. */
export function comparedLines(
  resource: 'cpu' | 'memory',
  { row, before: earlier, state }: Pick<ComparedRow, 'row' | 'before' | 'state'>,
  now: Analysis,
  before: Analysis
): ChartLine[] {
  const later = state === 'gone' ? undefined : planChart(resource, scopeOfRow(row, now.scope), now.capabilities, false);
  const gone = earlier && planChart(resource, scopeOfRow(earlier, before.scope), before.capabilities, false);
  const { window } = before.input;
  const bounds = later ?? gone;
  const own = later ? undefined : window;
  return [
    ...(later ? [{ expr: later.usage, legend: t('resources.compare.this', 'this window') }] : []),
    ...(gone ? [{ expr: gone.usage, legend: t('resources.compare.other', 'compared with'), window }] : []),
    ...(bounds
      ? [
          { expr: bounds.request, legend: boundNames.request, window: own },
          { expr: bounds.limit, legend: boundNames.limit, window: own },
        ]
      : []),
  ];
}
