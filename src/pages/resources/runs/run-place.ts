import { locationService } from '@grafana/runtime';
import type { TestRun, TestRunScope } from '@vigil/core/contract/test-runs';
import type { ResourceWindow } from '@vigil/core/resources/scope';

/** The URL parameters that show a run: its scope, its window, and no comparison. A running one goes on with the clock. */
export function runParameters({ scope, from, to }: TestRun): Record<string, string | null> {
  return {
    from: new Date(from).toISOString(),
    to: to === null ? 'now' : new Date(to).toISOString(),
    cluster: scope.cluster || null,
    namespace: scope.namespaces.join(',') || null,
    workload: scope.workloads.join(',') || null,
    compare: null,
    row: null,
  };
}

/** Shows a run on this page. */
export function openRun(run: TestRun): void {
  locationService.partial(runParameters(run));
}

/** The run that was saved of exactly this window; of several the first. */
export function runOfWindow(runs: readonly TestRun[] | undefined, { from, to }: ResourceWindow): TestRun | undefined {
  return runs?.find((run) => run.from === from && run.to === to);
}

/** `prod · shop, pay · Deployment/shop/checkout`; empty: everything. */
export function scopeText({ cluster, namespaces, workloads }: TestRunScope): string {
  const some = (names: readonly string[]) =>
    names.length > 3 ? `${names.slice(0, 3).join(', ')} … (${names.length})` : names.join(', ');
  return [cluster, some(namespaces), some(workloads)].filter(Boolean).join(' · ');
}
