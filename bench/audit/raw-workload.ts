import { hex, rfc3339 } from '../cluster/pod-text.ts';
import { ownedBy, type Raw, rawCondition, rawMetadata } from './raw-object.ts';
import { rawSpec, workloadLabels } from './raw-pods.ts';
import type { PlannedWorkload } from './workload-plan.ts';

const hourMs = 3_600_000;
export type RawByKind = Record<string, Raw[]>;

/** A workload, what stands between it and its pods, and what is defined for it: by the kind's name in the API. */
export function rawWorkload(workload: PlannedWorkload, now: number): RawByKind {
  const { kind, namespace, name, replicas, hazards } = workload;
  const labels = workloadLabels(workload);
  const metadata = (of: string, own = name, more: Raw = {}) => rawMetadata(of, namespace, own, now, more);
  const selector = { matchLabels: labels };
  const template = { metadata: { labels }, spec: rawSpec(workload) };
  if (kind === 'CronJob') {
    const run = (index: number): Raw => ({
      metadata: metadata('Job', `${name}-${index}`, ownedBy(kind, namespace, name)),
      spec: { completions: 1, backoffLimit: 2 },
      status: { succeeded: 1, startTime: rfc3339(now - 2 * hourMs), completionTime: rfc3339(now - hourMs) },
    });
    const last = { lastScheduleTime: rfc3339(now - hourMs), lastSuccessfulTime: rfc3339(now - hourMs) };
    const suspended = { suspend: hazards.has('stuck') };
    return {
      cronjobs: [{ metadata: metadata(kind), spec: { schedule: '0 * * * *', ...suspended }, status: last }],
      jobs: Array.from({ length: replicas }, (_, index) => run(index)),
    };
  }
  if (kind === 'DaemonSet') {
    const [desiredNumberScheduled, numberReady, numberAvailable] = [replicas, replicas, replicas];
    const status = { desiredNumberScheduled, currentNumberScheduled: replicas, numberReady, numberAvailable };
    return { daemonsets: [{ metadata: metadata(kind), spec: { selector, template }, status }] };
  }
  const ready = replicas - (hazards.has('unready') ? 1 : 0);
  const counts = { replicas, readyReplicas: ready, availableReplicas: ready, updatedReplicas: replicas };
  const strategy = hazards.has('recreate') ? { type: 'Recreate' } : { type: 'RollingUpdate' };
  const progress = hazards.has('stuck')
    ? rawCondition('Progressing', false, now - hourMs, 'ProgressDeadlineExceeded', 'no progress')
    : rawCondition('Progressing', true, now - hourMs, 'NewReplicaSetAvailable');
  const revision = { annotations: { 'deployment.kubernetes.io/revision': '1' } };
  const owner = ownedBy(kind, namespace, name);
  const budget = (own: string): Raw => ({
    metadata: metadata('PodDisruptionBudget', own),
    spec: { selector, maxUnavailable: hazards.has('strict-budget') ? 0 : 1 },
    status: { disruptionsAllowed: 1, currentHealthy: ready, desiredHealthy: replicas - 1, expectedPods: replicas },
  });
  const budgets =
    replicas < 2 || hazards.has('no-budget') ? [] : hazards.has('two-budgets') ? [name, `${name}-2`] : [name];
  const scaled = kind === 'Deployment' && replicas > 2 && workload.seed % 3 === 0;
  return {
    ...(kind === 'Deployment'
      ? {
          deployments: [
            {
              metadata: metadata(kind),
              spec: { replicas, selector, template, strategy },
              status: { ...counts, observedGeneration: 1, conditions: [progress] },
            },
          ],
          replicasets: [
            {
              metadata: metadata('ReplicaSet', `${name}-${hex(name, 10)}`, { ...owner, ...revision }),
              spec: { replicas, selector, template },
              status: { replicas },
            },
          ],
        }
      : { statefulsets: [{ metadata: metadata(kind), spec: { replicas, selector, template }, status: counts }] }),
    poddisruptionbudgets: budgets.map(budget),
    horizontalpodautoscalers: scaled
      ? [
          {
            metadata: metadata('HorizontalPodAutoscaler'),
            spec: {
              scaleTargetRef: { kind, name: hazards.has('lost-target') ? 'gone' : name },
              ...{ minReplicas: 2, maxReplicas: replicas * 2 },
              metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization' } } }],
            },
            status: { currentReplicas: replicas, desiredReplicas: replicas },
          },
        ]
      : [],
  };
}
