import { formatBytes, formatNumber, formatShare } from './format-quantity.ts';
import type { LocalText } from '../vocabulary/local-text.ts';
import type { PodRow, RequestChange } from './pod-row.ts';
import type { Policy } from './policy.ts';
import type { Judgement } from './verdict.ts';

/** Figures before and after a change of the request are not of one setting: whoever reads an average must know. */
export function judgeRequestChange(pod: PodRow, policy: Policy): Judgement | undefined {
  return judgementOf(pod.requestChanges ?? [], policy);
}

/** Kinds whose pods all come of one template, so that another request is another template. */
const templated = ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'CronJob', 'Rollout'];

/**
 * Pods that went and pods that came with other requests: the workload's template changed. Undefined where no two pods
 * of which the requests are known differ. `pods` are of one workload.
 */
export function judgeTemplateChange(
  kind: string,
  pods: readonly PodRow[],
  policy: Policy
): (Judgement & { pod: string }) | undefined {
  if (!templated.includes(kind)) {
    return undefined;
  }
  const whole = pods.filter((pod) => !pod.unset?.['cpu-request'] && !pod.unset?.['memory-request']);
  // The sum of some containers is not the pod's request.
  const living = whole.find((pod) => pod.alive) ?? whole[0];
  let worst: (Judgement & { pod: string }) | undefined;
  for (const other of whole) {
    // Nearly all of them: said quickly, for there may be thousands.
    if (other.cpu.request === living?.cpu.request && other.memory.request === living?.memory.request) {
      continue;
    }
    const changes = (['cpu', 'memory'] as const).flatMap((resource): RequestChange[] => {
      const [before, now] = [other[resource].request, living?.[resource].request];
      return before === undefined || now === undefined ? [] : [{ resource, before, now }];
    });
    const judgement = judgementOf(changes, policy);
    if (judgement && living && judgement.weight > (worst?.weight ?? 0)) {
      worst = { ...judgement, pod: living.pod };
    }
  }
  return worst;
}

function judgementOf(changes: readonly RequestChange[], policy: Policy): Judgement | undefined {
  if (changes.length === 0) {
    return undefined;
  }
  const beyond = changes
    .map((change) => ({ ...change, moved: movedBy(change) }))
    .filter(({ moved }) => moved > policy.requestChanged)
    .sort((a, b) => b.moved - a.moved);
  const [worst] = beyond;
  if (!worst) {
    return undefined;
  }
  return {
    kind: 'request-changed',
    weight: worst.moved,
    figure: worst.moved,
    threshold: policy.requestChanged,
    // Of many pods that are judged, few are told of.
    what: () => describe(beyond, formatShare(policy.requestChanged)),
  };
}

function describe(changes: readonly RequestChange[], threshold: string): LocalText {
  const figures = changes.map(({ resource, before, now }) =>
    resource === 'cpu'
      ? {
          en: `CPU request ${formatNumber(before)} → ${formatNumber(now)} cores`,
          zh: `CPU request ${formatNumber(before)} → ${formatNumber(now)} 核`,
        }
      : {
          en: `memory request ${formatBytes(before)} → ${formatBytes(now)}`,
          zh: `内存 request ${formatBytes(before)} → ${formatBytes(now)}`,
        }
  );
  return {
    en: `Changed during the window: ${figures.map(({ en }) => en).join(', ')}; threshold ${threshold}. Judge the times before and after apart.`,
    zh: `窗口内发生变更：${figures.map(({ zh }) => zh).join('，')}；阈值 ${threshold}。变更前后应分开评估。`,
  };
}

function movedBy({ before, now }: RequestChange): number {
  return before === 0 ? Math.sign(now) : Math.abs(now - before) / before;
}
