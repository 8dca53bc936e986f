import { LoadingState, type DataFrame, type PanelData } from '@grafana/data';
import { getSource } from './instantQuery';
import { queryFrames, timeRange } from './queryFrames';

export interface RangeQuery {
  expr: string;
  /** Unix milliseconds. */
  from: number;
  to: number;
  /** Seconds; see {@link chartStep}. */
  step: number;
  /** Legend format of the data source: `{{pod}}`, or a fixed text. Becomes the display name of every series. */
  legend?: string;
  signal?: AbortSignal;
}

/**
 * Series over time for a chart, through the data source's own `query()`. `source` is the data source's uid. One frame a
 * series. Rejects with `PrometheusError`. Wrap the frames in {@link panelDataOf} for a `PanelRenderer`.
 *
 * @example const frames = await queryRange(uid, { expr, from, to, step: chartStep(from, to), legend: '{{pod}}' });
 */
export async function queryRange(source: string, query: RangeQuery): Promise<DataFrame[]> {
  const { expr, legend, signal, ...window } = query;
  const api = await getSource(source, signal);
  return queryFrames(
    api,
    {
      refId: 'A',
      expr,
      legendFormat: legend,
      instant: false,
      range: true,
      format: 'time_series',
      interval: `${query.step}s`,
    },
    window,
    signal
  );
}

/** A step in seconds that gives a chart about 240 points and is never finer than a scrape. */
export function chartStep(from: number, to: number, scrapeSeconds = 30): number {
  return Math.max(scrapeSeconds, Math.ceil((to - from) / 1000 / 240 / scrapeSeconds) * scrapeSeconds);
}

/** Frames as finished data of a panel. */
export function panelDataOf(frames: DataFrame[], window: { from: number; to: number }): PanelData {
  return { state: LoadingState.Done, series: frames, timeRange: timeRange(window) };
}
