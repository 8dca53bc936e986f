import type { Namespace } from '../kubernetes/objects.ts';
import type { CheckResult } from '../vocabulary/finding.ts';
import { severities, type Severity } from '../vocabulary/severity.ts';
import { classOfNamespace, isSystemNamespace, type NamespaceClass } from './namespace-class.ts';

/** The namespaces of a cluster that are of a kind of their own, by name. */
export function classifyNamespaces(namespaces: readonly Namespace[]): Record<string, NamespaceClass> {
  return Object.fromEntries(
    namespaces.flatMap((namespace) => {
      const kind = classOfNamespace(namespace);
      return kind ? [[namespace.metadata.name, kind]] : [];
    })
  );
}

/** Results with the findings of system and non-production namespaces tagged, the latter one step less severe. */
export function gradeFindings(
  results: readonly CheckResult[],
  classes: Readonly<Record<string, NamespaceClass>>
): CheckResult[] {
  return results.map((result) => ({
    ...result,
    findings: result.findings.map((finding) => {
      const { namespace } = finding.subject;
      const namespaceClass = classes[namespace] ?? (isSystemNamespace(namespace) ? 'system' : undefined);
      if (namespaceClass === undefined || finding.namespaceClass !== undefined) {
        return finding;
      }
      const severity = namespaceClass === 'non-production' ? lowered(finding.severity) : finding.severity;
      return { ...finding, severity, namespaceClass };
    }),
  }));
}

function lowered(severity: Severity): Severity {
  return severities[Math.min(severities.indexOf(severity) + 1, severities.length - 1)] ?? severity;
}
