import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';

/** `v1.34.1` → 34; undefined when it is no version. */
function minorOf(version: string): number | undefined {
  const minor = /^v?1\.(\d+)/.exec(version)?.[1];
  return minor === undefined ? undefined : Number(minor);
}

export const versionSkew: ApiCheck = {
  kind: 'api',
  id: 'ND-10',
  category: 'stability',
  severity: 'medium',
  peers: ['kubernetes-mixin'],
  title: text('Kubelet is too far behind', 'kubelet 版本落后过多'),
  why: text(
    'More than three minor versions behind is unsupported: after the next upgrade of the control plane it may not work.',
    '落后超过三个次版本不再受支持，控制平面再次升级后可能无法工作。'
  ),
  remedy: {
    text: text('Upgrade the node, or replace it with one of the current image.', '升级该节点，或用新镜像的节点替换。'),
    yaml: null,
  },
  needs: ['nodes'],
  evaluate({ objects }) {
    const known = objects.nodes.filter(({ kubeletVersion }) => minorOf(kubeletVersion) !== undefined);
    // The control plane is never older than the newest kubelet.
    const newest = Math.max(...known.map(({ kubeletVersion }) => minorOf(kubeletVersion) ?? 0));
    return examine(known, ({ metadata, kubeletVersion }) => {
      const behind = newest - (minorOf(kubeletVersion) ?? newest);
      return behind <= 3
        ? null
        : hazardOf(
            objectRef('Node', metadata),
            text(`${kubeletVersion}, ${behind} minor versions behind`, `${kubeletVersion}，落后 ${behind} 个次版本`),
            [figure('Kubelet', 'kubelet', kubeletVersion), figure('Newest of the cluster', '集群中最新', `1.${newest}`)]
          );
    });
  },
};
