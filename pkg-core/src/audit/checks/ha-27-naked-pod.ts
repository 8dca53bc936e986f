import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';
import { isAlive } from '../pod-placement.ts';

export const nakedPod: ApiCheck = {
  kind: 'api',
  id: 'HA-27',
  category: 'availability',
  severity: 'medium',
  peers: ['Popeye'],
  title: text('Pod without a controller', '没有控制器的 Pod'),
  why: text('Nobody starts it again when its node dies or it is evicted.', '节点宕机或被驱逐后，没有人会重新拉起它。'),
  remedy: {
    text: text('Run it from a Deployment, StatefulSet or Job.', '通过 Deployment、StatefulSet 或 Job 运行它。'),
    yaml: null,
  },
  needs: ['pods'],
  evaluate({ objects }) {
    const alive = objects.pods.filter((pod) => isAlive(pod) && !pod.mirror);
    return examine(alive, ({ metadata, spec }) =>
      metadata.owner !== null
        ? null
        : hazardOf(
            objectRef('Pod', metadata),
            text('no owner that would start it again', '没有会重新拉起它的属主'),
            [figure('Owner', '属主', '–'), figure('Node', '节点', spec.nodeName ?? '–')],
            { metadata: { ownerReferences: [] } },
            spec.nodeName === null ? {} : { node: spec.nodeName }
          )
    );
  },
};
