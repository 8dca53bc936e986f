import { compareSeverity, type Severity } from '../vocabulary/severity.ts';
import type { Notice } from './notice.ts';
import { afterQuiet, type QuietHours } from './quiet-hours.ts';

/** When a group is told, as its route says. Milliseconds. */
export interface GroupPolicy {
  /** From the first trouble of a new group to its first message, so that others may join. */
  waitMs: number;
  /** Least time between two messages of a group that bring something new. */
  intervalMs: number;
  /** After how long what still lasts is told again; 0: never. */
  repeatMs: number;
  sendResolved: boolean;
  /** A trouble that happened less often is not told. */
  minOccurrences: number;
  quiet: readonly QuietHours[];
  /** What is at least as urgent is told in quiet hours too; null: nothing. */
  quietUnless: Severity | null;
}

/** One trouble of a group, and what was told of it. */
export interface Member {
  subject: string;
  status: Notice['status'];
  /** What the last message said of it. */
  told: 'nothing' | Notice['status'];
  severity: Severity;
  occurrences: number;
}

/** Whether what lasts is to be told again. `now` in Unix milliseconds. */
export function repeatDue(times: Pick<GroupTimes, 'lastToldAt'>, { repeatMs }: GroupPolicy, now: number): boolean {
  return repeatMs > 0 && times.lastToldAt !== null && times.lastToldAt + repeatMs <= now;
}

/** What of a group is to be told, in figures. */
export interface Pending {
  /** Members whose state was not told yet. */
  count: number;
  /** The most urgent of these; of those that last where there are none. */
  worst: Severity;
  /** Members that last and were told. */
  lasting: number;
}

export interface GroupTimes {
  /** Since when there is something to tell; null: there is nothing. */
  pendingSince: number | null;
  /** When the last message was made; null: never. */
  lastToldAt: number | null;
}

/** A trouble that began and ended before anybody could be told is told only while it is news. */
const quickMs = 10 * 60_000;

/**
 * A member after a notice of it; undefined when there is nothing to remember: it is over, and nobody was told that it was
 * there. One that ended before its first message is told once, as over.
 */
export function memberAfter(before: Member | undefined, notice: Notice): Member | undefined {
  const { subject, status, severity, occurrences } = notice;
  if (!before) {
    const isOld = status === 'resolved' && notice.at - notice.since > quickMs;
    return isOld ? undefined : { subject, status, told: 'nothing', severity, occurrences };
  }
  const isAnew = status === 'firing' && before.told === 'resolved';
  const worse = compareSeverity(severity, before.severity) < 0 ? severity : before.severity;
  return {
    ...{ subject, status, told: isAnew ? 'nothing' : before.told },
    // A recovery says nothing of how bad it was.
    severity: status === 'resolved' ? worse : severity,
    occurrences: Math.max(before.occurrences, occurrences),
  };
}

/** Whether the group has to tell of this member. */
export function isPending(member: Member, policy: Pick<GroupPolicy, 'sendResolved' | 'minOccurrences'>): boolean {
  const { status, told, occurrences } = member;
  if (told === 'nothing') {
    return occurrences >= policy.minOccurrences;
  }
  return status === 'resolved' && told === 'firing' && policy.sendResolved;
}

/** Whether nothing more will ever be told of the member as it is. */
export function isForgettable(member: Member, policy: Pick<GroupPolicy, 'sendResolved' | 'minOccurrences'>): boolean {
  return member.status === 'resolved' && !isPending(member, policy);
}

export function pendingOf(members: readonly Member[], policy: GroupPolicy): Pending {
  const waiting = members.filter((member) => isPending(member, policy));
  const lasting = members.filter(({ status, told }) => status === 'firing' && told === 'firing');
  return { count: waiting.length, worst: worstOf(waiting.length > 0 ? waiting : lasting), lasting: lasting.length };
}

/** When the group is to be told next, Unix milliseconds; null: not before something changes. */
export function dueAt(times: GroupTimes, pending: Pending, policy: GroupPolicy): number | null {
  const { pendingSince, lastToldAt } = times;
  const { waitMs, intervalMs, repeatMs, quiet, quietUnless } = policy;
  let due: number | null = null;
  if (pending.count > 0 && pendingSince !== null) {
    due = lastToldAt === null ? pendingSince + waitMs : Math.max(pendingSince, lastToldAt + intervalMs);
  } else if (pending.lasting > 0 && repeatMs > 0 && lastToldAt !== null) {
    due = lastToldAt + repeatMs;
  }
  const isLoud = quietUnless !== null && compareSeverity(pending.worst, quietUnless) <= 0;
  return due === null || isLoud ? due : afterQuiet(due, quiet);
}

/** What a message of a group tells, by subject, and the members after it. */
export interface Telling {
  kind: 'firing' | 'resolved' | 'repeat';
  firing: string[];
  resolved: string[];
  /** Those that are still of interest. */
  members: Member[];
}

/**
 * What the group tells now that it is due; undefined: nothing, since somebody took on or muted all of it meanwhile.
 * `markOf`: muted troubles are not told and stay as they are; acknowledged ones count as told, and are not repeated.
 * `isRepeatDue`: what lasts is to be told again where there is no news, see {@link repeatDue}.
 */
export function tell(
  members: readonly Member[],
  policy: GroupPolicy,
  markOf: (subject: string) => 'muted' | 'acknowledged' | null,
  isRepeatDue: boolean
): { telling: Telling | undefined; members: Member[] } {
  const isMuted = ({ subject }: Member) => markOf(subject) === 'muted';
  const isKnown = ({ subject, status }: Member) => status === 'firing' && markOf(subject) === 'acknowledged';
  const news = members.filter((member) => isPending(member, policy) && !isMuted(member));
  const told = news.filter((member) => !isKnown(member));
  const repeated = members.filter(
    (member) => member.status === 'firing' && member.told === 'firing' && !isMuted(member) && !isKnown(member)
  );
  const firing = told.filter(({ status }) => status === 'firing');
  const resolved = told.filter(({ status }) => status === 'resolved');
  const after = members
    .map((member) => (news.includes(member) ? { ...member, told: member.status } : member))
    .filter((member) => !isForgettable(member, policy));
  const subjects = (some: readonly Member[]) => some.map(({ subject }) => subject);
  if (told.length > 0) {
    const kind = firing.length > 0 ? 'firing' : 'resolved';
    const telling: Telling = { kind, firing: subjects(firing), resolved: subjects(resolved), members: after };
    return { telling, members: after };
  }
  const telling: Telling | undefined =
    isRepeatDue && news.length === 0 && repeated.length > 0
      ? { kind: 'repeat', firing: subjects(repeated), resolved: [], members: after }
      : undefined;
  return { telling, members: after };
}

function worstOf(members: readonly Member[]): Severity {
  return members.map(({ severity }) => severity).sort(compareSeverity)[0] ?? 'info';
}
