import type { LocalText } from '../vocabulary/local-text.ts';
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
  /** How each figure came about. */
  arithmetic: LocalText[];
}

const CORES_STEP = 0.01;
const MIN_CORES = 0.01;
const BYTES_STEP = 16 * 1024 * 1024;

/**
 * Strategy "average and peak": CPU request halfway between average and peak plus head-room; memory request and limit the
 * peak plus head-room. A measurement that a limit cut off says only that more is needed: the limit is raised by a factor.
 * Undefined where nothing was measured.
 */
export function recommend(row: ContainerRow, policy: Policy): Recommendation | undefined {
  const recommendation: Recommendation = { container: row.container, arithmetic: [] };
  recommendCpu(row, policy, recommendation);
  recommendMemory(row, policy, recommendation);
  return recommendation.arithmetic.length === 0 ? undefined : recommendation;
}

function recommendCpu({ cpu, throttled = 0 }: ContainerRow, policy: Policy, to: Recommendation): void {
  const { average, max, limit } = cpu;
  if (average === undefined || max === undefined) {
    return;
  }
  const head = `+ ${formatShare(policy.headRoom)}`;
  if (limit !== undefined && (throttled > policy.throttled || average >= policy.starvedOfLimit * limit)) {
    to.cpuRequest = upCores(max * (1 + policy.headRoom));
    to.cpuLimit = Math.max(upCores(limit * policy.cutOffFactor), to.cpuRequest);
    to.arithmetic.push({
      en: `CPU was cut off by its limit, so the peak is less than what it wanted: request = peak ${cores(max)} ${head} → ${cores(to.cpuRequest)}; limit = ${cores(limit)} × ${policy.cutOffFactor} → ${cores(to.cpuLimit)}. Measure again.`,
      zh: `CPU 已被 limit 截断，实际需求高于所测峰值：request = 峰值 ${cores(max)} ${head} → ${cores(to.cpuRequest)}；limit = ${cores(limit)} × ${policy.cutOffFactor} → ${cores(to.cpuLimit)}。调整后请重新测量。`,
    });
    return;
  }
  to.cpuRequest = upCores(((average + max) / 2) * (1 + policy.headRoom));
  to.arithmetic.push({
    en: `CPU request = halfway between average ${cores(average)} and peak ${cores(max)} ${head} → ${cores(to.cpuRequest)}.`,
    zh: `CPU request = 均值 ${cores(average)} 与峰值 ${cores(max)} 的中点 ${head} → ${cores(to.cpuRequest)}。`,
  });
  if (limit !== undefined) {
    to.cpuLimit = Math.max(upCores(max * policy.cutOffFactor), to.cpuRequest);
    to.arithmetic.push({
      en: `CPU limit = peak ${cores(max)} × ${policy.cutOffFactor} → ${cores(to.cpuLimit)}.`,
      zh: `CPU limit = 峰值 ${cores(max)} × ${policy.cutOffFactor} → ${cores(to.cpuLimit)}。`,
    });
  }
}

function recommendMemory({ memory }: ContainerRow, policy: Policy, to: Recommendation): void {
  const { max, limit } = memory;
  if (max === undefined) {
    return;
  }
  const cutOff = limit !== undefined && max >= policy.oomRisk * limit;
  const bytes = upBytes(cutOff ? limit * policy.cutOffFactor : max * (1 + policy.headRoom));
  to.memoryRequest = bytes;
  to.memoryLimit = bytes;
  to.arithmetic.push(
    cutOff
      ? {
          en: `Memory came to ${formatShare(max / limit)} of its limit, it may want more: request = limit = ${formatBytes(limit)} × ${policy.cutOffFactor} → ${formatBytes(bytes)}. Measure again.`,
          zh: `内存已达 limit 的 ${formatShare(max / limit)}，实际需求可能更高：request = limit = ${formatBytes(limit)} × ${policy.cutOffFactor} → ${formatBytes(bytes)}。调整后请重新测量。`,
        }
      : {
          en: `Memory request = limit = peak ${formatBytes(max)} + ${formatShare(policy.headRoom)} → ${formatBytes(bytes)}.`,
          zh: `内存 request = limit = 峰值 ${formatBytes(max)} + ${formatShare(policy.headRoom)} → ${formatBytes(bytes)}。`,
        }
  );
}

function upCores(value: number): number {
  return Math.max(MIN_CORES, Number((Math.ceil(Number((value / CORES_STEP).toFixed(6))) * CORES_STEP).toFixed(2)));
}

function upBytes(value: number): number {
  return Math.max(BYTES_STEP, Math.ceil(value / BYTES_STEP) * BYTES_STEP);
}

function cores(value: number): string {
  return `${formatNumber(value)}`;
}
