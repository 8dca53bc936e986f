import type { AuditScope } from './check.ts';
import { labels, realContainer, select } from './scope-selector.ts';

/** The containers whose memory is measured now, and limited. */
export function limitedMemory(scope: AuditScope): string {
  const used = select(scope, 'container_memory_working_set_bytes', ...realContainer);
  const limit = select(scope, 'kube_pod_container_resource_limits', 'resource="memory"');
  return `${used} and on (${labels(scope, 'namespace', 'pod', 'container')}) (${limit} > 0)`;
}
