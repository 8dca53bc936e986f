import { workloadKey } from '../../vocabulary/workload-ref.ts';
import { amount } from '../amount.ts';
import type { ApiCheck } from '../check.ts';
import { clusterRoom } from '../cluster-room.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';
import { podRequests } from '../pod-requests.ts';
import { replicatedWorkloads } from '../snapshot-workload.ts';

export const autoscalerBeyondCapacity: ApiCheck = {
  kind: 'api',
  id: 'AS-07',
  category: 'resources',
  severity: 'medium',
  peers: ['Popeye'],
  title: text('Autoscaler’s maximum does not fit', 'HPA 的最大副本数放不下'),
  why: text(
    'At the peak for which it was made, the last replicas stay pending: nodes or quota have no room for them.',
    '到了它要应对的高峰，最后几个副本会一直 Pending：节点或配额没有余量。'
  ),
  remedy: {
    text: text(
      'Add nodes or raise the quota, or set a maximum that fits.',
      '增加节点、提高配额，或设置放得下的最大值。'
    ),
    yaml: null,
  },
  needs: ['horizontalpodautoscalers', 'deployments', 'statefulsets', 'pods', 'nodes', 'resourcequotas'],
  scope: 'cluster',
  evaluate(snapshot) {
    const { allocatable, requested } = clusterRoom(snapshot);
    const targets = new Map(replicatedWorkloads(snapshot).map((workload) => [workloadKey(workload.ref), workload]));
    const judged = snapshot.objects.horizontalpodautoscalers.flatMap((autoscaler) => {
      const { kind, name } = autoscaler.target;
      const target = targets.get(workloadKey({ kind, namespace: autoscaler.metadata.namespace, name }));
      return target ? [{ autoscaler, target }] : [];
    });
    return examine(judged, ({ autoscaler: { metadata, maxReplicas }, target }) => {
      const more = Math.max(0, maxReplicas - target.replicas);
      const each = podRequests(target.template.spec);
      const quotas = snapshot.objects.resourcequotas.filter(
        (quota) => quota.metadata.namespace === metadata.namespace && !quota.scoped
      );
      const lacks = ['cpu', 'memory'].flatMap((resource) => {
        const need = more * (each[resource] ?? 0);
        const room = (allocatable[resource] ?? Infinity) - (requested[resource] ?? 0);
        const inQuota = quotas.flatMap(({ metadata: { name }, hard, used }) =>
          [`requests.${resource}`, resource].flatMap((key) =>
            hard[key] === undefined ? [] : [{ place: name, resource, need, room: hard[key] - (used[key] ?? 0) }]
          )
        );
        return [{ place: 'nodes', resource, need, room }, ...inQuota].filter((lack) => lack.need > lack.room);
      });
      const [first] = lacks;
      return first
        ? hazardOf(
            objectRef('HorizontalPodAutoscaler', metadata),
            text(
              `${more} more replicas need ${amount(first.resource, first.need)}, ${first.place}: ${amount(first.resource, Math.max(0, first.room))} free`,
              `再增加 ${more} 个副本需要 ${amount(first.resource, first.need)}，${first.place} 剩余 ${amount(first.resource, Math.max(0, first.room))}`
            ),
            lacks.map(({ place, resource, need, room }) =>
              figure(
                `${resource}, ${place}`,
                `${resource}，${place}`,
                `${amount(resource, need)} > ${amount(resource, Math.max(0, room))}`
              )
            )
          )
        : null;
    });
  },
};
