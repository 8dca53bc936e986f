import React, { type ReactNode } from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import type { ResourceSummary } from '@vigil/core/resources/summarise';
import type { VerdictKind } from '@vigil/core/resources/judge';
import type { Severity } from '@vigil/core/vocabulary/severity';
import { SeverityIcon } from '../../components/SeverityBadge';
import { bytesText, coresText, shareText } from './figure-text';

export interface SummaryCardsProps {
  /** Absent while loading: the cards keep their size. */
  summary?: ResourceSummary;
  /** Requests beyond this share of what nodes can allocate are too many. */
  overCommitted: number;
  /** A quota used to this share is full. */
  overCommittedQuota: number;
  chosen: readonly VerdictKind[];
  onChoose(kind: VerdictKind): void;
  onNodes(): void;
}

/** The page's answer in four cards: who is starved, who may be killed, what is wasted, which node is full. */
export function SummaryCards(props: SummaryCardsProps) {
  const { summary, overCommitted, overCommittedQuota, chosen, onChoose, onNodes } = props;
  const styles = useStyles2(getStyles);
  const wasted = summary?.wasted;
  const fullest = summary?.fullest;
  const rest = summary?.withoutLargest;
  const isOver = (ratio: number | undefined): Severity | undefined =>
    ratio !== undefined && ratio > overCommitted ? 'high' : undefined;
  const isQuotaFull = summary?.quota !== undefined && summary.quota.ratio >= overCommittedQuota;
  return (
    <div className={styles.cards}>
      <Card
        title={t('resources.card.starved', 'Starved')}
        figure={summary && workloads(summary.starved.length)}
        detail={names(summary?.starved)}
        severity={summary?.starved.length ? 'high' : undefined}
        pressed={chosen.includes('starved')}
        onPress={() => onChoose('starved')}
      />
      <Card
        title={t('resources.card.oom', 'OOM risk')}
        figure={summary && workloads(summary.oomRisk.length)}
        detail={
          summary?.oomRisk[0] && `${names(summary.oomRisk)} · ${shareText(weightOf(summary.oomRisk[0], 'oom-risk'))}`
        }
        severity={summary?.oomRisk.length ? 'high' : undefined}
        pressed={chosen.includes('oom-risk')}
        onPress={() => onChoose('oom-risk')}
      />
      <Card
        title={t('resources.card.wasted', 'Wasted')}
        figure={
          summary &&
          (wasted
            ? t('resources.card.wasted-figure', '{{cores}} cores · {{bytes}}', {
                cores: coresText(wasted.cores),
                bytes: bytesText(wasted.bytes),
              })
            : t('resources.card.unknown', 'unknown'))
        }
        detail={
          wasted &&
          t('resources.card.wasted-detail', 'of {{cores}} cores · {{bytes}} requested', {
            cores: coresText(wasted.requestedCores),
            bytes: bytesText(wasted.requestedBytes),
          })
        }
        hint={t('resources.card.wasted-hint', 'Requested by living pods and not used even at their own peaks')}
        pressed={chosen.includes('wasteful')}
        onPress={() => onChoose('wasteful')}
      />
      <Card
        title={t('resources.card.committed', 'Fullest node')}
        figure={
          summary &&
          (fullest
            ? t('resources.card.committed-figure', '{{node}}: {{share}} of {{resource}}', {
                node: fullest.node,
                share: shareText(fullest.ratio),
                resource: fullest.resource === 'cpu' ? t('resources.cpu', 'CPU') : t('resources.memory', 'memory'),
                interpolation: { escapeValue: false },
              })
            : t('resources.card.unknown', 'unknown'))
        }
        detail={summary && committedText(summary, isQuotaFull)}
        severity={isOver(fullest?.ratio) ?? isOver(rest?.ratio) ?? (isQuotaFull ? 'high' : undefined)}
        hint={t(
          'resources.card.committed-hint',
          'Requests over what the node, and all nodes together, can allocate; over what is left when the largest node dies; the fullest quota'
        )}
        onPress={onNodes}
      />
    </div>
  );
}

/** In one line: the whole cluster, and a quota that is full, or else the loss of a node. */
function committedText({ cluster, quota, withoutLargest }: ResourceSummary, isQuotaFull: boolean): string | undefined {
  const parts = [
    cluster && t('resources.card.committed-cluster', 'cluster {{share}}', { share: shareText(cluster.ratio) }),
    quota && isQuotaFull
      ? t('resources.card.committed-quota', 'quota of {{namespace}} {{share}}', {
          namespace: quota.namespace,
          share: shareText(quota.ratio),
          interpolation: { escapeValue: false },
        })
      : withoutLargest &&
        t('resources.card.committed-rest', '{{share}} if the largest dies', { share: shareText(withoutLargest.ratio) }),
  ];
  return parts.filter(Boolean).join(' · ') || undefined;
}

function workloads(count: number): string {
  return count === 0
    ? t('resources.card.none', 'none')
    : t('resources.card.workloads', '{{count}} workloads', { count });
}

function names(rows: readonly ResourceRow[] | undefined): string | undefined {
  if (!rows || rows.length === 0) {
    return undefined;
  }
  const shown = rows.slice(0, 2).map(({ subject }) => subject.name);
  return rows.length > 2 ? `${shown.join(', ')}…` : shown.join(', ');
}

function weightOf(row: ResourceRow, kind: VerdictKind): number | undefined {
  return row.verdicts.find((verdict) => verdict.kind === kind)?.weight;
}

interface CardProps {
  title: string;
  figure?: ReactNode;
  detail?: ReactNode;
  /** What the figure is, on hover. */
  hint?: string;
  severity?: Severity;
  pressed?: boolean;
  onPress(): void;
}

function Card({ title, figure, detail, hint, severity, pressed, onPress }: CardProps) {
  const styles = useStyles2(getStyles);
  return (
    <button
      type="button"
      className={cx(styles.card, pressed && styles.pressed)}
      aria-pressed={pressed}
      aria-busy={figure === undefined}
      title={hint}
      onClick={onPress}
    >
      <span className={styles.title}>
        {severity && <SeverityIcon severity={severity} />} {title}
      </span>
      <span className={styles.figure}>{figure ?? '\u00a0'}</span>
      <span className={styles.detail}>{detail ?? '\u00a0'}</span>
    </button>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const oneLine = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;
  return {
    cards: css({ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(230px, 1fr))', gap: theme.spacing(1) }),
    card: css({
      display: 'flex',
      flexDirection: 'column',
      minWidth: 0,
      padding: theme.spacing(1, 1.5),
      border: `1px solid ${theme.colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
      background: theme.colors.background.primary,
      textAlign: 'left',
      '&:hover': { borderColor: theme.colors.border.strong },
    }),
    pressed: css({ borderColor: theme.colors.primary.border, background: theme.colors.action.selected }),
    title: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
    figure: css({ ...oneLine, fontSize: theme.typography.h4.fontSize, fontWeight: theme.typography.fontWeightMedium }),
    detail: css({
      overflowWrap: 'anywhere',
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
    }),
  };
};
