import type { Finding } from '../../vocabulary/finding.ts';

/** `Deployment demo/shop/checkout`: the subject of a finding in a line of text. */
export function subjectOf({ subject, cluster }: Pick<Finding, 'subject' | 'cluster'>): string {
  return `${subject.kind} ${[cluster, subject.namespace, subject.name].filter(Boolean).join('/')}`;
}
