import React, { useMemo } from 'react';
import { css } from '@emotion/css';
import {
  FieldColorModeId,
  type DataFrame,
  type FieldConfigSource,
  type GrafanaTheme2,
  type TimeRange,
} from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, TextLink, useStyles2 } from '@grafana/ui';
import { type Incident } from '@vigil/core/vocabulary/incident';
import { SkeletonRows } from '../../../components/states/SkeletonRows';
import { TimeSeriesChart } from '../../../components/TimeSeriesChart';
import { exploreUrl } from '../../../prometheus/explore-url';
import { crashQueries } from './crash-queries';
import { useCrashFrames } from './use-crash-frames';

export interface CrashChartProps {
  title: string;
  source: { uid: string; type: string };
  incident: Incident;
  resource: 'memory' | 'cpu';
  unit: string;
  range: TimeRange;
  annotations: DataFrame[];
  timeZone: string;
}

/** Pixels. */
const height = 200;

/** One resource: what was used, with its request and limit as lines. */
export function CrashChart({ title, source, incident, resource, unit, range, annotations, timeZone }: CrashChartProps) {
  const styles = useStyles2(getStyles);
  const names = useMemo(
    () => ({
      used: t('exceptions.metrics.used', 'used'),
      request: t('exceptions.metrics.request', 'request'),
      limit: t('exceptions.metrics.limit', 'limit'),
    }),
    []
  );
  const window = useMemo(() => ({ from: range.from.valueOf(), to: range.to.valueOf() }), [range]);
  const state = useCrashFrames(source.uid, incident, resource, window, names);
  const fieldConfig = useMemo<FieldConfigSource>(
    () => ({
      defaults: {
        min: 0,
        color: { mode: FieldColorModeId.Fixed, fixedColor: 'blue' },
        custom: { showPoints: 'never' },
      },
      overrides: [line(names.request, 'green'), line(names.limit, 'red')],
    }),
    [names]
  );
  return (
    <section>
      <div className={styles.head}>
        <h4 className={styles.title}>{title}</h4>
        <TextLink
          external
          variant="bodySmall"
          href={exploreUrl(
            source,
            crashQueries(incident, resource).map(({ expr }) => ({ expr, instant: false })),
            window
          )}
        >
          {t('exceptions.metrics.explore', 'Open in Explore')}
        </TextLink>
      </div>
      {state.status === 'loading' && <SkeletonRows rows={5} height={height / 5} />}
      {state.status === 'failed' && (
        <Alert severity="warning" title={t('exceptions.metrics.failed', 'Prometheus did not answer')}>
          {state.error.message}
        </Alert>
      )}
      {state.status === 'ready' && state.frames.length > 0 && !state.isUseKnown && (
        <div className={styles.note}>
          {t(
            'exceptions.metrics.no-use',
            'Its use is unknown: it lived too short for two scrapes, or this data source does not scrape it'
          )}
        </div>
      )}
      {state.status === 'ready' &&
        (state.frames.length === 0 ? (
          <div className={styles.empty}>
            {t('exceptions.metrics.empty', 'Unknown: this data source has no samples of the container in that hour')}
          </div>
        ) : (
          <TimeSeriesChart
            title={title}
            frames={state.frames}
            range={range}
            timeZone={timeZone}
            height={height}
            unit={unit}
            fieldConfig={fieldConfig}
            annotations={annotations}
          />
        ))}
    </section>
  );
}

function line(name: string, color: string): FieldConfigSource['overrides'][number] {
  return {
    matcher: { id: 'byName', options: name },
    properties: [
      { id: 'color', value: { mode: FieldColorModeId.Fixed, fixedColor: color } },
      { id: 'custom.lineStyle', value: { fill: 'dash', dash: [6, 4] } },
      { id: 'custom.fillOpacity', value: 0 },
    ],
  };
}

const getStyles = (theme: GrafanaTheme2) => ({
  note: css({ color: theme.colors.text.secondary }),
  head: css({ display: 'flex', justifyContent: 'space-between', marginBottom: theme.spacing(0.5) }),
  title: css({ ...theme.typography.h6, margin: 0 }),
  empty: css({ display: 'grid', placeItems: 'center', height, color: theme.colors.text.secondary }),
});
