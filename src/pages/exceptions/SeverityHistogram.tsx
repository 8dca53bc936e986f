import React, { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, useStyles2, useTheme2 } from '@grafana/ui';
import { severityColor } from '../../components/severity-color';
import { useWidth } from '../../components/use-width';
import { spokenText, stackOf, totalOf, type Slice } from './histogram-slices';
import { HistogramTooltip } from './HistogramTooltip';

export interface SeverityHistogramProps {
  slices: readonly Slice[];
  timeZone: string;
  /** Unix milliseconds. */
  onZoom(from: number, to: number): void;
  onZoomOut(): void;
}

/** The first and the last bar of what is chosen, in the order of choosing. */
interface Choice {
  anchor: number;
  end: number;
}

/** Pixels. */
const height = 56;

/**
 * Occurrences over time, stacked by severity. A press on a bar zooms to it, a drag to what it covers; arrow keys choose,
 * Enter zooms in, Backspace out.
 */
export function SeverityHistogram({ slices, timeZone, onZoom, onZoomOut }: SeverityHistogramProps) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const [measure, width] = useWidth<HTMLDivElement>();
  const [choice, setChoice] = useState<Choice | null>(null);
  const [isPressed, setPressed] = useState(false);
  const most = Math.max(1, ...slices.map(totalOf));
  const bar = slices.length > 0 ? width / slices.length : 0;
  const low = choice ? Math.min(choice.anchor, choice.end) : 0;
  const chosen = choice ? slices.slice(low, Math.max(choice.anchor, choice.end) + 1) : [];

  const at = (index: number) => Math.max(0, Math.min(slices.length - 1, index));
  const sliceAt = (event: PointerEvent<HTMLElement>) =>
    at(Math.floor((event.clientX - event.currentTarget.getBoundingClientRect().left) / Math.max(bar, 1)));
  const zoom = () => {
    const [first, last] = [chosen[0], chosen.at(-1)];
    setChoice(null);
    if (first && last) {
      onZoom(first.start, last.start + last.width);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const now = choice?.end ?? slices.length;
    const targets: Record<string, number> = {
      ArrowLeft: now - 1,
      ArrowRight: now + 1,
      Home: 0,
      End: slices.length - 1,
    };
    const target = targets[event.key];
    if (target !== undefined) {
      setChoice({ anchor: event.shiftKey && choice ? choice.anchor : at(target), end: at(target) });
    } else if (event.key === 'Enter' && choice) {
      zoom();
    } else if (event.key === 'Backspace' || event.key === '-') {
      onZoomOut();
    } else if (event.key === 'Escape' && choice) {
      setChoice(null);
    } else {
      return;
    }
    event.preventDefault();
  };

  return (
    <div className={styles.box}>
      <div
        ref={measure}
        className={styles.chart}
        role="slider"
        tabIndex={0}
        aria-label={t('exceptions.histogram.label', 'Occurrences over time by severity, at most {{most}} in one bar', {
          most,
        })}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, slices.length - 1)}
        aria-valuenow={choice?.end ?? 0}
        aria-valuetext={spokenText(choice ? chosen : slices, timeZone)}
        onKeyDown={onKeyDown}
        onBlur={() => setChoice(null)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture?.(event.pointerId);
          setPressed(true);
          setChoice({ anchor: sliceAt(event), end: sliceAt(event) });
        }}
        onPointerMove={(event) => {
          const end = sliceAt(event);
          setChoice(isPressed && choice ? { ...choice, end } : { anchor: end, end });
        }}
        onPointerUp={() => {
          setPressed(false);
          if (isPressed) {
            zoom();
          }
        }}
        onPointerLeave={() => !isPressed && setChoice(null)}
        onPointerCancel={() => {
          setPressed(false);
          setChoice(null);
        }}
      >
        <svg width={width} height={height} aria-hidden className={styles.picture}>
          {chosen.length > 0 && (
            <rect x={low * bar} width={chosen.length * bar} height={height} className={styles.selection} />
          )}
          <line x1={0} x2={width} y1={height - 0.5} y2={height - 0.5} stroke={theme.colors.border.medium} />
          {slices.map((slice, index) => (
            <g key={slice.start} transform={`translate(${index * bar}, 0)`}>
              {stackOf(slice, most, height).map(({ severity, y, size }) => (
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
        </svg>
        {chosen.length > 0 && (
          <HistogramTooltip
            slices={chosen}
            timeZone={timeZone}
            center={(low + chosen.length / 2) * bar}
            width={width}
          />
        )}
      </div>
      <div className={styles.axis}>
        {ticksOf(slices).map((tick) => (
          <span key={tick}>{dateTimeFormat(tick, { timeZone, format: 'MM-DD HH:mm' })}</span>
        ))}
        <IconButton
          className={styles.out}
          name="search-minus"
          size="sm"
          aria-label={t('exceptions.histogram.zoom-out', 'Zoom out')}
          tooltip={t('exceptions.histogram.zoom-out', 'Zoom out')}
          onClick={onZoomOut}
        />
      </div>
    </div>
  );
}

/** The start, quarters and the end, Unix milliseconds. */
function ticksOf(slices: readonly Slice[]): number[] {
  const [first, last] = [slices[0], slices.at(-1)];
  if (!first || !last) {
    return [];
  }
  const length = last.start + last.width - first.start;
  return [0, 0.25, 0.5, 0.75, 1].map((part) => first.start + Math.round(part * length));
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ marginTop: theme.spacing(1) }),
  chart: css({
    position: 'relative',
    height,
    cursor: 'crosshair',
    touchAction: 'none',
    borderRadius: theme.shape.radius.default,
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: 2 },
  }),
  picture: css({ display: 'block' }),
  selection: css({ fill: theme.colors.action.selected, stroke: theme.colors.primary.border }),
  axis: css({
    position: 'relative',
    display: 'flex',
    justifyContent: 'space-between',
    height: 18,
    paddingRight: theme.spacing(3),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  out: css({ position: 'absolute', right: 0, top: 1, margin: 0 }),
});
