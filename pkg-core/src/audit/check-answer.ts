import type { ClusterSnapshot } from '../kubernetes/snapshot.ts';
import type { CheckResult, Finding } from '../vocabulary/finding.ts';
import { AuditClock } from './audit-clock.ts';
import type { ApiCheck } from './check.ts';
import { text } from './figure.ts';
import { findingsOf } from './finding-of.ts';
import { wordsOfError } from '../vocabulary/words-of-error.ts';

/** What one check says of the objects it was shown. `error`: it stumbled, in its words. */
export interface CheckAnswer {
  examined: number;
  findings: readonly Finding[];
  error?: string;
}

/** Asks a check. Never throws. `until`: the moment from which time alone may change the answer, Unix milliseconds. */
export function askCheck(
  check: ApiCheck,
  snapshot: ClusterSnapshot,
  now: number
): { answer: CheckAnswer; until: number } {
  const clock = new AuditClock(now);
  try {
    const { examined, hazards } = check.evaluate(snapshot, clock);
    const answer = { examined, findings: findingsOf(check, snapshot.cluster, hazards) };
    return { answer, until: clock.validUntil };
  } catch (cause) {
    const error = wordsOfError(cause);
    return { answer: { examined: 0, findings: [], error }, until: clock.validUntil };
  }
}

/** The result of a check from its answers about the parts of a cluster. Unknown as soon as it stumbled over one. */
export function resultOf(check: ApiCheck, answers: readonly CheckAnswer[]): CheckResult {
  const unanswered = { check: check.id, examined: 0, findings: [] };
  const error = answers.find((answer) => answer.error !== undefined)?.error;
  if (error !== undefined) {
    const why = text(
      `The check stumbled over the cluster's data: ${error}. Please report this with the version of Vigil.`,
      `检查在处理集群数据时出错：${error}。请附上 Vigil 版本反馈此问题。`
    );
    return { ...unanswered, status: 'unknown', why };
  }
  const examined = answers.reduce((sum, answer) => sum + answer.examined, 0);
  const findings = answers.flatMap((answer) => answer.findings);
  if (findings.length > 0) {
    return { check: check.id, status: 'fail', why: null, examined: Math.max(examined, findings.length), findings };
  }
  return examined > 0
    ? { ...unanswered, status: 'pass', why: null, examined }
    : { ...unanswered, status: 'not-applicable', why: nothingToExamine };
}

/** The result of a check that needs kinds which can not be listed; undefined where it has all it needs. */
export function unknownWithout({ id, needs }: ApiCheck, { missing }: ClusterSnapshot): CheckResult | undefined {
  const kinds = needs.filter((kind) => missing[kind] !== undefined);
  if (kinds.length === 0) {
    return undefined;
  }
  const reasons = kinds.map((kind) => `${kind}: ${missing[kind]}`).join('; ');
  const why = text(
    `The proxy can not list ${reasons}. Allow get, list and watch on ${kinds.join(', ')} in its cluster role.`,
    `代理无法列出 ${reasons}。请在其 ClusterRole 中授予 ${kinds.join('、')} 的 get、list、watch 权限。`
  );
  return { check: id, status: 'unknown', why, examined: 0, findings: [] };
}

/** What a check says that found nothing it applies to. */
export const nothingToExamine = text(
  'Nothing in this cluster that the check applies to.',
  '集群中没有适用此检查的对象。'
);
