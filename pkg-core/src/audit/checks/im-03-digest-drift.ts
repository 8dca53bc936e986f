import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { isAlive } from '../pod-placement.ts';
import { indexSnapshot } from '../snapshot-index.ts';

export const digestDrift: ApiCheck = {
  kind: 'api',
  id: 'IM-03',
  category: 'stability',
  severity: 'high',
  peers: [],
  title: text('Replicas run different images under one tag', '同一标签的副本运行着不同镜像'),
  why: text(
    'The tag was pushed again: which program answers depends on the pod, and a restart changes it.',
    '标签被重新推送：请求由哪个程序处理取决于 Pod，重启后还会变化。'
  ),
  remedy: {
    text: text(
      'Restart the rollout so that all replicas pull the same image, then pin it by digest.',
      '重新滚动发布使所有副本拉取同一镜像，然后用摘要固定。'
    ),
    yaml: `image: <registry>/<name>@sha256:<digest>`,
  },
  needs: ['pods', 'replicasets', 'jobs'],
  evaluate(snapshot) {
    const index = indexSnapshot(snapshot);
    const running = snapshot.objects.pods.filter(
      (pod) => isAlive(pod) && pod.containers.some(({ imageId }) => imageId !== '')
    );
    // By direct owner: two revisions of one Deployment may differ.
    const revisions = Map.groupBy(running, ({ metadata }) => metadata.owner?.uid ?? metadata.uid);
    return examine([...revisions.values()], (pods) => {
      const ids = new Map<string, Set<string>>();
      for (const { name, image, imageId, role } of pods.flatMap(({ containers }) => containers)) {
        const digest = /sha256:[0-9a-f]+$/.exec(imageId)?.[0];
        if (digest !== undefined && role === 'main') {
          ids.set(`${name} ${image}`, (ids.get(`${name} ${image}`) ?? new Set()).add(digest));
        }
      }
      const drifted = [...ids].filter(([, digests]) => digests.size > 1);
      const [first] = drifted;
      return first && pods[0]
        ? hazardOf(
            index.ownerOf(pods[0]),
            text(`${first[0]}: ${first[1].size} different digests`, `${first[0]}：${first[1].size} 个不同摘要`),
            drifted.map(([image, digests]) =>
              figure(image, image, [...digests].map((digest) => digest.slice(0, 19)).join(', '))
            )
          )
        : null;
    });
  },
};
