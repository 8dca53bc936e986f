import type { ExemptionScope } from '../../vocabulary/exemption.ts';
import type { Finding } from '../../vocabulary/finding.ts';
import { workloadKey } from '../../vocabulary/workload-ref.ts';

/** Whether a scope holds what a finding is about. The object of a namespace itself belongs to that namespace. */
export function inScope(scope: ExemptionScope, { cluster, subject }: Pick<Finding, 'cluster' | 'subject'>): boolean {
  if (scope.level === 'everywhere') {
    return true;
  }
  if (scope.cluster !== cluster) {
    return false;
  }
  switch (scope.level) {
    case 'cluster':
      return true;
    case 'namespace':
      return scope.namespace === (subject.kind === 'Namespace' ? subject.name : subject.namespace);
    case 'subject':
      return workloadKey(scope.subject) === workloadKey(subject);
  }
}
