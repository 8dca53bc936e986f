import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';
import { mainContainers } from '../pod-template.ts';

/** Programs that decide by majority, as their images are called. */
const quorumImages =
  /(?:^|[/_-])(?:etcd|zookeeper|consul|mongo(?:db)?|redis-sentinel|rabbitmq|vault|nats|kafka-controller)(?:[:@_-]|$)/;

export const evenQuorum: ApiCheck = {
  kind: 'api',
  id: 'HA-17',
  category: 'availability',
  severity: 'low',
  peers: [],
  title: text('Quorum of an even number of members', '多数派集群的成员数为偶数'),
  why: text(
    'A fourth member survives no more failures than a third: the majority grows with it.',
    '第四个成员并不能多容忍一次故障，因为多数派的要求也随之提高。'
  ),
  remedy: {
    text: text('Run three or five members.', '运行三个或五个成员。'),
    yaml: `spec:
  replicas: 3`,
  },
  needs: ['statefulsets'],
  evaluate({ objects }) {
    const members = objects.statefulsets.filter(
      ({ replicas, template }) =>
        replicas >= 2 && mainContainers(template).some(({ image }) => quorumImages.test(image))
    );
    return examine(members, ({ metadata, replicas }) =>
      replicas % 2 === 1
        ? null
        : hazardOf(
            objectRef('StatefulSet', metadata),
            text(
              `${replicas} members survive ${replicas / 2 - 1} failures`,
              `${replicas} 个成员只能容忍 ${replicas / 2 - 1} 个故障`
            ),
            [figure('Members', '成员数', replicas), figure('Majority', '多数派', replicas / 2 + 1)],
            { spec: { replicas } }
          )
    );
  },
};
