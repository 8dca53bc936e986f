import { t } from '@grafana/i18n';
import { percentiles, type Percentile } from '@vigil/core/resources/plan-percentiles';
import { bytesText, shortCoresText, unknown } from '../figure-text';
import type { PercentileColumnId } from './column-ids';
import type { Column } from './columns';

function columnOf(id: PercentileColumnId, resource: 'cpu' | 'memory', percentile: Percentile): Column {
  const text = resource === 'cpu' ? shortCoresText : bytesText;
  return {
    label: () =>
      resource === 'cpu'
        ? t('resources.column.cpu-percentile', 'CPU {{percentile}}', { percentile })
        : t('resources.column.memory-percentile', 'Mem. {{percentile}}', { percentile }),
    hint: () =>
      t(
        'resources.column.percentile-hint',
        '{{percentile}} of each pod’s own samples in the time range (quantile_over_time). Several pods: the sum of theirs, an upper bound; the percentile of what they used together is in the open row. One more query that looks at every sample.',
        { percentile }
      ),
    ...{ width: resource === 'cpu' ? '64px' : '84px', least: resource === 'cpu' ? 64 : 84, align: 'right' },
    ...{ isUsual: false, percentile: id },
    value: (row, measure) => measure?.(row).percentiles?.[resource][percentile],
    Cell: ({ row, measure }) => {
      const found = measure?.(row).percentiles;
      return found ? text(found[resource][percentile]) : unknown;
    },
  };
}

const entries = (['cpu', 'memory'] as const).flatMap((resource) =>
  percentiles.map((percentile): [PercentileColumnId, Column] => {
    const id: PercentileColumnId = `${resource}${percentile === 'p50' ? 'P50' : percentile === 'p95' ? 'P95' : 'P99'}`;
    return [id, columnOf(id, resource, percentile)];
  })
);

/** p50, p95 and p99 of CPU and memory. */
export const percentileColumns = Object.fromEntries(entries) as Record<PercentileColumnId, Column>;
