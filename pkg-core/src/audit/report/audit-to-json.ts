import { findingIdentity } from '../history/compare-audits.ts';
import type { AuditExport } from './audit-export.ts';

/** For programs: everything in both languages, moments as ISO 8601, what is not known as null. */
export function auditToJson({ metricsAt, objectsAt, notChecked, checks, link, ...audit }: AuditExport): string {
  const moment = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const { clusters, source, versions, filters, scores, findings, exempt, comparison } = audit;
  return `${JSON.stringify(
    {
      clusters,
      source,
      metricsAt: moment(metricsAt),
      objectsAt: moment(objectsAt),
      comparedWith: moment(comparison?.at ?? null),
      versions,
      filters: Object.fromEntries(filters.map(({ name, values }) => [name, values])),
      link: link ?? null,
      scores,
      findings: comparison
        ? findings.map((finding) => ({
            ...finding,
            sinceThen: comparison.states.get(findingIdentity(finding)) ?? null,
          }))
        : findings,
      fixed: comparison?.fixed ?? [],
      exempt: exempt.map(({ finding, by }) => ({
        finding,
        by: by.map(({ id, source: from, reason, author, expiresAt }) => ({
          ...{ id, source: from, reason, author: author || null, expiresAt: moment(expiresAt) },
        })),
      })),
      checks: checks.map(({ id, category, severity, title, why, remedy, peers }) => ({
        ...{ id, category, severity, title, why, remedy, peers },
      })),
      notChecked: notChecked.map(({ check, cluster, result }) => ({
        ...{ check: check.id, title: check.title, category: check.category, severity: check.severity },
        ...{ cluster, status: result.status, why: result.why },
      })),
    },
    null,
    2
  )}\n`;
}
