import { equals, matches, oneOf } from '../prometheus/matchers.ts';
import { selector } from '../prometheus/selector.ts';
import type { ExceptionRow } from './exception-row.ts';
import { rolloutSeries } from './stuck-rollouts.ts';

/** More names than this make a link too long: then the namespace narrows alone. */
const mostPods = 40;

type Subject = Pick<ExceptionRow, 'cluster' | 'workload' | 'container' | 'reason' | 'sign' | 'pods' | 'detail'>;

/** The series behind a row, to be looked at over time. `jobs`: names of the Jobs that failed. */
export function rowQuery(row: Subject, jobs: readonly string[], exported: boolean): string {
  const { cluster, workload, container, reason, sign, pods } = row;
  const prefix = exported ? 'exported_' : '';
  const everywhere = cluster === '' ? '' : equals('cluster', cluster);
  const within = [everywhere, equals(`${prefix}namespace`, workload.namespace)];
  const named = pods.length <= mostPods ? oneOf(`${prefix}pod`, pods) : '';
  const ofContainer = (suffix: string, ...matchers: string[]) =>
    selector(
      '',
      matches('__name__', `kube_pod_(init_)?container_${suffix}`),
      ...within,
      named,
      container === null ? '' : equals(`${prefix}container`, container),
      ...matchers
    );
  const because =
    reason === 'ImagePullBackOff' ? matches('reason', 'ErrImagePull|ImagePullBackOff') : equals('reason', reason ?? '');
  switch (sign) {
    case 'waiting':
    case 'starting':
      return ofContainer('status_waiting_reason', because);
    case 'terminated':
      return ofContainer('status_terminated_reason', because);
    case 'ended':
    case 'restarted':
      return ofContainer('status_restarts_total');
    case 'unready':
      return selector('kube_pod_status_ready', ...within, named, equals('condition', 'true'));
    case 'unschedulable':
      return selector('kube_pod_status_unschedulable', ...within, named);
    case 'phase':
      return selector('kube_pod_status_phase', ...within, named, matches('phase', 'Failed|Unknown'));
    case 'job':
      return selector('kube_job_status_failed', ...within, oneOf('job_name', jobs.slice(0, mostPods)));
    case 'rollout':
      return rolloutSeries(workload.kind, workload.name, ...within);
    case 'node': {
      const condition = reason === 'NodeNotReady' ? 'Ready' : (reason ?? '');
      const node = equals('node', workload.name);
      return selector(
        'kube_node_status_condition',
        everywhere,
        node,
        equals('condition', condition),
        equals('status', 'true')
      );
    }
  }
}
