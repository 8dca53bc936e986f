import type { ClusterSnapshot } from '../kubernetes/snapshot.ts';
import type { AuditReport, CheckResult } from '../vocabulary/finding.ts';
import { apiChecks } from './catalogue.ts';
import type { ApiCheck } from './check.ts';
import { text } from './figure.ts';
import { findingsOf } from './finding-of.ts';
import { classifyNamespaces, gradeFindings } from './grade-findings.ts';

/**
 * Every API check over what the proxy holds of a cluster. Never throws: a check without its data, or one that stumbles
 * over bad data, is unknown and says why. `now` in Unix milliseconds.
 */
export function evaluateApiChecks(
  snapshot: ClusterSnapshot,
  now: number,
  checks: readonly ApiCheck[] = apiChecks
): AuditReport {
  const namespaceClasses = classifyNamespaces(snapshot.objects.namespaces);
  const results = checks.map((check) => evaluateApiCheck(check, snapshot, now));
  return {
    cluster: snapshot.cluster,
    evaluatedAt: now,
    results: gradeFindings(results, namespaceClasses),
    ...(snapshot.missing.namespaces === undefined ? { namespaceClasses } : {}),
  };
}

function evaluateApiCheck(check: ApiCheck, snapshot: ClusterSnapshot, now: number): CheckResult {
  const unanswered = { check: check.id, examined: 0, findings: [] };
  const missing = check.needs.filter((kind) => snapshot.missing[kind] !== undefined);
  if (missing.length > 0) {
    const reasons = missing.map((kind) => `${kind}: ${snapshot.missing[kind]}`).join('; ');
    const why = text(
      `The proxy can not list ${reasons}. Allow get, list and watch on ${missing.join(', ')} in its cluster role.`,
      `代理无法列出 ${reasons}。请在其 ClusterRole 中授予 ${missing.join('、')} 的 get、list、watch 权限。`
    );
    return { ...unanswered, status: 'unknown', why };
  }
  try {
    const { examined, hazards } = check.evaluate(snapshot, now);
    const findings = findingsOf(check, snapshot.cluster, hazards);
    if (findings.length > 0) {
      return { check: check.id, status: 'fail', why: null, examined: Math.max(examined, findings.length), findings };
    }
    return examined > 0
      ? { ...unanswered, status: 'pass', why: null, examined }
      : { ...unanswered, status: 'not-applicable', why: nothingToExamine };
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    const why = text(
      `The check stumbled over the cluster's data: ${words}. Please report this with the version of Vigil.`,
      `检查在处理集群数据时出错：${words}。请附上 Vigil 版本反馈此问题。`
    );
    return { ...unanswered, status: 'unknown', why };
  }
}

/** What a check says that found nothing it applies to. */
export const nothingToExamine = text(
  'Nothing in this cluster that the check applies to.',
  '集群中没有适用此检查的对象。'
);
