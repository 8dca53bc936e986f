import type { WorkloadDeclaration } from '../declaration.ts';
import { generatedName, layOutPod } from '../life/pod-life.ts';
import type { PodMoment } from '../life/pod-moment.ts';
import { Memory } from '../render/memory.ts';
import { objectOf, ownerOf } from '../render/object-of.ts';
import { podTemplateSpec, selectorOf } from '../render/pod-template.ts';
import type { KubernetesObject } from '../world.ts';
import type { Actor } from './actor.ts';
import { serviceObjects } from './attachments.ts';
import { livesOf } from './lives-of.ts';
import { countReplicas } from './replica-count.ts';
import { templateHash } from './replica-set.ts';

/** A DaemonSet: one pod on each of its nodes. */
export function daemonSetActor(workload: WorkloadDeclaration, start: number): Actor {
  const { namespace, name } = workload;
  const lifecycle = workload.lifecycle(workload, start);
  const createdAt = start - workload.age;
  const memory = new Memory<KubernetesObject>();
  const lives = livesOf(lifecycle, (plan) =>
    layOutPod(workload, plan, {
      name: generatedName(name, workload, plan),
      owner: ownerOf('DaemonSet', namespace, name),
      labels: {
        ...selectorOf(workload),
        'controller-revision-hash': templateHash(workload, 1),
        'pod-template-generation': '1',
      },
      restartPolicy: 'Always',
    })
  );
  const objects = (_time: number, moments: PodMoment[]): Array<[string, KubernetesObject]> => {
    const count = countReplicas(moments, 1);
    const set = memory.get('set', count.key, () =>
      objectOf(
        'DaemonSet',
        { namespace, name, createdAt, labels: selectorOf(workload), generation: 1 },
        {
          spec: {
            selector: { matchLabels: selectorOf(workload) },
            template: {
              metadata: { labels: selectorOf(workload) },
              spec: { ...podTemplateSpec(workload, workload.containers), restartPolicy: 'Always' },
            },
            updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
            revisionHistoryLimit: 10,
          },
          status: {
            observedGeneration: 1,
            currentNumberScheduled: count.total,
            desiredNumberScheduled: count.total,
            updatedNumberScheduled: count.total,
            numberReady: count.ready,
            numberAvailable: count.ready,
            ...(count.total > count.ready ? { numberUnavailable: count.total - count.ready } : {}),
            numberMisscheduled: 0,
          },
        }
      )
    );
    return [['daemonsets', set], ...serviceObjects(workload, createdAt, moments, memory)];
  };
  return { namespace, lives, objects, events: () => [], volumes: () => [] };
}
