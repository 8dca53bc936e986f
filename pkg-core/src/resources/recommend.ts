import type { LocalText } from '../vocabulary/local-text.ts';
import { confidenceOf, type Confidence } from './confidence.ts';
import { formatBytes, formatNumber, formatShare } from './format-quantity.ts';
import type { ContainerRow } from './plan-containers.ts';
import type { Policy } from './policy.ts';

/** What a container should ask for. Cores and bytes, rounded up to what people write. */
export interface Recommendation {
  container: string;
  cpuRequest?: number;
  /** Only for a container that has a CPU limit: none is added. */
  cpuLimit?: number;
  memoryRequest?: number;
  memoryLimit?: number;
  /** It stands among the init containers of its pod (a sidecar, or one that ends). */
  init?: boolean;
  /** How each figure came about. */
  arithmetic: LocalText[];
  confidence: Confidence;
}

const CORES_STEP = 0.01;
const BYTES_STEP = 16 * 1024 * 1024;

/**
 * By the policy's strategies, plus head-room. A measurement that a limit cut off says only that more is needed: the limit
 * is raised by a factor. Memory is never below that at which the container was OOM killed times a factor. Undefined where
 * nothing was measured.
 */
export function recommend(row: ContainerRow, policy: Policy): Recommendation | undefined {
  const recommendation: Recommendation = {
    container: row.container,
    ...(row.init && { init: true }),
    arithmetic: [],
    confidence: confidenceIn(row, policy),
  };
  recommendCpu(row, policy, recommendation);
  recommendMemory(row, policy, recommendation);
  return recommendation.arithmetic.length === 0 ? undefined : recommendation;
}

/** The policy's strategies in words. */
export function strategyOf(policy: Policy): LocalText {
  const cpu: Record<Policy['cpuStrategy'], LocalText> = {
    'average-and-peak': { en: 'CPU halfway between average and peak', zh: 'CPU 取均值与峰值的中点' },
    percentile: {
      en: `CPU p${formatNumber(policy.cpuPercentile * 100)}`,
      zh: `CPU 取 p${formatNumber(policy.cpuPercentile * 100)}`,
    },
    peak: { en: 'CPU peak', zh: 'CPU 取峰值' },
  };
  const memory: Record<Policy['memoryStrategy'], LocalText> = {
    peak: { en: 'memory peak', zh: '内存取峰值' },
    percentile: {
      en: `memory p${formatNumber(policy.memoryPercentile * 100)}`,
      zh: `内存取 p${formatNumber(policy.memoryPercentile * 100)}`,
    },
  };
  const room = formatShare(policy.headRoom);
  return {
    en: `${cpu[policy.cpuStrategy].en}, ${memory[policy.memoryStrategy].en}; ${room} head-room; after an OOM kill at least its limit × ${policy.oomFactor}`,
    zh: `${cpu[policy.cpuStrategy].zh}，${memory[policy.memoryStrategy].zh}；余量 ${room}；发生过 OOM 时不低于当时 limit × ${policy.oomFactor}`,
  };
}

function isCpuCutOff({ cpu, throttled = 0 }: ContainerRow, policy: Policy): boolean {
  const { average, limit } = cpu;
  return (
    limit !== undefined &&
    (throttled > policy.throttled || (average !== undefined && average >= policy.starvedOfLimit * limit))
  );
}

function isMemoryCutOff({ memory }: ContainerRow, policy: Policy): boolean {
  return memory.limit !== undefined && memory.max !== undefined && memory.max >= policy.oomRisk * memory.limit;
}

function confidenceIn(row: ContainerRow, policy: Policy): Confidence {
  const bySamples: Confidence =
    row.samples === undefined
      ? { level: 'low', reason: { en: 'Low confidence: samples unknown.', zh: '置信度低：样本数未知。' } }
      : confidenceOf(row.samples, policy);
  if (!isCpuCutOff(row, policy) && !isMemoryCutOff(row, policy) && row.oomKilledAt === undefined) {
    return bySamples;
  }
  return {
    level: 'low',
    reason: {
      en: `Low confidence: a limit cut the measurement off, what it would have used is not known.${bySamples.level === 'low' ? ` ${bySamples.reason.en}` : ''}`,
      zh: `置信度低：测量值被 limit 截断，实际需求未知。${bySamples.level === 'low' ? bySamples.reason.zh : ''}`,
    },
  };
}

function recommendCpu(row: ContainerRow, policy: Policy, to: Recommendation): void {
  const { average, max, limit } = row.cpu;
  if (average === undefined || max === undefined) {
    return;
  }
  const upCores = (value: number) => up(value, CORES_STEP, policy.minCores);
  const head = `+ ${formatShare(policy.headRoom)}`;
  if (limit !== undefined && isCpuCutOff(row, policy)) {
    to.cpuRequest = upCores(max * (1 + policy.headRoom));
    to.cpuLimit = Math.max(upCores(limit * policy.cutOffFactor), to.cpuRequest);
    to.arithmetic.push({
      en: `CPU was cut off by its limit, so the peak is less than what it wanted: request = peak ${cores(max)} ${head} → ${cores(to.cpuRequest)}; limit = ${cores(limit)} × ${policy.cutOffFactor} → ${cores(to.cpuLimit)}. Measure again.`,
      zh: `CPU 已被 limit 截断，实际需求高于所测峰值：request = 峰值 ${cores(max)} ${head} → ${cores(to.cpuRequest)}；limit = ${cores(limit)} × ${policy.cutOffFactor} → ${cores(to.cpuLimit)}。调整后请重新测量。`,
    });
    return;
  }
  const { value, text } = cpuBasis(average, max, row.percentile?.cpu, policy);
  to.cpuRequest = upCores(value * (1 + policy.headRoom));
  to.arithmetic.push({
    en: `CPU request = ${text.en} ${head} → ${cores(to.cpuRequest)}.`,
    zh: `CPU request = ${text.zh} ${head} → ${cores(to.cpuRequest)}。`,
  });
  if (limit !== undefined) {
    to.cpuLimit = Math.max(upCores(max * policy.cutOffFactor), to.cpuRequest);
    to.arithmetic.push({
      en: `CPU limit = peak ${cores(max)} × ${policy.cutOffFactor} → ${cores(to.cpuLimit)}.`,
      zh: `CPU limit = 峰值 ${cores(max)} × ${policy.cutOffFactor} → ${cores(to.cpuLimit)}。`,
    });
  }
}

function cpuBasis(
  average: number,
  max: number,
  percentile: number | undefined,
  policy: Policy
): { value: number; text: LocalText } {
  if (policy.cpuStrategy === 'peak') {
    return { value: max, text: { en: `peak ${cores(max)}`, zh: `峰值 ${cores(max)}` } };
  }
  if (policy.cpuStrategy === 'percentile' && percentile !== undefined) {
    const text = `p${formatNumber(policy.cpuPercentile * 100)} ${cores(percentile)}`;
    return { value: percentile, text: { en: text, zh: text } };
  }
  const missing = policy.cpuStrategy === 'percentile';
  return {
    value: (average + max) / 2,
    text: {
      en: `${missing ? 'the percentile was not measured: ' : ''}halfway between average ${cores(average)} and peak ${cores(max)}`,
      zh: `${missing ? '未测得百分位数，改用' : ''}均值 ${cores(average)} 与峰值 ${cores(max)} 的中点`,
    },
  };
}

function recommendMemory(row: ContainerRow, policy: Policy, to: Recommendation): void {
  const { max, limit } = row.memory;
  if (max === undefined) {
    return;
  }
  const upBytes = (value: number) => up(value, BYTES_STEP, policy.minBytes);
  const cutOff = limit !== undefined && isMemoryCutOff(row, policy);
  const percentile = policy.memoryStrategy === 'percentile' ? row.percentile?.memory : undefined;
  const measured = upBytes(cutOff ? limit * policy.cutOffFactor : (percentile ?? max) * (1 + policy.headRoom));
  const least = row.oomKilledAt === undefined ? 0 : upBytes(row.oomKilledAt * policy.oomFactor);
  // A limit at a percentile would kill: it is at the peak whatever the request is.
  to.memoryRequest = Math.max(measured, least);
  to.memoryLimit = Math.max(to.memoryRequest, percentile === undefined ? 0 : upBytes(max * (1 + policy.headRoom)));
  const head = formatShare(policy.headRoom);
  to.arithmetic.push(
    cutOff
      ? {
          en: `Memory came to ${formatShare(max / limit)} of its limit, it may want more: request = limit = ${formatBytes(limit)} × ${policy.cutOffFactor} → ${formatBytes(measured)}. Measure again.`,
          zh: `内存已达 limit 的 ${formatShare(max / limit)}，实际需求可能更高：request = limit = ${formatBytes(limit)} × ${policy.cutOffFactor} → ${formatBytes(measured)}。调整后请重新测量。`,
        }
      : percentile !== undefined
        ? {
            en: `Memory request = p${formatNumber(policy.memoryPercentile * 100)} ${formatBytes(percentile)} + ${head} → ${formatBytes(measured)}; limit = peak ${formatBytes(max)} + ${head} → ${formatBytes(to.memoryLimit)}.`,
            zh: `内存 request = p${formatNumber(policy.memoryPercentile * 100)} ${formatBytes(percentile)} + ${head} → ${formatBytes(measured)}；limit = 峰值 ${formatBytes(max)} + ${head} → ${formatBytes(to.memoryLimit)}。`,
          }
        : {
            en: `Memory request = limit = peak ${formatBytes(max)} + ${head} → ${formatBytes(measured)}.`,
            zh: `内存 request = limit = 峰值 ${formatBytes(max)} + ${head} → ${formatBytes(measured)}。`,
          }
  );
  if (row.oomKilledAt !== undefined && least > measured) {
    to.arithmetic.push({
      en: `It was OOM killed at ${formatBytes(row.oomKilledAt)}: never below that × ${policy.oomFactor} → ${formatBytes(least)}.`,
      zh: `曾在 ${formatBytes(row.oomKilledAt)} 处被 OOM 终止：不低于该值 × ${policy.oomFactor} → ${formatBytes(least)}。`,
    });
  }
}

/** To the next step, which is free of the last digits of binary fractions. */
function up(value: number, step: number, least: number): number {
  const steps = Math.ceil(Number((Math.max(value, least) / step).toFixed(6)));
  return Number((steps * step).toFixed(2));
}

function cores(value: number): string {
  return `${formatNumber(value)}`;
}
