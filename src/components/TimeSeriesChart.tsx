import React, { useMemo } from 'react';
import { LoadingState, type DataFrame, type FieldConfigSource, type TimeRange } from '@grafana/data';
import { PanelRenderer } from '@grafana/runtime';
import { useWidth } from './use-width';

export interface TimeSeriesChartProps {
  title: string;
  /** Time series frames; units and colours in the fields' own config. */
  frames: DataFrame[];
  range: TimeRange;
  timeZone?: string;
  /** Pixels. */
  height: number;
  /** Unit id of Grafana for all values: `bytes`, `short`, `percentunit`. */
  unit?: string;
  /** More of the panel's field configuration: custom drawing, overrides per series. Memoise it. */
  fieldConfig?: FieldConfigSource;
  legend?: boolean;
  /** Moments to mark with a line, as Grafana's annotation frames: {@link markMoments}. Memoise them. */
  annotations?: DataFrame[];
  /** Unix milliseconds, when the user drags over the chart. */
  onZoom?(from: number, to: number): void;
}

/** Grafana's own time series panel, as wide as its place. */
export function TimeSeriesChart(props: TimeSeriesChartProps) {
  const { title, frames, range, timeZone, height, unit, fieldConfig, legend = true, annotations, onZoom } = props;
  const [measure, width] = useWidth<HTMLDivElement>();
  const data = useMemo(
    () => ({ state: LoadingState.Done, series: frames, timeRange: range, annotations }),
    [frames, range, annotations]
  );
  const options = useMemo(
    () => ({
      legend: { showLegend: legend, displayMode: 'list', placement: 'bottom', calcs: [] },
      tooltip: { mode: 'multi', sort: 'desc' },
    }),
    [legend]
  );
  const config = useMemo<FieldConfigSource>(
    () => ({
      defaults: {
        unit,
        ...fieldConfig?.defaults,
        custom: {
          drawStyle: 'line',
          lineWidth: 1,
          fillOpacity: 8,
          showPoints: 'auto',
          ...fieldConfig?.defaults.custom,
        },
      },
      overrides: fieldConfig?.overrides ?? [],
    }),
    [unit, fieldConfig]
  );
  return (
    <div ref={measure} style={{ height }} role="figure" aria-label={title}>
      {width > 0 && (
        <PanelRenderer
          pluginId="timeseries"
          title={title}
          width={width}
          height={height}
          data={data}
          options={options}
          fieldConfig={config}
          timeZone={timeZone}
          onChangeTimeRange={onZoom && (({ from, to }) => onZoom(from, to))}
        />
      )}
    </div>
  );
}
