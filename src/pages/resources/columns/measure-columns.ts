import { t } from '@grafana/i18n';
import type { RowMeasures } from '@vigil/core/resources/fold-measures';
import { bytesText, shareText, unknown } from '../figure-text';
import type { MeasureColumnId } from './column-ids';
import type { Column } from './columns';

/** A figure that is asked for only when its column is chosen. */
function measured(
  least: number,
  pick: (measures: RowMeasures) => number | undefined,
  text: (value: number | undefined) => string
): Omit<Column, 'label' | 'hint'> {
  return {
    ...{ width: `${least}px`, least, align: 'right', isUsual: false, isMeasure: true },
    value: (row, measure) => measure && pick(measure(row)),
    Cell: ({ row, measure }) => (measure ? text(pick(measure(row))) : unknown),
  };
}

const perSecond = (value: number | undefined) => (value === undefined ? unknown : `${bytesText(value)}/s`);

/** Of the fullest volume. */
function fullest({ volumes }: RowMeasures): number | undefined {
  const shares = volumes.flatMap(({ used, usedMax = used, capacity }) =>
    usedMax !== undefined && capacity ? [usedMax / capacity] : []
  );
  return shares.length === 0 ? undefined : Math.max(...shares);
}

const trafficHint = () =>
  t('resources.column.traffic-hint', 'Average over the time the pods lived, summed over the pods of the row');
const waitedHint = () =>
  t(
    'resources.column.waited-hint',
    'Share of the time in which something in the worst pod waited (pressure stall information, some)'
  );

export const measureColumns: Record<MeasureColumnId, Column> = {
  networkReceived: {
    label: () => t('resources.column.network-received', 'Net in'),
    hint: trafficHint,
    ...measured(84, ({ network }) => network?.received, perSecond),
  },
  networkSent: {
    label: () => t('resources.column.network-sent', 'Net out'),
    hint: trafficHint,
    ...measured(84, ({ network }) => network?.sent, perSecond),
  },
  diskRead: {
    label: () => t('resources.column.disk-read', 'Disk read'),
    hint: trafficHint,
    ...measured(84, ({ disk }) => disk?.read, perSecond),
  },
  diskWritten: {
    label: () => t('resources.column.disk-written', 'Disk write'),
    hint: trafficHint,
    ...measured(84, ({ disk }) => disk?.written, perSecond),
  },
  waitedCpu: {
    label: () => t('resources.column.waited-cpu', 'CPU wait'),
    hint: waitedHint,
    ...measured(66, ({ waited }) => waited?.cpu, shareText),
  },
  waitedMemory: {
    label: () => t('resources.column.waited-memory', 'Mem. wait'),
    hint: waitedHint,
    ...measured(72, ({ waited }) => waited?.memory, shareText),
  },
  waitedIo: {
    label: () => t('resources.column.waited-io', 'Disk wait'),
    hint: waitedHint,
    ...measured(70, ({ waited }) => waited?.io, shareText),
  },
  volumes: {
    label: () => t('resources.column.volumes', 'Volume'),
    hint: () => t('resources.column.volumes-hint', 'Peak use of the fullest volume that the pods of the row mount'),
    ...measured(60, fullest, shareText),
  },
};
