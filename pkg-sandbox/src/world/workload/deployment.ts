import type { WorkloadDeclaration } from '../declaration.ts';
import type { PodMoment } from '../life/pod-moment.ts';
import { generatedName, layOutPod, type PodLife } from '../life/pod-life.ts';
import { Memory } from '../render/memory.ts';
import { ownerOf } from '../render/object-of.ts';
import { selectorOf } from '../render/pod-template.ts';
import type { KubernetesObject } from '../world.ts';
import { type Actor, type Told } from './actor.ts';
import { budgetObjects, serviceObjects } from './attachments.ts';
import { autoscalerObject } from './autoscaler.ts';
import { deploymentObject, progressDeadline } from './deployment-object.ts';
import { livesOf } from './lives-of.ts';
import { countReplicas } from './replica-count.ts';
import { hashLabel, replicaSetName, replicaSetObject } from './replica-set.ts';

/** A Deployment, or a Rollout, with its ReplicaSets and whatever belongs to it. */
export function deploymentActor(workload: WorkloadDeclaration, start: number): Actor {
  const { namespace, name } = workload;
  const lifecycle = workload.lifecycle(workload, start);
  const createdAt = start - workload.age;
  const memory = new Memory<KubernetesObject>();
  const lives = livesOf(lifecycle, (plan): PodLife => {
    const set = replicaSetName(workload, plan.revision);
    return layOutPod(workload, plan, {
      name: generatedName(set, workload, plan),
      owner: ownerOf('ReplicaSet', namespace, set),
      labels: { ...selectorOf(workload), ...hashLabel(workload, plan.revision) },
      restartPolicy: 'Always',
    });
  });
  const objects = (time: number, moments: PodMoment[]): Array<[string, KubernetesObject]> => {
    const desired = lifecycle.desired(time);
    const revision = lifecycle.revision(time);
    const revisionAt = lifecycle.revisionAt(revision);
    const count = countReplicas(moments, revision);
    const stuck = revision > 1 && count.updatedReady === 0 && time > revisionAt + progressDeadline;
    const deployment = memory.get('deployment', `${desired}/${revision}/${count.key}/${stuck}`, () =>
      deploymentObject(workload, {
        desired,
        revision,
        revisionAt,
        createdAt,
        count,
        stuck,
        containers: lifecycle.containers(time),
      })
    );
    const out: Array<[string, KubernetesObject]> = [
      [workload.kind === 'Rollout' ? 'rollouts' : 'deployments', deployment],
    ];
    for (let each = Math.max(1, revision - 2); each <= revision; each++) {
      const own = countReplicas(
        moments.filter(({ life }) => life.plan.revision === each),
        each
      );
      const plans = each === revision ? lifecycle.containers(time) : workload.containers;
      const refused = each === revision ? (lifecycle.refused?.(time)?.count ?? 0) : 0;
      const set = memory.get(`set ${each % 4}`, `${each}/${own.key}/${refused}`, () =>
        replicaSetObject(workload, each, lifecycle.revisionAt(each), own.total + refused, own, plans)
      );
      out.push(['replicasets', set]);
    }
    out.push(...serviceObjects(workload, createdAt, moments, memory));
    out.push(...budgetObjects(workload, createdAt, desired, count.ready, memory));
    const scaler = workload.autoscaler;
    if (scaler) {
      const current = count.total;
      out.push([
        'horizontalpodautoscalers',
        memory.get('autoscaler', `${current}/${desired}`, () =>
          autoscalerObject({ namespace, name, createdAt }, scaler, { current, desired, able: true })
        ),
      ]);
    }
    return out;
  };
  const about = { ...ownerOf(workload.kind, namespace, name), namespace };
  const refusals = (time: number): Told[] => {
    const refused = lifecycle.refused?.(time);
    const set = ownerOf('ReplicaSet', namespace, replicaSetName(workload, lifecycle.revision(time)));
    return refused
      ? [{ about: { ...set, namespace }, event: refused.event, source: { component: 'replicaset-controller' } }]
      : [];
  };
  const events = (time: number): Told[] => [
    ...refusals(time),
    ...lifecycle.events(time).map((event) => ({ about, event, source: { component: 'deployment-controller' } })),
    ...lives(time).map(({ name: pod, owner, plan }) => ({
      about: { ...(owner ?? ownerOf('ReplicaSet', namespace, name)), namespace },
      event: {
        type: 'Normal' as const,
        reason: 'SuccessfulCreate',
        message: `Created pod: ${pod}`,
        first: plan.createdAt,
        last: plan.createdAt,
        count: 1,
      },
      source: { component: 'replicaset-controller' },
    })),
  ];
  return { namespace, lives, objects, events, volumes: () => [] };
}
