import type { WorkloadDeclaration } from '../declaration.ts';
import { layOutPod } from '../life/pod-life.ts';
import type { PodMoment } from '../life/pod-moment.ts';
import { Memory } from '../render/memory.ts';
import { objectOf, ownerOf } from '../render/object-of.ts';
import { podTemplateSpec, selectorOf } from '../render/pod-template.ts';
import type { KubernetesObject } from '../world.ts';
import type { Actor } from './actor.ts';
import { budgetObjects, serviceObjects } from './attachments.ts';
import { claimObjects, claimUsage } from './claims.ts';
import { livesOf } from './lives-of.ts';
import { countReplicas } from './replica-count.ts';
import { templateHash } from './replica-set.ts';

/** A StatefulSet with its claims and whatever belongs to it. */
export function statefulSetActor(workload: WorkloadDeclaration, start: number): Actor {
  const { namespace, name } = workload;
  const lifecycle = workload.lifecycle(workload, start);
  const createdAt = start - workload.age;
  const memory = new Memory<KubernetesObject>();
  const claims = claimObjects(workload, createdAt);
  const revisionName = (revision: number) => `${name}-${templateHash(workload, revision)}`;
  const lives = livesOf(lifecycle, (plan) =>
    layOutPod(workload, plan, {
      name: `${name}-${plan.slot}`,
      owner: ownerOf('StatefulSet', namespace, name),
      labels: {
        ...selectorOf(workload),
        'apps.kubernetes.io/pod-index': String(plan.slot),
        'controller-revision-hash': revisionName(plan.revision),
        'statefulset.kubernetes.io/pod-name': `${name}-${plan.slot}`,
      },
      restartPolicy: 'Always',
    })
  );
  const objects = (time: number, moments: PodMoment[]): Array<[string, KubernetesObject]> => {
    const revision = lifecycle.revision(time);
    const desired = lifecycle.desired(time);
    const count = countReplicas(moments, revision);
    const set = memory.get('set', `${desired}/${revision}/${count.key}`, () =>
      objectOf(
        'StatefulSet',
        { namespace, name, createdAt, labels: selectorOf(workload), generation: revision },
        {
          spec: {
            replicas: desired,
            serviceName: name,
            selector: { matchLabels: selectorOf(workload) },
            template: {
              metadata: { labels: selectorOf(workload) },
              spec: { ...podTemplateSpec(workload, lifecycle.containers(time)), restartPolicy: 'Always' },
            },
            podManagementPolicy: 'OrderedReady',
            updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
          },
          status: {
            observedGeneration: revision,
            replicas: count.total,
            readyReplicas: count.ready,
            availableReplicas: count.ready,
            currentReplicas: revision > 1 ? count.total - count.updated : count.total,
            updatedReplicas: count.updated,
            currentRevision: revisionName(revision > 1 ? revision - 1 : 1),
            updateRevision: revisionName(revision),
          },
        }
      )
    );
    return [
      ['statefulsets', set],
      ...claims,
      ...serviceObjects(workload, createdAt, moments, memory),
      ...budgetObjects(workload, createdAt, desired, count.ready, memory),
    ];
  };
  return {
    namespace,
    lives,
    objects,
    events: () => [],
    volumes: (time, moments) => claimUsage(workload, start, moments, time),
  };
}
