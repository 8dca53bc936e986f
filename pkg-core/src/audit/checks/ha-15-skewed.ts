import type { Node } from '../../kubernetes/objects.ts';
import { findCondition } from '../../kubernetes/project-condition.ts';
import { matchesSelector } from '../../kubernetes/selector.ts';
import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { openPlaces } from '../open-places.ts';
import { countBy, placedWorkloads } from '../placement.ts';

const isNodeReady = ({ conditions }: Node) => findCondition(conditions, 'Ready')?.status === 'True';
const placeIn = ({ metadata }: Node, topologyKey: string) => metadata.labels[topologyKey];
const openDomains = openPlaces(isNodeReady, placeIn);

export const skewed: ApiCheck = {
  kind: 'api',
  id: 'HA-15',
  category: 'availability',
  severity: 'medium',
  peers: [],
  title: text('Replicas lie more unevenly than asked for', '副本分布超出声明的 maxSkew'),
  why: text(
    'The spread constraint is only a wish here, or pods have drifted since: losing one place takes more replicas than planned.',
    '拓扑分布约束此处只是倾向，或调度后发生了漂移：失去一处会损失超出预期的副本。'
  ),
  remedy: {
    text: text(
      'Use DoNotSchedule where room allows, and restart the rollout or run a descheduler to place the pods anew.',
      '资源允许时使用 DoNotSchedule，并重新滚动发布或运行 descheduler 重新分布。'
    ),
    yaml: `spec:
  template:
    spec:
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: DoNotSchedule`,
  },
  needs: ['deployments', 'statefulsets', 'replicasets', 'pods', 'nodes'],
  evaluate(snapshot) {
    const { nodes } = snapshot.objects;
    const judged = placedWorkloads(snapshot, 2).flatMap((workload) => {
      const { spec } = workload.template;
      const rules = (spec.spreadConstraints ?? []).filter(({ selector }) =>
        matchesSelector(selector, workload.template.labels)
      );
      return rules.length > 0 ? [{ ...workload, rules }] : [];
    });
    return examine(judged, ({ ref, placed, rules, template }) =>
      rules.flatMap(({ topologyKey, maxSkew }) => {
        const counts = countBy(placed, (node) => placeIn(node, topologyKey));
        const places = openDomains(nodes, template.spec, topologyKey);
        const fewest = Math.min(...[...places].map((place) => counts.get(place) ?? 0));
        const most = Math.max(...counts.values());
        // All in one place has a check of its own.
        return counts.size < 2 || !(most - fewest > maxSkew)
          ? []
          : [
              hazardOf(
                ref,
                text(
                  `skew ${most - fewest} over ${topologyKey}, at most ${maxSkew} wanted`,
                  `${topologyKey} 上的偏差为 ${most - fewest}，声明不超过 ${maxSkew}`
                ),
                [...counts].map(([place, count]) => figure(`Replicas on ${place}`, `${place} 上的副本`, count)),
                { topologySpreadConstraints: [{ topologyKey, maxSkew }] }
              ),
            ];
      })
    );
  },
};
