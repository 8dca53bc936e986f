import type { PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { ksmMissing } from '../ksm-missing.ts';
import { countSubjects } from '../probe-query.ts';
import { sampleNode } from '../sample-node.ts';
import { labels, select } from '../scope-selector.ts';

export const cordoned: PrometheusCheck = {
  kind: 'prometheus',
  id: 'ND-05',
  category: 'resources',
  severity: 'low',
  peers: ['Popeye'],
  title: text('Node has been cordoned for over a day', '节点已封锁超过一天'),
  why: text(
    'It is paid for and takes no pods; whoever drained it may have forgotten.',
    '节点在计费却不接收 Pod，排空它的人可能已经忘记。'
  ),
  remedy: {
    text: text('Put it back: kubectl uncordon. Or remove the machine.', '恢复调度：kubectl uncordon，或移除该机器。'),
    yaml: null,
  },
  missing: ksmMissing('kube_node_spec_unschedulable', 'nodes'),
  probe: (scope) => countSubjects(scope, 'kube_node_spec_unschedulable', ['node']),
  query(scope) {
    const node = labels(scope, 'node');
    const cordoned = select(scope, 'kube_node_spec_unschedulable');
    return `max by (${node}) (min_over_time(${cordoned}[24h])) == 1
and on (${node}) max by (${node}) (${cordoned} offset 24h) == 1`;
  },
  hazard: (sample) =>
    hazardOf(sampleNode(sample), text('unschedulable for 24 h', '已 24 小时不可调度'), [
      figure('Cordoned', '封锁', '> 24 h'),
    ]),
};
