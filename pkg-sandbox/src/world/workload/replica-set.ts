import { suffix } from '../hash.ts';
import type { WorkloadDeclaration } from '../declaration.ts';
import { objectOf, ownerOf } from '../render/object-of.ts';
import { podTemplateSpec, selectorOf } from '../render/pod-template.ts';
import type { KubernetesObject } from '../world.ts';
import type { ReplicaCount } from './replica-count.ts';

/** `cart-7d9f6b5c48` */
export function replicaSetName(workload: WorkloadDeclaration, revision: number): string {
  return `${workload.name}-${templateHash(workload, revision)}`;
}

export function templateHash(workload: WorkloadDeclaration, revision: number): string {
  return suffix(`${workload.namespace}/${workload.name}/revision ${revision}`, 10);
}

/** The label by which the controller tells revisions apart; a custom one has its own. */
export function hashLabel(workload: WorkloadDeclaration, revision: number): Record<string, string> {
  const name = workload.kind === 'Rollout' ? 'rollouts-pod-template-hash' : 'pod-template-hash';
  return { [name]: templateHash(workload, revision) };
}

/** The ReplicaSet of one revision of a Deployment or Rollout. */
export function replicaSetObject(
  workload: WorkloadDeclaration,
  revision: number,
  createdAt: number,
  replicas: number,
  count: ReplicaCount,
  containers: WorkloadDeclaration['containers']
): KubernetesObject {
  const labels = { ...selectorOf(workload), ...hashLabel(workload, revision) };
  return objectOf(
    'ReplicaSet',
    {
      namespace: workload.namespace,
      name: replicaSetName(workload, revision),
      createdAt,
      labels,
      annotations: {
        'deployment.kubernetes.io/desired-replicas': String(workload.replicas),
        'deployment.kubernetes.io/revision': String(revision),
      },
      owner: ownerOf(workload.kind, workload.namespace, workload.name),
      generation: 1,
    },
    {
      spec: {
        replicas,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { ...podTemplateSpec(workload, containers), restartPolicy: 'Always' } },
      },
      status: {
        replicas: count.total,
        fullyLabeledReplicas: count.total,
        readyReplicas: count.ready,
        availableReplicas: count.ready,
        observedGeneration: 1,
      },
    }
  );
}
