import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { formatNumber } from '@vigil/core/resources/format-quantity';
import type { WorkloadRecommendation } from '@vigil/core/resources/recommend-workload';
import { localText } from '../../../i18n/local-text';
import { bytesText, coresWords } from '../figure-text';

/** What the recommendation changes, by which strategy, and how far to trust it. */
export function AdviceSummary({ recommendation }: { recommendation: WorkloadRecommendation }) {
  const styles = useStyles2(getStyles);
  const { saved, money, strategy, confidence, autoscaler } = recommendation;
  const facts: Array<[name: string, value: string]> = [
    [t('resources.advice.strategy', 'Strategy'), localText(strategy)],
    [t('resources.advice.confidence', 'Confidence'), localText(confidence.reason)],
    ...change(saved.cores, coresWords, t('resources.cpu', 'CPU')),
    ...change(saved.bytes, bytesText, t('resources.map.memory', 'Memory')),
    ...(money
      ? change(
          money.perMonth,
          (value) =>
            t('resources.advice.per-month', '{{currency}} {{amount}} a month', {
              currency: money.currency,
              amount: formatNumber(value ?? 0),
            }),
          t('resources.advice.money', 'Money')
        )
      : []),
    ...(autoscaler
      ? [[t('resources.advice.autoscaler', 'Autoscaler'), localText(autoscaler.text)] as [string, string]]
      : []),
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <React.Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </React.Fragment>
      ))}
    </dl>
  );
}

/** Requested less than now, or more. */
function change(
  value: number | undefined,
  text: (value: number | undefined) => string,
  name: string
): Array<[string, string]> {
  if (value === undefined) {
    return [];
  }
  const amount = text(Math.abs(value));
  return [
    [
      name,
      value === 0
        ? t('resources.advice.same', 'as now')
        : value > 0
          ? t('resources.advice.saved', 'saves {{amount}}', { amount })
          : t('resources.advice.needed', 'needs {{amount}} more', { amount }),
    ],
  ];
}

const getStyles = (theme: GrafanaTheme2) => ({
  facts: css({
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: theme.spacing(0.25, 2),
    margin: theme.spacing(0.5, 0, 1),
    fontVariantNumeric: 'tabular-nums',
    dt: { color: theme.colors.text.secondary, fontWeight: 'normal' },
    dd: { margin: 0 },
  }),
});
