import React from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, TextLink, useStyles2, useTheme2 } from '@grafana/ui';
import type { ExceptionRow } from '@vigil/core/exceptions-from-prometheus/exception-row';
import { describeReason } from '@vigil/core/exceptions/reasons/describe-reason';
import { RelativeTime } from '../../../components/RelativeTime';
import { severityColor } from '../../../components/severity-color';
import { SeverityIcon } from '../../../components/SeverityBadge';
import { WorkloadLink } from '../../../components/WorkloadLink';
import { localText } from '../../../i18n/local-text';
import { exploreUrl } from '../../../prometheus/explore-url';
import { rowHeight } from '../row-layout';
import { lineColumns } from './line-columns';

export interface ExceptionLineProps {
  row: ExceptionRow;
  /** Of the whole list, counted from 1. */
  position: number;
  compact: boolean;
  showCluster: boolean;
  source: { uid: string; type: string };
  /** Unix milliseconds. */
  window: { from: number; to: number };
  timeZone: string;
}

/** One trouble of one workload in one line. The workload leads to its resources, the end of the line to its series. */
export function ExceptionLine({ row, position, compact, showCluster, source, window, timeZone }: ExceptionLineProps) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const { severity, reason, workload, container, pods, restarts, exitCode, detail } = row;
  const unknown = t('exceptions.prometheus.unknown', 'unknown');
  const { explanation, nextStep } = reason === null ? noReason : describeReason(reason);
  const explained = [explanation, nextStep].map(localText).join('\n');
  const facts = [exitCode === null ? '' : `exit ${exitCode}`, detail].filter(Boolean).join(' · ');
  return (
    <div
      role="row"
      aria-rowindex={position + 1}
      className={styles.row}
      style={{
        gridTemplateColumns: lineColumns(compact),
        borderLeftColor: severity ? severityColor(theme, severity) : theme.colors.border.medium,
      }}
    >
      <span role="cell" className={styles.icon}>
        {severity ? <SeverityIcon severity={severity} /> : <Icon name="question-circle" size="sm" title={unknown} />}
      </span>
      <span role="cell" className={styles.dim}>
        {row.state === 'now' ? (
          t('exceptions.prometheus.line.now', 'now')
        ) : row.lastSeen === null ? (
          unknown
        ) : (
          <RelativeTime at={row.lastSeen} timeZone={timeZone} />
        )}
      </span>
      <span role="cell" className={styles.reason} title={[reason ?? unknown, facts].filter(Boolean).join(' · ')}>
        {reason ?? unknown} {!compact && <span className={styles.facts}>{facts}</span>}
      </span>
      <span role="cell" className={styles.cut}>
        <WorkloadLink
          workload={workload}
          cluster={showCluster ? row.cluster : undefined}
          to="resources"
          query={{ ds: source.uid, from: String(window.from), to: String(window.to) }}
        />
      </span>
      {!compact && (
        <span role="cell" className={styles.dim} title={container ?? undefined}>
          {container}
        </span>
      )}
      <span role="cell" className={styles.number} title={podsText(pods)}>
        {row.sign === 'node' || row.sign === 'rollout' ? '' : pods.length}
      </span>
      <span role="cell" className={styles.number}>
        {restarts ?? (container === null ? '' : unknown)}
      </span>
      <span role="cell" className={row.state === 'now' ? styles.open : styles.dim}>
        {row.state === 'now'
          ? t('exceptions.prometheus.state.now', 'Still so')
          : row.state === 'was'
            ? t('exceptions.prometheus.state.was', 'Over')
            : unknown}
      </span>
      <span role="cell" className={styles.dim}>
        {row.beganEarlier ? (
          t('exceptions.prometheus.line.earlier', 'before the range')
        ) : row.firstSeen === null ? (
          unknown
        ) : (
          <RelativeTime at={row.firstSeen} timeZone={timeZone} />
        )}
      </span>
      {!compact && (
        <span role="cell" className={styles.dim} title={explained}>
          {localText(explanation)}
        </span>
      )}
      <span role="cell" className={cx(styles.cut, styles.end)}>
        <TextLink
          external
          inline={false}
          variant="bodySmall"
          href={exploreUrl(source, { expr: row.query, instant: false }, window)}
        >
          {t('exceptions.prometheus.explore', 'Explore')}
        </TextLink>
      </span>
    </div>
  );
}

const noReason = {
  explanation: {
    en: 'Something is wrong, and no collected metric says what.',
    zh: '出现了问题，但已采集的指标都没有说明原因。',
  },
  nextStep: { en: 'Describe the pod, or let the proxy watch the cluster.', zh: '查看 Pod 详情，或让代理监视集群。' },
};

function podsText(pods: readonly string[]): string {
  const shown = pods.slice(0, 20).join('\n');
  return pods.length > 20 ? `${shown}\n…` : shown;
}

const getStyles = (theme: GrafanaTheme2) => {
  const cut = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;
  return {
    row: css({
      display: 'grid',
      alignItems: 'center',
      columnGap: theme.spacing(1.25),
      height: rowHeight,
      padding: theme.spacing(0, 1),
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      borderLeft: '3px solid',
      '&:hover': { background: theme.colors.action.hover },
    }),
    icon: css({ display: 'inline-flex', justifyContent: 'center', color: theme.colors.text.secondary }),
    cut: css(cut),
    end: css({ textAlign: 'right' }),
    dim: css({ ...cut, color: theme.colors.text.secondary }),
    reason: css({ ...cut, fontWeight: theme.typography.fontWeightMedium }),
    facts: css({
      fontWeight: theme.typography.fontWeightRegular,
      fontSize: theme.typography.bodySmall.fontSize,
      color: theme.colors.text.secondary,
    }),
    open: css({ ...cut, fontWeight: theme.typography.fontWeightMedium }),
    number: css({ ...cut, textAlign: 'right', fontVariantNumeric: 'tabular-nums' }),
  };
};
