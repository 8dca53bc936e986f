import React, { useMemo } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { comparedFigures, type ComparedRow } from '@vigil/core/resources/compare-analyses';
import type { ResourceWindow } from '@vigil/core/resources/scope';
import { timeRange } from '../../../prometheus/queryFrames';
import type { Analysis } from '../analyse';
import { RangeChart } from '../details/RangeChart';
import { changeText, figureName, judgementText, valueText } from './change-text';
import { comparedLines } from './compared-lines';

export interface ComparedPlace {
  now: Analysis;
  before: Analysis;
  source: { uid: string; type: string };
  timeZone: string;
  onZoom(from: number, to: number): void;
}

/** Below an open row: both windows in one chart, each from its own start, and how every figure was judged. */
export function ComparedDetails({ compared, place }: { compared: ComparedRow; place: ComparedPlace }) {
  const styles = useStyles2(getStyles);
  const { now, before, source, timeZone, onZoom } = place;
  const range = useMemo(() => longest(now.input.window, before.input.window), [now, before]);
  const lines = useMemo(
    () => ({
      cpu: comparedLines('cpu', compared, now, before),
      memory: comparedLines('memory', compared, now, before),
    }),
    [compared, now, before]
  );
  const chart = { source, range, timeZone, onZoom, interval: now.capabilities.interval.seconds };
  return (
    <div className={styles.details}>
      <div className={styles.charts}>
        <RangeChart {...chart} title={t('resources.details.cpu', 'CPU, cores')} unit="short" lines={lines.cpu} />
        <RangeChart
          {...chart}
          title={t('resources.details.memory', 'Memory, working set')}
          unit="bytes"
          lines={lines.memory}
        />
      </div>
      <table className={styles.table} aria-label={t('resources.compare.judged', 'How the figures were judged')}>
        <tbody>
          {comparedFigures.map((figure) => {
            const change = compared.figures[figure];
            return (
              <tr key={figure}>
                <th scope="row">{figureName(figure)}</th>
                <td>
                  {valueText(figure, change.before)} → {valueText(figure, change.now)}
                </td>
                <td>{changeText(figure, change)}</td>
                <td>{judgementText(change)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** From the start of this window, as long as the longer one. */
function longest(now: ResourceWindow, before: ResourceWindow) {
  return timeRange({ from: now.from, to: now.from + Math.max(now.to - now.from, before.to - before.from) });
}

const getStyles = (theme: GrafanaTheme2) => ({
  details: css({
    position: 'sticky',
    left: 0,
    maxWidth: 'calc(100cqw - 2px)',
    padding: theme.spacing(1, 2, 2, 4),
    borderBottom: `1px solid ${theme.colors.border.medium}`,
    background: theme.colors.background.canvas,
  }),
  charts: css({ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(340px, 1fr))', gap: theme.spacing(2) }),
  table: css({
    marginTop: theme.spacing(1),
    fontSize: theme.typography.bodySmall.fontSize,
    'th, td': { padding: theme.spacing(0.25, 2, 0.25, 0), textAlign: 'left', verticalAlign: 'top' },
    th: { color: theme.colors.text.secondary, fontWeight: 'normal', whiteSpace: 'nowrap' },
    'td:nth-of-type(-n+2)': { whiteSpace: 'nowrap' },
  }),
});
