import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { unknown } from '../figure-text';
import type { SparkState } from './use-sparks';

const width = 58;
const height = 22;

/** A little line from the start to the end of the window, as high as its own peak. */
export function Spark({ state, label }: { state: SparkState; label: string }) {
  const styles = useStyles2(getStyles);
  if (state === 'loading') {
    return <span className={styles.place} aria-hidden />;
  }
  if (state === 'many' || state === 'failed') {
    return (
      <span
        title={
          state === 'many'
            ? t('resources.spark.many', 'Too many pods for a small line: open the row')
            : t('resources.spark.failed', 'The query for this line failed')
        }
      >
        {unknown}
      </span>
    );
  }
  const { line, area } = pathsOf(state);
  return (
    <svg width={width} height={height} role="img" aria-label={label} className={styles.spark}>
      <path d={area} className={styles.area} />
      <path d={line} className={styles.line} />
    </svg>
  );
}

/** Gaps where nothing is known. */
function pathsOf(values: ReadonlyArray<number | undefined>): { line: string; area: string } {
  const peak = Math.max(1e-9, ...values.flatMap((value) => value ?? []));
  const x = (index: number) => ((width * index) / Math.max(1, values.length - 1)).toFixed(1);
  const y = (value: number) => (height - 1 - ((height - 3) * value) / peak).toFixed(1);
  let line = '';
  let area = '';
  let start: number | undefined;
  values.forEach((value, index) => {
    if (value === undefined) {
      return;
    }
    // A scrape less between two points is no gap.
    const goesOn = start !== undefined && (values[index - 1] !== undefined || values[index - 2] !== undefined);
    line += `${goesOn ? 'L' : 'M'}${x(index)} ${y(value)}`;
    area += goesOn
      ? `L${x(index)} ${y(value)}`
      : `${area === '' ? '' : `V${height}`}M${x(index)} ${height}V${y(value)}`;
    start = index;
  });
  return { line, area: area === '' ? '' : `${area}V${height}` };
}

const getStyles = (theme: GrafanaTheme2) => ({
  place: css({ display: 'block', width, height: 1, background: theme.colors.border.weak }),
  spark: css({ display: 'block' }),
  line: css({ fill: 'none', stroke: theme.colors.text.secondary, strokeWidth: 1.2, strokeLinejoin: 'round' }),
  area: css({ fill: theme.colors.text.secondary, opacity: 0.12, stroke: 'none' }),
});
