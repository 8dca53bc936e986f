import { t } from '@grafana/i18n';
import { cpuStrategies, defaultPolicy, memoryStrategies, type Policy } from '@vigil/core/resources/policy';

type PriceName = keyof NonNullable<Policy['prices']>;
export type PolicyPath = Exclude<keyof Policy, 'prices'> | `prices.${PriceName}`;

/** How a setting is written: shares in per cent, bytes in MiB, everything else as it is. */
export type PolicyUnit = 'share' | 'seconds' | 'cores' | 'mebibytes' | 'factor' | 'count' | 'price' | 'text' | 'choice';

export interface PolicyField {
  path: PolicyPath;
  unit: PolicyUnit;
  label(): string;
  choices?: readonly string[];
}

/** A new setting of the policy is one line here. */
export const policyFields: readonly PolicyField[] = [
  field('starvedOfLimit', 'share', () =>
    t('configuration.policy.starvedOfLimit', 'Starved: average CPU of the limit, from')
  ),
  field('starvedOfRequest', 'share', () =>
    t('configuration.policy.starvedOfRequest', 'Starved: average CPU of the request, above')
  ),
  field('starvedMinSeconds', 'seconds', () =>
    t('configuration.policy.starvedMinSeconds', 'Starved: observed for at least')
  ),
  field('throttled', 'share', () => t('configuration.policy.throttled', 'Throttled: CFS periods, above')),
  field('oomRisk', 'share', () => t('configuration.policy.oomRisk', 'OOM risk: peak memory of the limit, from')),
  field('wastefulCpu', 'share', () =>
    t('configuration.policy.wastefulCpu', 'Wasteful: peak CPU of the request, below')
  ),
  field('wastefulMemory', 'share', () =>
    t('configuration.policy.wastefulMemory', 'Wasteful: peak memory of the request, below')
  ),
  field('wastefulMinCores', 'cores', () =>
    t('configuration.policy.wastefulMinCores', 'Wasteful: CPU request of at least')
  ),
  field('wastefulMinSeconds', 'seconds', () =>
    t('configuration.policy.wastefulMinSeconds', 'Wasteful: observed for at least')
  ),
  field('overCommitted', 'share', () =>
    t('configuration.policy.overCommitted', 'Over-committed: requests of what can be allocated, above')
  ),
  field('overCommittedWithoutLargest', 'share', () =>
    t('configuration.policy.overCommittedWithoutLargest', 'Over-committed: the same without the largest node, above')
  ),
  field('overCommittedMemoryLimits', 'share', () =>
    t('configuration.policy.overCommittedMemoryLimits', 'Over-committed: memory limits of what can be allocated, above')
  ),
  field('overCommittedQuota', 'share', () =>
    t('configuration.policy.overCommittedQuota', 'Over-committed: requests of a quota, from')
  ),
  field('unbalanced', 'share', () =>
    t('configuration.policy.unbalanced', 'Unbalanced: a node above the average of nodes by')
  ),
  field('requestChanged', 'share', () => t('configuration.policy.requestChanged', 'Request changed: by at least')),
  field('fewSamples', 'count', () => t('configuration.policy.fewSamples', 'Low confidence below this many samples')),
  field('enoughSamples', 'count', () =>
    t('configuration.policy.enoughSamples', 'High confidence from this many samples')
  ),
  field(
    'cpuStrategy',
    'choice',
    () => t('configuration.policy.cpuStrategy', 'CPU request recommended by'),
    cpuStrategies
  ),
  field('cpuPercentile', 'share', () => t('configuration.policy.cpuPercentile', 'CPU percentile')),
  field(
    'memoryStrategy',
    'choice',
    () => t('configuration.policy.memoryStrategy', 'Memory request recommended by'),
    memoryStrategies
  ),
  field('memoryPercentile', 'share', () => t('configuration.policy.memoryPercentile', 'Memory percentile')),
  field('headRoom', 'share', () => t('configuration.policy.headRoom', 'Head-room added')),
  field('cutOffFactor', 'factor', () =>
    t('configuration.policy.cutOffFactor', 'Raised by, where a limit cut the measurement off')
  ),
  field('oomFactor', 'factor', () => t('configuration.policy.oomFactor', 'Raised by, after an OOM kill')),
  field('minCores', 'cores', () => t('configuration.policy.minCores', 'Never below, CPU')),
  field('minBytes', 'mebibytes', () => t('configuration.policy.minBytes', 'Never below, memory')),
  field('prices.currency', 'text', () => t('configuration.policy.currency', 'Currency of the prices')),
  field('prices.perCoreHour', 'price', () => t('configuration.policy.perCoreHour', 'Price of a core for an hour')),
  field('prices.perGibHour', 'price', () =>
    t('configuration.policy.perGibHour', 'Price of a GiB of memory for an hour')
  ),
  field('prices.perGpuHour', 'price', () => t('configuration.policy.perGpuHour', 'Price of a GPU for an hour')),
];

function field(path: PolicyPath, unit: PolicyUnit, label: () => string, choices?: readonly string[]): PolicyField {
  return { path, unit, label, ...(choices && { choices }) };
}

/** What stands behind the figure. */
export function unitName(unit: PolicyUnit): string {
  switch (unit) {
    case 'share':
      return '%';
    case 'seconds':
      return 's';
    case 'cores':
      return t('configuration.policy.cores', 'cores');
    case 'mebibytes':
      return 'MiB';
    case 'factor':
      return '×';
    default:
      return '';
  }
}

/** The default as it is written; empty where there is none. */
export function defaultText({ path, unit }: PolicyField): string {
  return textOf((defaultPolicy as Record<string, unknown>)[path], unit);
}

/** A stored value as it is written. */
export function textOf(value: unknown, unit: PolicyUnit): string {
  if (value === undefined || value === null) {
    return '';
  }
  const scale = scales[unit];
  return typeof value === 'number' && scale ? String(Number((value * scale).toPrecision(12))) : String(value);
}

/** What is written as it is stored; a text that is no number stays one, for the policy to name it. */
export function valueOf(text: string, unit: PolicyUnit): unknown {
  const trimmed = text.trim();
  const number = Number(trimmed);
  return unit === 'text' || unit === 'choice' || Number.isNaN(number)
    ? trimmed
    : Number((number / (scales[unit] ?? 1)).toPrecision(12));
}

const scales: Partial<Record<PolicyUnit, number>> = { share: 100, mebibytes: 1 / 2 ** 20 };
