import { z } from 'zod';
import type { LocalText } from '../vocabulary/local-text.ts';

const share = z.number().positive().max(1);
const ratio = z.number().positive().max(100);
const seconds = z
  .number()
  .min(0)
  .max(30 * 86_400);
const price = z.number().min(0).max(1_000_000);

/** What an hour of a resource costs. Absent parts are not reckoned. */
export const PriceTable = z.strictObject({
  /** As people write it before a figure: `USD`, `CNY`, `€`. */
  currency: z.string().trim().min(1).max(8),
  perCoreHour: price.optional(),
  perGibHour: price.optional(),
  perGpuHour: price.optional(),
});
export type PriceTable = z.infer<typeof PriceTable>;

/**
 * How the CPU request is chosen. average-and-peak: halfway between the two · percentile: `cpuPercentile` of the rate over
 * the window (where it was not measured, average-and-peak stands in, and the recommendation says so) · peak.
 */
export const cpuStrategies = ['average-and-peak', 'percentile', 'peak'] as const;
/** peak: largest working set · percentile: `memoryPercentile` of it, for programs that can be killed without harm. */
export const memoryStrategies = ['peak', 'percentile'] as const;

/** Every threshold of the resource verdicts and of the recommendations. Ratios are shares of 1. */
export const ResourcePolicy = z.strictObject({
  /** Average CPU over the CPU limit, from here on: starved. */
  starvedOfLimit: share.default(0.8),
  /** Average CPU over the CPU request, beyond this: starved, it lives on what others leave over. */
  starvedOfRequest: ratio.default(1),
  /** … both for pods observed this many seconds (or nearly all of a shorter window): every start is busy. */
  starvedMinSeconds: seconds.default(300),
  /** CFS periods in which a container was throttled, beyond this. */
  throttled: share.default(0.25),
  /** Peak working set over the memory limit, from here on. */
  oomRisk: share.default(0.9),
  /** Wasteful: both peaks below these shares of their requests … */
  wastefulCpu: share.default(0.2),
  wastefulMemory: share.default(0.3),
  /** … the CPU request at least this many cores … */
  wastefulMinCores: z.number().min(0).max(1000).default(0.1),
  /** … and the pod observed for this many seconds (or nearly all of a shorter window). */
  wastefulMinSeconds: seconds.default(1800),
  /** Requests of a node, or of the cluster, over what can be allocated, beyond this: over-committed. */
  overCommitted: ratio.default(1),
  /** Requests of the cluster over what is left without its largest node, beyond this: over-committed. */
  overCommittedWithoutLargest: ratio.default(1),
  /** Memory limits of a node, or of the cluster, over what can be allocated, beyond this: over-committed. */
  overCommittedMemoryLimits: ratio.default(1.5),
  /** Requests of a namespace over its ResourceQuota, from here on: over-committed. */
  overCommittedQuota: ratio.default(0.9),
  /** A node used this much more of itself than the nodes do on average: unbalanced. */
  unbalanced: share.default(0.3),
  /** A request that moved by this share of what it was: changed during the window. */
  requestChanged: share.default(0.05),
  /** Fewer samples than these: a figure of low, or of middling confidence. */
  fewSamples: z.number().int().min(1).max(1_000_000).default(20),
  enoughSamples: z.number().int().min(1).max(1_000_000).default(100),
  cpuStrategy: z.enum(cpuStrategies).default('average-and-peak'),
  cpuPercentile: share.default(0.95),
  memoryStrategy: z.enum(memoryStrategies).default('peak'),
  memoryPercentile: share.default(0.99),
  /** Recommendations add this much to what was measured. */
  headRoom: z.number().min(0).max(10).default(0.15),
  /** … and multiply by this where a limit cut the measurement off. */
  cutOffFactor: z.number().min(1).max(10).default(1.5),
  /** Never below the memory at which a container was OOM killed times this. */
  oomFactor: z.number().min(1).max(10).default(1.25),
  /** Never below these, in cores and bytes. */
  minCores: z.number().positive().max(1000).default(0.01),
  minBytes: z
    .number()
    .positive()
    .max(2 ** 50)
    .default(16 * 1024 * 1024),
  prices: PriceTable.optional(),
});
export type ResourcePolicy = z.infer<typeof ResourcePolicy>;
export type Policy = ResourcePolicy;

export const defaultPolicy: Policy = ResourcePolicy.parse({});

/** What is wrong with a policy: `path` as in `prices.currency`, empty for the whole. */
export interface PolicyProblem {
  path: string;
  text: LocalText;
}

/**
 * A policy from settings or a request: what is left out has its default, what is not understood is named. A policy with
 * a problem is not used in part.
 */
export function parsePolicy(value: unknown): { policy: Policy; problems: [] } | { problems: PolicyProblem[] } {
  const parsed = ResourcePolicy.safeParse(value ?? {});
  const problems = parsed.success ? contradictions(parsed.data) : parsed.error.issues.map(problemOf);
  return parsed.success && problems.length === 0 ? { policy: parsed.data, problems: [] } : { problems };
}

function contradictions(policy: Policy): PolicyProblem[] {
  return policy.fewSamples > policy.enoughSamples
    ? [
        {
          path: 'fewSamples',
          text: {
            en: `fewSamples (${policy.fewSamples}) must not be more than enoughSamples (${policy.enoughSamples}).`,
            zh: `fewSamples（${policy.fewSamples}）不能大于 enoughSamples（${policy.enoughSamples}）。`,
          },
        },
      ]
    : [];
}

function problemOf(issue: z.core.$ZodIssue): PolicyProblem {
  const path = issue.path.join('.');
  const problem = (en: string, zh: string) => ({
    path,
    text: { en: path === '' ? en : `${path}: ${en}`, zh: path === '' ? zh : `${path}：${zh}` },
  });
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string'
        ? problem('must not be empty.', '不能为空。')
        : problem(
            `must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}.`,
            `必须${issue.inclusive ? '不小于' : '大于'} ${issue.minimum}。`
          );
    case 'too_big':
      return problem(
        `must be at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}.`,
        `不能超过 ${issue.maximum}${issue.origin === 'string' ? ' 个字符' : ''}。`
      );
    case 'unrecognized_keys':
      return problem(
        `there is no setting ${issue.keys.join(', ')}; remove it, or check its spelling.`,
        `没有名为 ${issue.keys.join('、')} 的设置，请删除或检查拼写。`
      );
    case 'invalid_value':
      return problem(`must be one of ${issue.values.join(', ')}.`, `必须是以下之一：${issue.values.join('、')}。`);
    case 'invalid_type':
      return problem(
        `must be ${expected[issue.expected]?.en ?? issue.expected}.`,
        `必须是${expected[issue.expected]?.zh ?? issue.expected}。`
      );
    default:
      return problem('is not valid.', '无效。');
  }
}

const expected: Record<string, LocalText | undefined> = {
  number: { en: 'a number', zh: '数字' },
  int: { en: 'a whole number', zh: '整数' },
  string: { en: 'a text', zh: '文本' },
  object: { en: 'an object of settings', zh: '由设置组成的对象' },
};
