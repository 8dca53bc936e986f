import React, { useEffect, useState } from 'react';
import { css } from '@emotion/css';
import {
  FieldColorModeId,
  FieldType,
  type DataFrame,
  type FieldConfigSource,
  type GrafanaTheme2,
  type TimeRange,
} from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { TextLink, useStyles2 } from '@grafana/ui';
import { TimeSeriesChart } from '../../../components/TimeSeriesChart';
import { exploreUrl } from '../../../prometheus/explore-url';
import { toPrometheusError } from '../../../prometheus/PrometheusError';
import { chartStep, queryRange } from '../../../prometheus/queryRange';

/** One question of a chart. */
export interface ChartLine {
  expr: string;
  legend: string;
  /** Another window to ask about (Unix milliseconds): drawn as if it began with the chart. */
  window?: { from: number; to: number };
}

export interface ChartPlace {
  source: { uid: string; type: string };
  range: TimeRange;
  timeZone: string;
  /** Seconds. */
  interval: number;
  /** Moments to mark; memoise them. */
  annotations?: DataFrame[];
  onZoom(from: number, to: number): void;
}

export interface RangeChartProps extends ChartPlace {
  title: string;
  unit: string;
  height?: number;
  /** Those with an empty expression are not collected. The first one is the chart's reason. Memoise them. */
  lines: readonly ChartLine[];
}

/** A chart of some expressions over the page's time range, with its queries a click away. */
export function RangeChart(props: RangeChartProps) {
  const { title, unit, height = 220, lines, source, range, timeZone, interval, annotations, onZoom } = props;
  const styles = useStyles2(getStyles);
  // The last frames stay while new ones load; until the first there is only a line of text.
  const [{ frames, problem, partial }, setAnswer] = useState<Answer>({});
  const from = range.from.valueOf();
  const to = range.to.valueOf();
  const asked = lines.filter(({ expr }) => expr !== '');
  const isCollected = (lines[0]?.expr ?? '') !== '';

  useEffect(() => {
    const controller = new AbortController();
    void load(lines, source.uid, { from, to, step: chartStep(from, to, interval) }, controller.signal).then(
      (answer) => {
        if (!controller.signal.aborted) {
          setAnswer(answer);
        }
      }
    );
    return () => controller.abort();
  }, [lines, source.uid, from, to, interval]);

  return (
    <div>
      <div className={styles.head}>
        <strong>{title}</strong>
        {windowsOf(asked, { from, to }).map(({ window, exprs }, index) => (
          <TextLink
            key={index}
            external
            href={exploreUrl(
              source,
              exprs.map((expr) => ({ expr, instant: false })),
              window
            )}
          >
            {index === 0
              ? t('resources.queries.show', 'Show query')
              : t('resources.queries.show-other', 'other window')}
          </TextLink>
        ))}
      </div>
      <div style={{ height }}>
        {problem ? (
          <p role="alert">
            {t('resources.chart.failed', 'The chart could not be loaded: {{problem}}', {
              problem,
              // React escapes already.
              interpolation: { escapeValue: false },
            })}
          </p>
        ) : !isCollected ? (
          <p>
            <Trans i18nKey="resources.chart.not-collected">
              Not collected in this form, so that there is no chart.
            </Trans>
          </p>
        ) : frames === undefined ? (
          <p role="status">
            <Trans i18nKey="resources.chart.loading">Loading…</Trans>
          </p>
        ) : (
          <TimeSeriesChart
            {...{ title, frames, range, timeZone, height, unit, annotations, onZoom }}
            fieldConfig={bounds}
          />
        )}
      </div>
      {partial && (
        <p className={styles.partial}>
          {t('resources.chart.partial', 'A line is missing: {{problem}}', {
            problem: partial,
            interpolation: { escapeValue: false },
          })}
        </p>
      )}
    </div>
  );
}

interface Answer {
  frames?: DataFrame[];
  /** Why the chart's own line is not there, or a bound of it. */
  problem?: string;
  partial?: string;
}

/** A bound that fails leaves the usage as it is. */
async function load(
  lines: readonly ChartLine[],
  source: string,
  window: { from: number; to: number; step: number },
  signal: AbortSignal
): Promise<Answer> {
  const settled = await Promise.allSettled(
    lines.map(async ({ expr, legend, window: own }) =>
      expr === ''
        ? []
        : shifted(await queryRange(source, { expr, legend, ...window, ...own, signal }), window.from, own?.from)
    )
  );
  const frames = settled.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  const [first] = settled;
  if (first?.status === 'rejected') {
    return { problem: toPrometheusError(first.reason, signal).message };
  }
  const failed = settled.find((one) => one.status === 'rejected');
  return { frames, partial: failed && toPrometheusError(failed.reason, signal).message };
}

/** Values of another window at the same distance from its start. */
function shifted(frames: DataFrame[], from: number, own = from): DataFrame[] {
  return own === from
    ? frames
    : frames.map((frame) => ({
        ...frame,
        fields: frame.fields.map((field) =>
          field.type === FieldType.time
            ? { ...field, values: field.values.map((at: number) => at - own + from) }
            : field
        ),
      }));
}

/** What is asked, by window: Explore shows one at a time. */
function windowsOf(lines: readonly ChartLine[], chart: { from: number; to: number }) {
  const exprs = (own: boolean) => lines.flatMap(({ expr, window }) => ((window !== undefined) === own ? expr : []));
  const other = lines.find(({ window }) => window)?.window;
  return [{ window: chart, exprs: exprs(false) }, ...(other ? [{ window: other, exprs: exprs(true) }] : [])].filter(
    (part) => part.exprs.length > 0
  );
}

/** Names of lines that are bounds: fixed, as the panel finds them by name. */
export const boundNames = { request: 'request', limit: 'limit', least: 'HPA min', most: 'HPA max', wanted: 'wanted' };

/** Bounds are no usage: neutral lines without filling. */
const bounds: FieldConfigSource = {
  defaults: { min: 0, custom: {} },
  overrides: [
    bound(boundNames.request, [2, 4]),
    bound(boundNames.limit),
    bound(boundNames.least, [6, 4]),
    bound(boundNames.most, [6, 4]),
    bound(boundNames.wanted),
  ],
};

function bound(name: string, dash?: number[]): FieldConfigSource['overrides'][number] {
  return {
    matcher: { id: 'byName', options: name },
    properties: [
      { id: 'color', value: { mode: FieldColorModeId.Fixed, fixedColor: 'text' } },
      { id: 'custom.fillOpacity', value: 0 },
      { id: 'custom.lineWidth', value: 1.5 },
      ...(dash ? [{ id: 'custom.lineStyle', value: { fill: 'dash', dash } }] : []),
    ],
  };
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({
    display: 'flex',
    gap: theme.spacing(2),
    whiteSpace: 'nowrap',
    '& > :first-child': { marginRight: 'auto' },
  }),
  partial: css({ margin: 0, color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
