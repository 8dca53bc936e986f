import { judgeTemplateChange } from './judge-request-change.ts';
import { verdictKinds, type Basis, type Verdict, type VerdictKind } from './judge.ts';
import type { PodRow } from './pod-row.ts';
import type { Policy } from './policy.ts';
import type { Grouping, RowVerdict } from './roll-up.ts';
import { verdictOf } from './verdict.ts';

/** Any pod makes the row's verdict; only waste must be agreed on by every pod that was observed long enough. */
export function mergeVerdicts(
  pods: readonly PodRow[],
  grouping: Grouping,
  policy: Policy,
  basis: Basis,
  judge: (pod: PodRow) => readonly Verdict[]
): RowVerdict[] {
  const byKind = new Map<VerdictKind, { worst: Verdict; pods: number }>();
  const living = pods.some((pod) => pod.alive);
  for (const pod of pods) {
    for (const verdict of judge(pod)) {
      // What a pod reserves or lacks ends with it.
      if (living && !pod.alive && endsWithPod.includes(verdict.kind)) {
        continue;
      }
      const known = byKind.get(verdict.kind);
      if (!known) {
        byKind.set(verdict.kind, { worst: verdict, pods: 1 });
        continue;
      }
      known.pods += 1;
      known.worst = known.worst.weight >= verdict.weight ? known.worst : verdict;
    }
  }
  const wasteful = byKind.get('wasteful');
  if (wasteful && grouping === 'workload') {
    const judged = pods.filter((pod) => (pod.alive || !living) && observedForWaste(pod, policy, basis));
    if (wasteful.pods < judged.length) {
      byKind.delete('wasteful');
    }
  }
  // One pod differs from no other.
  const template =
    grouping === 'workload' && pods.length > 1
      ? judgeTemplateChange(pods[0]?.owner.kind ?? '', pods, policy)
      : undefined;
  if (template && template.weight > (byKind.get('request-changed')?.worst.weight ?? 0)) {
    byKind.set('request-changed', {
      worst: verdictOf(template, { pod: template.pod }, policy, basis),
      pods: pods.length,
    });
  }
  return [...byKind.values()].map(({ worst, pods: count }) => ofPods(worst, count));
}

const endsWithPod: readonly VerdictKind[] = ['no-request', 'no-limit', 'request-changed', 'wasteful'];

/** Not a spread: it would make the text of every verdict. */
function ofPods(verdict: Verdict, pods: number): RowVerdict {
  const { kind, severity, pod, weight, figure, threshold, samples, confidence } = verdict;
  return {
    kind,
    severity,
    pod,
    weight,
    figure,
    threshold,
    samples,
    confidence,
    pods,
    get text() {
      return verdict.text;
    },
  };
}

/** Worst first. */
export function inOrder(verdicts: readonly RowVerdict[]): RowVerdict[] {
  return verdicts.length < 2
    ? [...verdicts]
    : verdicts.toSorted((a, b) => verdictKinds.indexOf(a.kind) - verdictKinds.indexOf(b.kind));
}

function observedForWaste(pod: PodRow, policy: Policy, basis: Basis): boolean {
  return pod.samples * basis.intervalSeconds >= Math.min(policy.wastefulMinSeconds, 0.9 * basis.windowSeconds);
}
