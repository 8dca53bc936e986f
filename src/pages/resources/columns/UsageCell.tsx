import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { Figures } from '@vigil/core/resources/pod-row';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import { bytesText, coresWords, pairText, shortCoresText } from '../figure-text';
import { extentOf, UsageBar } from '../UsageBar';

export interface BarScale {
  cpu: number;
  memory: number;
}

export interface UsageCellProps {
  row: ResourceRow;
  resource: 'cpu' | 'memory';
  /** Absent: the bar ends at its own largest figure. */
  scale?: BarScale;
}

/** Verdicts that colour the bar of a resource. */
const tells = { cpu: ['starved', 'throttled'], memory: ['oom-risk'] };

/** Average, maximum, request and limit as a bar, and the first two in figures. */
export function UsageCell({ row, resource, scale }: UsageCellProps) {
  const styles = useStyles2(getStyles);
  const figures = row[resource];
  const verdict = row.verdicts.find(({ kind }) => tells[resource].includes(kind));
  return (
    <span className={styles.usage}>
      <UsageBar
        figures={figures}
        scale={scale?.[resource] ?? (extentOf(figures) || 1)}
        severity={verdict?.severity}
        label={figuresText(figures, resource === 'cpu' ? coresWords : bytesText)}
      />
      <span className={styles.figures}>{pairText(figures, resource === 'cpu' ? shortCoresText : bytesText)}</span>
    </span>
  );
}

function figuresText({ average, max, request, limit }: Figures, text: (value: number | undefined) => string): string {
  const notSet = t('resources.row.not-set', 'not set or unknown');
  return t('resources.row.figures', 'Average {{average}}, maximum {{max}}; request {{request}}, limit {{limit}}', {
    average: text(average),
    max: text(max),
    request: request === undefined ? notSet : text(request),
    limit: limit === undefined ? notSet : text(limit),
  });
}

const getStyles = (theme: GrafanaTheme2) => ({
  usage: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), minWidth: 0 }),
  figures: css({
    flex: 'none',
    minWidth: 70,
    textAlign: 'right',
    whiteSpace: 'nowrap',
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
});
