import React from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import type { Figures } from '@vigil/core/resources/pod-row';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import { verdictSeverity, type VerdictKind } from '@vigil/core/resources/judge';
import { WorkloadLink } from '../../components/WorkloadLink';
import { cpuShare, memoryShare } from './arrange-rows';
import { bytesText, coresText, pairText, shareText, shortCoresText, unknown } from './figure-text';
import { gridColumns } from './table-layout';
import { extentOf, UsageBar } from './UsageBar';
import { VerdictChips } from './VerdictChips';

export interface ResourceLineProps {
  row: ResourceRow;
  /** Among all rows of the table, the head being 1. */
  position: number;
  hasGpu: boolean;
  /** Full width of the bars; absent: each bar ends at its own limit or request. */
  scale?: { cpu: number; memory: number };
  isOpen: boolean;
  onToggle(): void;
}

/** One line of the table. */
export function ResourceLine({ row, position, hasGpu, scale, isOpen, onToggle }: ResourceLineProps) {
  const styles = useStyles2(getStyles);
  const has = (kind: VerdictKind) => row.verdicts.some((verdict) => verdict.kind === kind);
  const cpuVerdict = (['starved', 'throttled'] as const).find(has);
  const cpu = cpuShare(row);
  const memory = memoryShare(row);
  return (
    // The row is pressed with a pointer; the keyboard has the button in its first cell.
    <div
      role="row"
      aria-rowindex={position}
      tabIndex={-1}
      className={cx(styles.row, isOpen && styles.open)}
      style={{ gridTemplateColumns: gridColumns(hasGpu) }}
      onClick={onToggle}
      onKeyDown={(event) => event.key === 'Enter' && event.target === event.currentTarget && onToggle()}
    >
      <div role="gridcell" className={styles.name}>
        <button
          type="button"
          data-row-name
          aria-expanded={isOpen}
          aria-label={t('resources.row.open', 'Details of {{name}}', { name: row.subject.name || unknown })}
          className={styles.toggle}
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
        >
          <Icon name={isOpen ? 'angle-down' : 'angle-right'} />
        </button>
        <WorkloadLink workload={named(row)} />
        {row.pods.length > 1 && <span className={styles.count}>×{row.alive || row.pods.length}</span>}
      </div>
      <div role="gridcell" className={styles.usage}>
        <UsageBar
          figures={row.cpu}
          scale={scale?.cpu ?? (extentOf(row.cpu) || 1)}
          severity={cpuVerdict && verdictSeverity[cpuVerdict]}
          label={figuresText(row.cpu, (value) => t('resources.cores', '{{value}} cores', { value: coresText(value) }))}
        />
        <span className={styles.figures}>{pairText(row.cpu, shortCoresText)}</span>
      </div>
      <div role="gridcell" className={styles.number}>
        {shareText(cpu?.ratio)}
        {cpu?.of === 'limit' && ' L'}
      </div>
      <div role="gridcell" className={styles.usage}>
        <UsageBar
          figures={row.memory}
          scale={scale?.memory ?? (extentOf(row.memory) || 1)}
          severity={has('oom-risk') ? verdictSeverity['oom-risk'] : undefined}
          label={figuresText(row.memory, bytesText)}
        />
        <span className={styles.figures}>{pairText(row.memory, bytesText)}</span>
      </div>
      <div role="gridcell" className={styles.number}>
        {shareText(memory?.ratio)}
        {memory?.of === 'request' && ' R'}
      </div>
      {hasGpu && (
        <div
          role="gridcell"
          className={styles.number}
          title={t('resources.row.gpu', 'Average {{average}}; memory {{used}} of {{total}}', {
            average: shareText(row.gpu?.average),
            used: bytesText(row.gpu?.memoryMax),
            total: bytesText(row.gpu?.memoryTotal),
          })}
        >
          {row.gpu ? `${shareText(row.gpu.max)} | ${bytesText(row.gpu.memoryMax)}` : unknown}
        </div>
      )}
      <div role="gridcell" className={styles.number}>
        {shareText(row.throttled)}
      </div>
      <div role="gridcell" className={styles.number}>
        {row.restarts ?? unknown}
        {row.oomKilled && (
          <abbr className={styles.oom} title={t('resources.row.oom-hint', 'The last termination was an OOM kill')}>
            {t('resources.row.oom', 'OOM')}
          </abbr>
        )}
      </div>
      <div role="gridcell" className={styles.verdicts}>
        <VerdictChips verdicts={row.verdicts} />
      </div>
    </div>
  );
}

/** Pods that wait for a node have none. */
function named({ subject }: ResourceRow) {
  return subject.name ? subject : { ...subject, name: t('resources.row.no-node', 'not scheduled, or node unknown') };
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
  row: css({
    display: 'grid',
    columnGap: theme.spacing(1),
    alignItems: 'center',
    height: 36,
    padding: theme.spacing(0, 1),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    cursor: 'pointer',
    '&:hover': { background: theme.colors.action.hover },
  }),
  open: css({ background: theme.colors.action.selected }),
  name: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), minWidth: 0 }),
  toggle: css({ padding: 0, border: 'none', background: 'transparent', lineHeight: 0 }),
  count: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  usage: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), minWidth: 0 }),
  figures: css({
    flex: 'none',
    minWidth: 70,
    textAlign: 'right',
    whiteSpace: 'nowrap',
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  number: css({ textAlign: 'right', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
  oom: css({ marginLeft: theme.spacing(0.5), fontSize: theme.typography.bodySmall.fontSize }),
  verdicts: css({ minWidth: 0 }),
});
