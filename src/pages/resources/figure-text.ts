import { t } from '@grafana/i18n';
import { formatBytes, formatNumber } from '@vigil/core/resources/format-quantity';
import type { VerdictKind } from '@vigil/core/resources/judge';
import type { Grouping } from '@vigil/core/resources/roll-up';

/** What stands where nothing is known: never zero. */
export const unknown = '–';

/** What stands where an answer is on its way. */
export const pending = '…';

/** Cores without their unit, which stands in the column's head. */
export function coresText(value: number | undefined): string {
  return value === undefined ? unknown : formatNumber(value);
}

/** Cores with their unit, for a sentence. */
export function coresWords(value: number | undefined): string {
  return t('resources.cores', '{{value}} cores', { value: coresText(value) });
}

/** Average and maximum in one unit: `0.81 | 0.98`, `1.04 | 1.5 GiB`. */
export function pairText(
  { average, max }: { average?: number; max?: number },
  text: (value: number | undefined) => string
): string {
  const [left, right] = [text(average), text(max)];
  const [, unit] = right.split(' ');
  if (average === undefined && max === undefined) {
    return unknown;
  }
  return unit !== undefined && left.endsWith(` ${unit}`) ? `${left.split(' ')[0]} | ${right}` : `${left} | ${right}`;
}

/** Cores in a narrow column: two decimals are enough to compare by. */
export function shortCoresText(value: number | undefined): string {
  return value === undefined ? unknown : value >= 100 ? String(Math.round(value)) : String(Number(value.toFixed(2)));
}

export function bytesText(value: number | undefined): string {
  return value === undefined ? unknown : formatBytes(value);
}

/** A share of 1, whole per cents. */
export function shareText(value: number | undefined): string {
  return value === undefined ? unknown : `${Math.round(value * 100)} %`;
}

export function verdictName(kind: VerdictKind): string {
  switch (kind) {
    case 'oom-risk':
      return t('resources.verdict.oom-risk', 'OOM risk');
    case 'starved':
      return t('resources.verdict.starved', 'starved');
    case 'throttled':
      return t('resources.verdict.throttled', 'throttled');
    case 'no-request':
      return t('resources.verdict.no-request', 'no request');
    case 'no-limit':
      return t('resources.verdict.no-limit', 'no limit');
    case 'over-committed':
      return t('resources.verdict.over-committed', 'over-committed');
    case 'unbalanced':
      return t('resources.verdict.unbalanced', 'unbalanced');
    case 'request-changed':
      return t('resources.verdict.request-changed', 'request changed');
    case 'wasteful':
      return t('resources.verdict.wasteful', 'wasteful');
  }
}

export function groupingName(grouping: Grouping): string {
  switch (grouping) {
    case 'workload':
      return t('resources.group.workload', 'Workload');
    case 'pod':
      return t('resources.group.pod', 'Pod');
    case 'namespace':
      return t('resources.group.namespace', 'Namespace');
    case 'node':
      return t('resources.group.node', 'Node');
    case 'cluster':
      return t('resources.group.cluster', 'Cluster');
  }
}
