import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { fitColor, fitName, fits, type MapResource } from './fit';
import type { MapArea } from './tiles';

/** What the colours mean, and how many workloads have no tile. */
export function FitLegend({ resource, area, unknown }: { resource: MapResource; area: MapArea; unknown: number }) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  return (
    <span className={styles.legend}>
      {resource === 'cpu'
        ? t('resources.map.legend-cpu', 'average of request')
        : t('resources.map.legend-memory', 'peak of request')}
      {fits.map((fit) => (
        <span key={fit} className={styles.step}>
          <span className={styles.swatch} style={{ background: fitColor(theme, fit) }} />
          {fitName(fit)}
        </span>
      ))}
      {unknown > 0 && (
        <span>
          {area === 'request'
            ? t('resources.map.without-request', '{{total}} without a request', { total: unknown })
            : t('resources.map.without-usage', '{{total}} without usage', { total: unknown })}
        </span>
      )}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  legend: css({ display: 'inline-flex', flexWrap: 'wrap', gap: theme.spacing(0, 1.5), alignItems: 'center' }),
  step: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5) }),
  swatch: css({
    width: 12,
    height: 12,
    borderRadius: 2,
    border: `1px solid ${theme.colors.border.weak}`,
  }),
});
