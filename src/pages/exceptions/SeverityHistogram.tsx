import React, { useState } from 'react';
import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { type IncidentSummary } from '@vigil/core/contract/incidents';
import { severities } from '@vigil/core/vocabulary/severity';
import { severityColor } from '../../components/severity-color';
import { severityName } from '../../components/SeverityBadge';
import { useWidth } from '../../components/use-width';

type Slices = IncidentSummary['histogram'];

export interface SeverityHistogramProps {
  slices: Slices;
  timeZone: string;
  onZoom(from: number, to: number): void;
}

/** Pixels. */
const height = 56;

/** Occurrences over time, stacked by severity. A press on a bar zooms to it, a drag to what it covers. */
export function SeverityHistogram({ slices, timeZone, onZoom }: SeverityHistogramProps) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const [measure, width] = useWidth<HTMLDivElement>();
  const [drag, setDrag] = useState<{ start: number; end: number } | null>(null);
  const most = Math.max(1, ...slices.map(total));
  const bar = slices.length > 0 ? width / slices.length : 0;
  const first = slices[0];
  const last = slices.at(-1);

  const sliceAt = (event: React.PointerEvent<SVGSVGElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    return Math.max(0, Math.min(slices.length - 1, Math.floor((event.clientX - left) / Math.max(bar, 1))));
  };
  const zoomTo = ({ start, end }: { start: number; end: number }) => {
    const from = slices[Math.min(start, end)];
    const to = slices[Math.max(start, end)];
    if (from && to) {
      onZoom(from.start, to.start + to.width);
    }
  };

  return (
    <div ref={measure} className={styles.box}>
      <svg
        width={width}
        height={height}
        role="img"
        aria-label={t('exceptions.histogram.label', 'Occurrences over time by severity, at most {{most}} in one bar', {
          most,
        })}
        className={styles.chart}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture?.(event.pointerId);
          const index = sliceAt(event);
          setDrag({ start: index, end: index });
        }}
        onPointerMove={(event) => drag && setDrag({ start: drag.start, end: sliceAt(event) })}
        onPointerUp={() => {
          if (drag) {
            zoomTo(drag);
          }
          setDrag(null);
        }}
        onPointerCancel={() => setDrag(null)}
      >
        <line x1={0} x2={width} y1={height - 0.5} y2={height - 0.5} stroke={theme.colors.border.weak} />
        {slices.map((slice, index) => (
          <g key={slice.start} transform={`translate(${index * bar}, 0)`} className={styles.slice}>
            <title>{sliceTitle(slice, timeZone)}</title>
            <rect width={Math.max(bar, 0)} height={height} fill="transparent" />
            {stack(slice, most).map(({ severity, y, size }) => (
              <rect
                key={severity}
                x={bar > 4 ? 1 : 0}
                y={y}
                width={Math.max(bar - (bar > 4 ? 2 : 0), 1)}
                height={size}
                fill={severityColor(theme, severity)}
              />
            ))}
          </g>
        ))}
        {drag && (
          <rect
            x={Math.min(drag.start, drag.end) * bar}
            width={(Math.abs(drag.end - drag.start) + 1) * bar}
            height={height}
            className={styles.selection}
          />
        )}
      </svg>
      <div className={styles.axis}>
        <span>{first && dateTimeFormat(first.start, { timeZone, format: 'MM-DD HH:mm' })}</span>
        <span>{last && dateTimeFormat(last.start + last.width, { timeZone, format: 'MM-DD HH:mm' })}</span>
      </div>
    </div>
  );
}

function total(slice: Slices[number]): number {
  return severities.reduce((sum, severity) => sum + (slice.counts[severity] ?? 0), 0);
}

/** From the axis upwards, the most urgent at the bottom, where the eye compares best. */
function stack(slice: Slices[number], most: number) {
  let y = height - 1;
  return severities.flatMap((severity) => {
    const count = slice.counts[severity] ?? 0;
    if (count === 0) {
      return [];
    }
    const size = Math.max(1.5, (count / most) * (height - 4));
    y -= size;
    return [{ severity, y, size }];
  });
}

function sliceTitle(slice: Slices[number], timeZone: string): string {
  const format = 'MM-DD HH:mm:ss';
  const from = dateTimeFormat(slice.start, { timeZone, format });
  const to = dateTimeFormat(slice.start + slice.width, { timeZone, format });
  const counts = severities.flatMap((severity) => {
    const count = slice.counts[severity] ?? 0;
    return count > 0 ? [`${severityName(severity)}: ${count}`] : [];
  });
  return [`${from} – ${to}`, ...counts].join('\n');
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ marginTop: theme.spacing(1), minHeight: height + 18 }),
  chart: css({ display: 'block', cursor: 'crosshair', touchAction: 'none' }),
  slice: css({ '&:hover rect:first-of-type': { fill: theme.colors.action.hover } }),
  selection: css({
    fill: theme.colors.primary.transparent,
    stroke: theme.colors.primary.border,
    pointerEvents: 'none',
  }),
  axis: css({
    display: 'flex',
    justifyContent: 'space-between',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
});
