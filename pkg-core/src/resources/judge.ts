import type { LocalText } from '../vocabulary/local-text.ts';
import { formatBytes, formatNumber, formatShare } from './format-quantity.ts';
import { judgeRequestChange } from './judge-request-change.ts';
import type { Figures, PodRow, Pressure } from './pod-row.ts';
import type { Policy } from './policy.ts';
import { verdictOf, type Basis, type Judgement, type Verdict, type VerdictKind } from './verdict.ts';

export { verdictKinds, verdictSeverity, type Basis, type Verdict, type VerdictKind } from './verdict.ts';

/** Verdicts that rest on what is set, not on what was used. */
const ofSettings: readonly VerdictKind[] = ['no-request', 'no-limit', 'request-changed'];

/** Judges one pod. What is unknown gives no verdict. */
export function judgePod(pod: PodRow, policy: Policy, basis: Basis): Verdict[] {
  const verdicts: Verdict[] = [];
  const add = (judgement: Judgement) => {
    const samples = ofSettings.includes(judgement.kind) ? undefined : pod.samples;
    verdicts.push(verdictOf(judgement, { pod: pod.pod, samples }, policy, basis));
  };
  const observed = (seconds: number) =>
    pod.samples * basis.intervalSeconds >= Math.min(seconds, 0.9 * basis.windowSeconds);

  const oom = pod.pressure.memory ?? ratioOf(pod.memory.max, pod.memory.limit);
  if (oom && oom.ratio >= policy.oomRisk) {
    add({
      kind: 'oom-risk',
      weight: oom.ratio,
      figure: oom.ratio,
      threshold: policy.oomRisk,
      what: () => ({
        en: `${subject(oom).en} peak working set is ${formatShare(oom.ratio)} of the memory limit${figures(oom, pod.memory.max, pod.memory.limit, bytes).en}; threshold ${formatShare(policy.oomRisk)}.`,
        zh: `${subject(oom).zh}工作集峰值达到内存 limit 的 ${formatShare(oom.ratio)}${figures(oom, pod.memory.max, pod.memory.limit, bytes).zh}，阈值 ${formatShare(policy.oomRisk)}。`,
      }),
    });
  }
  if (observed(policy.starvedMinSeconds)) {
    const starved = judgeStarved(pod, policy);
    if (starved) {
      add(starved);
    }
  }
  const { throttled } = pod;
  if (throttled !== undefined && throttled > policy.throttled) {
    add({
      kind: 'throttled',
      weight: throttled,
      figure: throttled,
      threshold: policy.throttled,
      what: () => ({
        en: `Throttled in ${formatShare(throttled)} of its CPU periods (its worst container); threshold ${formatShare(policy.throttled)}.`,
        zh: `最严重的容器有 ${formatShare(throttled)} 的 CPU 周期被限流，阈值 ${formatShare(policy.throttled)}。`,
      }),
    });
  }
  judgeSettings(pod, add);
  const changed = judgeRequestChange(pod, policy);
  if (changed) {
    add(changed);
  }
  if (observed(policy.wastefulMinSeconds)) {
    const wasteful = judgeWasteful(pod.cpu, pod.memory, policy);
    if (wasteful) {
      add({ kind: 'wasteful', weight: 1, what: wasteful });
    }
  }
  return verdicts;
}

interface Ratio {
  container?: string;
  ratio: number;
}

function ratioOf(part: number | undefined, whole: number | undefined): Ratio | undefined {
  return part !== undefined && whole !== undefined && whole > 0 ? { ratio: part / whole } : undefined;
}

function subject(ratio: Ratio | Pressure): LocalText {
  return ratio.container
    ? { en: `Container ${ratio.container}:`, zh: `容器 ${ratio.container}：` }
    : { en: 'All containers together:', zh: '所有容器合计：' };
}

/** The two figures behind a ratio of the whole pod; a container's own are in its details. */
function figures(
  ratio: Ratio,
  part: number | undefined,
  whole: number | undefined,
  format: (value: number) => LocalText
): LocalText {
  return ratio.container || part === undefined || whole === undefined
    ? { en: '', zh: '' }
    : { en: ` (${format(part).en} of ${format(whole).en})`, zh: `（${format(part).zh} / ${format(whole).zh}）` };
}

function judgeStarved(pod: PodRow, policy: Policy): Judgement | undefined {
  const ofLimit = pod.pressure.cpuOfLimit ?? ratioOf(pod.cpu.average, pod.cpu.limit);
  if (ofLimit && ofLimit.ratio >= policy.starvedOfLimit) {
    const detail = () => figures(ofLimit, pod.cpu.average, pod.cpu.limit, cores);
    return {
      kind: 'starved',
      // Above any ratio to a request: a limit is a wall.
      weight: 1000 + ofLimit.ratio,
      figure: ofLimit.ratio,
      threshold: policy.starvedOfLimit,
      what: () => ({
        en: `${subject(ofLimit).en} average CPU is ${formatShare(ofLimit.ratio)} of the CPU limit${detail().en}; threshold ${formatShare(policy.starvedOfLimit)}.`,
        zh: `${subject(ofLimit).zh}CPU 均值达到 CPU limit 的 ${formatShare(ofLimit.ratio)}${detail().zh}，阈值 ${formatShare(policy.starvedOfLimit)}。`,
      }),
    };
  }
  const whole = pod.unset?.['cpu-request'] ? undefined : ratioOf(pod.cpu.average, pod.cpu.request);
  const ofRequest = pod.pressure.cpuOfRequest ?? whole;
  if (ofRequest && ofRequest.ratio > policy.starvedOfRequest) {
    const detail = () => figures(ofRequest, pod.cpu.average, pod.cpu.request, cores);
    return {
      kind: 'starved',
      weight: ofRequest.ratio,
      figure: ofRequest.ratio,
      threshold: policy.starvedOfRequest,
      what: () => ({
        en: `${subject(ofRequest).en} average CPU is ${formatShare(ofRequest.ratio)} of the CPU request${detail().en}; threshold ${formatShare(policy.starvedOfRequest)}. What it has above the request it loses when the node is busy.`,
        zh: `${subject(ofRequest).zh}CPU 均值达到 CPU request 的 ${formatShare(ofRequest.ratio)}${detail().zh}，阈值 ${formatShare(policy.starvedOfRequest)}。节点繁忙时超出 request 的部分会被抢走。`,
      }),
    };
  }
  return undefined;
}

function judgeSettings(pod: PodRow, add: (judgement: Judgement) => void): void {
  const { unset } = pod;
  if (!unset) {
    return;
  }
  const missing = ([setting, en]: readonly ['cpu-request' | 'memory-request', string]) =>
    unset[setting] ? [`${en}: ${unset[setting]}`] : [];
  const requests = (
    [
      ['cpu-request', 'CPU'],
      ['memory-request', 'memory'],
    ] as const
  ).flatMap(missing);
  if (requests.length > 0) {
    add({
      kind: 'no-request',
      weight: requests.length,
      what: () => ({
        en: `Containers without a request (${requests.join(', ')}): the scheduler places them as if they used nothing.`,
        zh: `存在未设置 request 的容器（${requests.join('，').replace('memory', '内存')}）：调度器会当作它们不占资源。`,
      }),
    });
  }
  const limits = unset['memory-limit'];
  if (limits) {
    add({
      kind: 'no-limit',
      weight: limits,
      figure: limits,
      threshold: 0,
      what: () => ({
        en: `Containers without a memory limit: ${limits}. A leak takes the whole node's memory.`,
        zh: `${limits} 个容器未设置内存 limit：一旦泄漏会耗尽整个节点的内存。`,
      }),
    });
  }
}

function judgeWasteful(cpu: Figures, memory: Figures, policy: Policy): Judgement['what'] | undefined {
  const ofCpu = ratioOf(cpu.max, cpu.request);
  const ofMemory = ratioOf(memory.max, memory.request);
  if (!ofCpu || !ofMemory || (cpu.request ?? 0) < policy.wastefulMinCores) {
    return undefined;
  }
  if (ofCpu.ratio >= policy.wastefulCpu || ofMemory.ratio >= policy.wastefulMemory) {
    return undefined;
  }
  return () => {
    const inCpu = figures(ofCpu, cpu.max, cpu.request, cores);
    const inMemory = figures(ofMemory, memory.max, memory.request, bytes);
    const limits = [formatShare(policy.wastefulCpu), formatShare(policy.wastefulMemory)] as const;
    return {
      en: `Even at its peak it used ${formatShare(ofCpu.ratio)} of its CPU request${inCpu.en} and ${formatShare(ofMemory.ratio)} of its memory request${inMemory.en}; thresholds ${limits[0]} and ${limits[1]}.`,
      zh: `即使在峰值，也只用了 CPU request 的 ${formatShare(ofCpu.ratio)}${inCpu.zh}、内存 request 的 ${formatShare(ofMemory.ratio)}${inMemory.zh}，阈值 ${limits[0]} 与 ${limits[1]}。`,
    };
  };
}

function cores(value: number): LocalText {
  const text = formatNumber(value);
  return { en: `${text} ${text === '1' ? 'core' : 'cores'}`, zh: `${text} 核` };
}

function bytes(value: number): LocalText {
  return { en: formatBytes(value), zh: formatBytes(value) };
}
