import type { Node } from '../kubernetes/objects.ts';
import { findCondition } from '../kubernetes/project-condition.ts';
import type { PodCondition } from '../kubernetes/pod.ts';
import type { WorkloadRef } from '../vocabulary/workload-ref.ts';
import { annotationExceptions } from './detect-annotations.ts';
import type { Detection } from './exception.ts';
import { type GracePeriods, gracePeriods } from './grace-periods.ts';
import { muteEnds, obeyWishes } from './obey-wishes.ts';
import { describeReason } from './reasons/describe-reason.ts';
import { sortTroubles } from './sort-troubles.ts';
import { trouble, type Trouble } from './trouble.ts';
import { wishesOf } from './wishes.ts';

/** A node is its own workload. */
export function nodeWorkload(node: Pick<Node, 'metadata'>): WorkloadRef {
  return { kind: 'Node', namespace: '', name: node.metadata.name };
}

/** What a condition of a node is told as, and how long it may last first. For one more: one line. */
const watched: ReadonlyArray<{
  type: string;
  reason: string;
  bad: Array<PodCondition['status']>;
  grace: keyof GracePeriods;
}> = [
  { type: 'Ready', reason: 'NodeNotReady', bad: ['False', 'Unknown'], grace: 'nodeNotReady' },
  // A node that fell silent leaves these unknown: that is said by Ready already.
  { type: 'MemoryPressure', reason: 'MemoryPressure', bad: ['True'], grace: 'nodePressure' },
  { type: 'DiskPressure', reason: 'DiskPressure', bad: ['True'], grace: 'nodePressure' },
  { type: 'PIDPressure', reason: 'PIDPressure', bad: ['True'], grace: 'nodePressure' },
  { type: 'NetworkUnavailable', reason: 'NetworkUnavailable', bad: ['True'], grace: 'nodePressure' },
];

/**
 * Whether a node is not ready, short of something or without network, some time after that began; or well again. A
 * condition that the node does not report is neither. Look again, and fingerprints: as
 * {@link import('./detect-exceptions.ts').detectExceptions} has them.
 *
 * Recoveries: `recoveries` (which end all that hangs on the node) only when every condition it reports is well; else
 * `workloadRecoveries` names the reasons that became well.
 */
export function detectNode(
  previous: Node | undefined,
  node: Node,
  now: number,
  grace: GracePeriods = gracePeriods
): Detection {
  const wishes = wishesOf(node.metadata);
  const reported = watched.flatMap((watch) => {
    const condition = findCondition(node.conditions, watch.type);
    return condition ? [{ ...watch, condition, isBad: watch.bad.includes(condition.status) }] : [];
  });
  const unreadable = unreadableOf(node, now);
  const bad = reported.filter(({ isBad }) => isBad);
  const troubles = bad.map((one) => conditionTrouble(node, one.condition, one.reason, grace[one.grace], now));
  const all = obeyWishes([...unreadable, ...troubles], wishes, now);
  const sorted = sortTroubles(all, undefined, now, null);
  const muted = all.some(({ rule }) => rule === 'muted') ? muteEnds(wishes, now) : null;
  const times = [sorted.lookAgainAt, muted].filter((time) => time !== null);

  const news = reported.filter(({ isBad, type, bad: badStatus }) => {
    const before = previous && findCondition(previous.conditions, type);
    return !isBad && (!before || badStatus.includes(before.status));
  });
  const isWhole = troubles.length + unreadable.length === 0 && findCondition(node.conditions, 'Ready') !== undefined;
  const isNews = news.length > 0 || (previous !== undefined && unreadableOf(previous, now).length > 0);
  const at = Math.max(0, ...news.map(({ condition }) => condition.changedAt ?? now)) || now;
  const partly = { workload: nodeWorkload(node), reasons: news.map(({ reason }) => reason), at: now };
  return {
    ...sorted,
    recoveries: isWhole && isNews ? [{ container: null, state: 'recovered', at }] : [],
    ...(!isWhole && news.length > 0 ? { workloadRecoveries: [partly] } : {}),
    lookAgainAt: times.length > 0 ? Math.min(...times) : null,
  };
}

function unreadableOf({ metadata }: Node, now: number): Trouble[] {
  return annotationExceptions(metadata, metadata.annotations, now).map((exception) => trouble(exception));
}

function conditionTrouble(
  node: Node,
  { status, changedAt, message, reason: word }: PodCondition,
  reason: string,
  grace: number,
  now: number
): Trouble {
  const exception = {
    ...{ container: null, containerRole: null, exitCode: null, signal: null, image: null, containerId: null },
    reason,
    severity: describeReason(reason).severity,
    message: message || word,
    at: changedAt ?? now,
    fingerprint: `${node.metadata.uid}/${reason}/${changedAt ?? ''}`,
    restartCount: 0,
    log: 'none' as const,
  };
  const isDrained =
    reason === 'NodeNotReady' && node.unschedulable && (status === 'Unknown' || /shutting down/i.test(message));
  return trouble(exception, {
    rule: isDrained ? 'node-drain' : null,
    from: changedAt === null ? null : changedAt + grace,
    early: 'young',
  });
}
