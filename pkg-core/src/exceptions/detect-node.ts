import type { Node } from '../kubernetes/objects.ts';
import { findCondition } from '../kubernetes/project-condition.ts';
import type { WorkloadRef } from '../vocabulary/workload-ref.ts';
import type { Detection } from './exception.ts';
import { gracePeriods } from './grace-periods.ts';
import { describeReason } from './reasons/describe-reason.ts';
import { sortTroubles } from './sort-troubles.ts';
import { trouble } from './trouble.ts';

/** A node is its own workload. */
export function nodeWorkload(node: Pick<Node, 'metadata'>): WorkloadRef {
  return { kind: 'Node', namespace: '', name: node.metadata.name };
}

/**
 * Whether a node is not ready, 40 s after it stopped being so, or ready again. A node that says nothing of it is neither.
 * Look again, and fingerprints: as {@link import('./detect-exceptions.ts').detectExceptions} has them.
 */
export function detectNode(previous: Node | undefined, node: Node, now: number, grace = gracePeriods): Detection {
  const ready = findCondition(node.conditions, 'Ready');
  if (!ready) {
    return { exceptions: [], ignored: [], recoveries: [], lookAgainAt: null };
  }
  if (ready.status === 'True') {
    const isNews = !previous || findCondition(previous.conditions, 'Ready')?.status !== 'True';
    const recovery = { container: null, state: 'recovered' as const, at: ready.changedAt ?? now };
    return { exceptions: [], ignored: [], recoveries: isNews ? [recovery] : [], lookAgainAt: null };
  }
  const at = ready.changedAt ?? now;
  const exception = {
    ...{ container: null, containerRole: null, exitCode: null, signal: null, image: null, containerId: null },
    reason: 'NodeNotReady',
    severity: describeReason('NodeNotReady').severity,
    message: ready.message || ready.reason,
    at,
    fingerprint: `${node.metadata.uid}/NodeNotReady/${ready.changedAt ?? ''}`,
    restartCount: 0,
    log: 'none' as const,
  };
  const from = ready.changedAt === null ? null : at + grace.nodeNotReady;
  const sorted = sortTroubles([trouble(exception, { from, early: 'young' })], undefined, now, null);
  return { ...sorted, recoveries: [] };
}
