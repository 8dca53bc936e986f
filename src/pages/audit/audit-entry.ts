import type { Check } from '@vigil/core/audit/check';
import { gradeFindings } from '@vigil/core/audit/grade-findings';
import type { AuditReport, CheckResult, Finding } from '@vigil/core/vocabulary/finding';
import type { LocalText } from '@vigil/core/vocabulary/local-text';

/** One check of one cluster, with its answer. */
export interface AuditEntry {
  cluster: string;
  check: Check;
  result: CheckResult;
}

/** A finding's place in the URL: unique over all clusters. */
export function findingKey({ id, cluster }: Finding): string {
  return cluster === '' ? id : `${id} @${cluster}`;
}

/**
 * Reports as entries. Every one of `checks` is there for every cluster: what a report does not mention is unknown.
 * Results of checks that this version does not know are left out.
 */
export function entriesOf(reports: readonly AuditReport[], checks: readonly Check[]): AuditEntry[] {
  return reports.flatMap(({ cluster, results }) => {
    const answers = new Map(results.map((result) => [result.check, result]));
    return checks.map((check) => ({
      cluster,
      check,
      result: answers.get(check.id) ?? unknownResult(check, notReported),
    }));
  });
}

/** Every check as unknown, for one and the same reason. */
export function uncheckedEntries(checks: readonly Check[], why: LocalText, cluster = ''): AuditEntry[] {
  return checks.map((check) => ({ cluster, check, result: unknownResult(check, why) }));
}

/** Names the only cluster of a data source without cluster labels after the only cluster of the proxy. */
export function nameCluster(entries: AuditEntry[], reports: readonly AuditReport[]): AuditEntry[] {
  const [only, ...others] = reports;
  if (!only || others.length > 0) {
    return entries;
  }
  const rename = <Item extends { cluster: string }>(item: Item): Item =>
    item.cluster === '' ? { ...item, cluster: only.cluster } : item;
  return entries.map((entry) => {
    const { result, ...rest } = rename(entry);
    return { ...rest, result: { ...result, findings: result.findings.map(rename) } };
  });
}

/** Entries graded by what the proxy knows of the namespaces of their cluster; by well-known names where it knows nothing. */
export function gradeEntries(entries: AuditEntry[], reports: readonly AuditReport[]): AuditEntry[] {
  const classes = new Map(reports.map(({ cluster, namespaceClasses }) => [cluster, namespaceClasses ?? {}]));
  return entries.flatMap((entry) =>
    gradeFindings([entry.result], classes.get(entry.cluster) ?? {}).map((result) => ({ ...entry, result }))
  );
}

const notReported: LocalText = {
  en: 'The proxy does not know this check: it is older than the plugin. Run both in the same version.',
  zh: '代理不支持此检查：其版本比插件旧。请使用相同版本的插件和代理。',
};

function unknownResult(check: Check, why: LocalText): CheckResult {
  return { check: check.id, status: 'unknown', why, examined: 0, findings: [] };
}
