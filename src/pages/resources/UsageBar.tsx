import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import type { Figures } from '@vigil/core/resources/pod-row';
import type { Severity } from '@vigil/core/vocabulary/severity';
import { severityColor } from '../../components/severity-color';

export interface UsageBarProps {
  figures: Figures;
  /** What the full width means, in the figures' unit. */
  scale: number;
  /** Colours the bar; absent: all is well. */
  severity?: Severity;
  /** The figures in words, for hover and for those who do not see the bar. */
  label: string;
}

/** Filled to the average, thin to the maximum, a tick at the request (dashed) and one at the limit. */
export function UsageBar({ figures, scale, severity, label }: UsageBarProps) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const color = severity ? severityColor(theme, severity) : theme.colors.text.secondary;
  const at = (value: number) => `${Math.min(100, (100 * value) / scale)}%`;
  const { average, max, request, limit } = figures;
  const beyond = Math.max(average ?? 0, max ?? 0, request ?? 0, limit ?? 0) > scale * 1.001;
  return (
    <div className={styles.track} role="img" aria-label={label} title={label}>
      {max !== undefined && <div className={styles.max} style={{ width: at(max), background: color }} />}
      {average !== undefined && <div className={styles.average} style={{ width: at(average), background: color }} />}
      {request !== undefined && request <= scale * 1.001 && (
        <div className={styles.request} style={{ left: at(request) }} />
      )}
      {limit !== undefined && limit <= scale * 1.001 && <div className={styles.limit} style={{ left: at(limit) }} />}
      {beyond && <span className={styles.beyond}>›</span>}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const tick = { position: 'absolute', top: 0, bottom: 0, width: 0, marginLeft: -1 } as const;
  return {
    track: css({
      position: 'relative',
      flex: '1 1 60px',
      minWidth: 40,
      height: 18,
      background: theme.colors.background.secondary,
      borderRadius: theme.shape.radius.default,
    }),
    average: css({ position: 'absolute', left: 0, top: 4, height: 10, borderRadius: 1, opacity: 0.85 }),
    max: css({ position: 'absolute', left: 0, top: 8, height: 2, opacity: 0.85 }),
    request: css({ ...tick, borderLeft: `2px dotted ${theme.colors.text.primary}` }),
    limit: css({ ...tick, borderLeft: `2px solid ${theme.colors.text.primary}` }),
    beyond: css({ position: 'absolute', right: 2, top: -1, color: theme.colors.text.primary, fontWeight: 700 }),
  };
};

/** The full width of a column's bars: the largest extent, unless a few giants would make all others invisible. */
export function columnScale(all: readonly Figures[]): number {
  const extents = all
    .map(extentOf)
    .filter((extent) => extent > 0)
    .sort((a, b) => a - b);
  const largest = extents.at(-1) ?? 1;
  const usual = extents[Math.floor(0.8 * (extents.length - 1))] ?? largest;
  return largest > 2 * usual ? 1.25 * usual : largest;
}

/** The largest of a row's figures; 0: none is known. */
export function extentOf({ average, max, request, limit }: Figures): number {
  return Math.max(average ?? 0, max ?? 0, request ?? 0, limit ?? 0);
}
