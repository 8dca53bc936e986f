import { FieldType, toDataFrame, type DataFrame } from '@grafana/data';

export interface MarkedMoment {
  /** Unix milliseconds. */
  at: number;
  title: string;
  color: string;
}

/** A line on a chart for each moment. */
export function markMoments(moments: readonly MarkedMoment[]): DataFrame[] {
  return [
    toDataFrame({
      name: 'moments',
      fields: [
        { name: 'time', type: FieldType.time, values: moments.map(({ at }) => at) },
        { name: 'title', type: FieldType.string, values: moments.map(({ title }) => title) },
        { name: 'text', type: FieldType.string, values: moments.map(({ title }) => title) },
        { name: 'color', type: FieldType.string, values: moments.map(({ color }) => color) },
      ],
    }),
  ];
}
