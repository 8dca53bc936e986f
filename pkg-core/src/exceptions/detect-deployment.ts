import type { Metadata } from '../kubernetes/metadata.ts';
import type { Deployment } from '../kubernetes/objects.ts';
import { findCondition } from '../kubernetes/project-condition.ts';
import { detectAnnotations } from './detect-annotations.ts';
import type { Detection } from './exception.ts';
import { muteEnds, obeyWishes } from './obey-wishes.ts';
import { describeReason } from './reasons/describe-reason.ts';
import { sortTroubles } from './sort-troubles.ts';
import { trouble, type Trouble } from './trouble.ts';
import { wishesOf } from './wishes.ts';

const reason = 'ProgressDeadlineExceeded';

/**
 * Whether the rollout of a Deployment is stuck, by its condition `Progressing`, or goes on again; and whether its
 * annotations can be read. `namespace`: whose annotations count beside its own.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#failed-deployment
 *
 * Recoveries: as {@link import('./detect-node.ts').detectNode} has them.
 */
export function detectDeployment(
  previous: Deployment | undefined,
  deployment: Deployment,
  now: number,
  namespace?: Metadata
): Detection {
  const wishes = wishesOf(deployment.metadata, namespace);
  const annotations = detectAnnotations(previous, deployment, now);
  const stuck = stuckOf(deployment, now);
  const sorted = sortTroubles(obeyWishes(stuck, wishes, now), undefined, now, null);
  const isFree = stuck.length === 0 && (previous === undefined || stuckOf(previous, now).length > 0);
  const isRead = annotations.recoveries.length > 0;
  const isWhole = stuck.length === 0 && annotations.exceptions.length === 0;
  const over = [...(isFree ? [reason] : []), ...(isRead ? ['InvalidAnnotation'] : [])];
  const { namespace: place, name } = deployment.metadata;
  const workload = { kind: 'Deployment', namespace: place, name };
  return {
    ...sorted,
    exceptions: [...annotations.exceptions, ...sorted.exceptions],
    recoveries: isWhole && over.length > 0 ? [{ container: null, state: 'recovered', at: now }] : [],
    ...(!isWhole && over.length > 0 ? { workloadRecoveries: [{ workload, reasons: over, at: now }] } : {}),
    lookAgainAt: stuck.length > 0 ? muteEnds(wishes, now) : null,
  };
}

function stuckOf({ metadata, conditions }: Deployment, now: number): Trouble[] {
  const progressing = findCondition(conditions, 'Progressing');
  if (progressing?.status !== 'False' || progressing.reason !== reason) {
    return [];
  }
  const { changedAt, message } = progressing;
  return [
    trouble({
      ...{ container: null, containerRole: null, exitCode: null, signal: null, image: null, containerId: null },
      ...{ reason, severity: describeReason(reason).severity, message, at: changedAt ?? now },
      ...{ fingerprint: `${metadata.uid}/${reason}/${changedAt ?? ''}`, restartCount: 0, log: 'none' },
    }),
  ];
}
