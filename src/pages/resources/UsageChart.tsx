import React, { useEffect, useMemo, useState } from 'react';
import { css } from '@emotion/css';
import {
  FieldColorModeId,
  type DataFrame,
  type FieldConfigSource,
  type GrafanaTheme2,
  type TimeRange,
} from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { TextLink, useStyles2 } from '@grafana/ui';
import type { Capabilities } from '@vigil/core/resources/capabilities';
import { planChart } from '@vigil/core/resources/plan-charts';
import type { ResourceScope } from '@vigil/core/resources/scope';
import { TimeSeriesChart } from '../../components/TimeSeriesChart';
import { exploreUrl } from '../../prometheus/explore-url';
import { toPrometheusError } from '../../prometheus/PrometheusError';
import { chartStep, queryRange } from '../../prometheus/queryRange';

export interface UsageChartProps {
  resource: 'cpu' | 'memory';
  title: string;
  unit: string;
  scope: ResourceScope;
  /** A line a pod; else the sum. */
  each: boolean;
  capabilities: Capabilities;
  source: { uid: string; type: string };
  range: TimeRange;
  timeZone: string;
  onZoom(from: number, to: number): void;
}

/** Usage over time with the request (dotted) and the limit (solid) as lines. */
export function UsageChart(props: UsageChartProps) {
  const { resource, title, unit, scope, each, capabilities, source, range, timeZone, onZoom } = props;
  const styles = useStyles2(getStyles);
  // The last frames stay while new ones load; until the first there is only a line of text.
  const [{ frames, problem }, setAnswer] = useState<{ frames?: DataFrame[]; problem?: string }>({});
  const plan = useMemo(() => planChart(resource, scope, capabilities, each), [resource, scope, capabilities, each]);
  const from = range.from.valueOf();
  const to = range.to.valueOf();

  useEffect(() => {
    const controller = new AbortController();
    const step = chartStep(from, to, capabilities.interval.seconds);
    const ask = (expr: string, legend: string) =>
      expr === '' ? [] : [queryRange(source.uid, { expr, from, to, step, legend, signal: controller.signal })];
    Promise.all([
      ...ask(plan.usage, each ? '{{pod}}' : 'usage'),
      ...ask(plan.request, 'request'),
      ...ask(plan.limit, 'limit'),
    ])
      .then((answers) => setAnswer({ frames: answers.flat() }))
      .catch((cause: unknown) => {
        if (!controller.signal.aborted) {
          setAnswer({ problem: toPrometheusError(cause).message });
        }
      });
    return () => controller.abort();
  }, [plan, each, source.uid, from, to, capabilities.interval.seconds]);

  return (
    <div>
      <div className={styles.head}>
        <strong>{title}</strong>
        {plan.usage !== '' && (
          <TextLink external href={exploreUrl(source, { expr: plan.usage, instant: false }, { from, to })}>
            <Trans i18nKey="resources.queries.show">Show query</Trans>
          </TextLink>
        )}
      </div>
      <div className={styles.chart}>
        {problem ? (
          <p role="alert">
            {t('resources.chart.failed', 'The chart could not be loaded: {{problem}}', {
              problem,
              // React escapes already.
              interpolation: { escapeValue: false },
            })}
          </p>
        ) : plan.usage === '' ? (
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
            title={title}
            frames={frames}
            range={range}
            timeZone={timeZone}
            height={220}
            unit={unit}
            fieldConfig={bounds}
            onZoom={onZoom}
          />
        )}
      </div>
    </div>
  );
}

/** Request and limit are bounds, not usage: drawn as neutral lines without filling. */
const bounds: FieldConfigSource = {
  defaults: { min: 0, custom: {} },
  overrides: [bound('request', [2, 4]), bound('limit')],
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
  head: css({ display: 'flex', justifyContent: 'space-between', gap: theme.spacing(1) }),
  chart: css({ height: 220 }),
});
