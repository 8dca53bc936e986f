import type { WorkloadDeclaration } from '../declaration.ts';
import { minute, rfc3339 } from '../duration.ts';
import { objectOf } from '../render/object-of.ts';
import { podTemplateSpec, selectorOf } from '../render/pod-template.ts';
import type { KubernetesObject } from '../world.ts';
import type { ReplicaCount } from './replica-count.ts';

/** `spec.progressDeadlineSeconds` of every Deployment. */
export const progressDeadline = 10 * minute;

export interface DeploymentMoment {
  desired: number;
  revision: number;
  revisionAt: number;
  createdAt: number;
  count: ReplicaCount;
  /** The newest revision has not come up within the deadline. */
  stuck: boolean;
  containers: WorkloadDeclaration['containers'];
}

export function deploymentObject(workload: WorkloadDeclaration, moment: DeploymentMoment): KubernetesObject {
  const { desired, revision, revisionAt, createdAt, count, stuck, containers } = moment;
  const complete = count.updatedReady >= desired && count.total === desired;
  const available = count.ready >= Math.max(1, Math.min(desired, workload.replicas) - 1);
  const unavailable = Math.max(desired, count.total) - count.ready;
  const labels = selectorOf(workload);
  const generation = revision;
  return objectOf(
    workload.kind,
    {
      namespace: workload.namespace,
      name: workload.name,
      createdAt,
      labels,
      annotations: { ...workload.annotations, 'deployment.kubernetes.io/revision': String(revision) },
      generation,
    },
    {
      spec: {
        replicas: desired,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { ...podTemplateSpec(workload, containers), restartPolicy: 'Always' } },
        strategy:
          workload.kind === 'Rollout'
            ? { canary: { steps: [{ setWeight: 20 }, { pause: {} }] } }
            : workload.strategy === 'Recreate'
              ? { type: 'Recreate' }
              : { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
        revisionHistoryLimit: 2,
        progressDeadlineSeconds: progressDeadline / 1000,
      },
      status: {
        observedGeneration: generation,
        replicas: count.total,
        updatedReplicas: count.updated,
        readyReplicas: count.ready,
        availableReplicas: count.ready,
        ...(unavailable > 0 ? { unavailableReplicas: unavailable } : {}),
        conditions: [
          condition(
            'Available',
            available,
            createdAt,
            available ? 'MinimumReplicasAvailable' : 'MinimumReplicasUnavailable',
            available ? 'Deployment has minimum availability.' : 'Deployment does not have minimum availability.'
          ),
          stuck
            ? condition(
                'Progressing',
                false,
                revisionAt + progressDeadline,
                'ProgressDeadlineExceeded',
                'ReplicaSet has timed out progressing.'
              )
            : condition(
                'Progressing',
                true,
                revisionAt,
                complete ? 'NewReplicaSetAvailable' : 'ReplicaSetUpdated',
                complete ? 'ReplicaSet has successfully progressed.' : 'ReplicaSet is progressing.'
              ),
        ],
      },
    }
  );
}

function condition(
  type: string,
  status: boolean,
  at: number,
  reason: string,
  message: string
): Record<string, unknown> {
  return {
    type,
    status: status ? 'True' : 'False',
    lastUpdateTime: rfc3339(at),
    lastTransitionTime: rfc3339(at),
    reason,
    message,
  };
}
