import type { ApiCheck } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';
import { isReady } from '../pod-placement.ts';
import { indexSnapshot } from '../snapshot-index.ts';
import { isSchedulable } from '../topology.ts';

const addOns =
  /^(?:kube-dns|coredns|ingress-nginx(?:-controller)?|traefik|haproxy-ingress|metrics-server|cert-manager(?:-webhook)?|gatekeeper|kyverno(?:-admission-controller)?|csi-.*controller|.*-csi-controller|cluster-autoscaler|karpenter)$/;

export const addOnNotRedundant: ApiCheck = {
  kind: 'api',
  id: 'HA-26',
  category: 'availability',
  severity: 'high',
  peers: [],
  title: text('Cluster add-on is not redundant', '集群组件没有冗余'),
  why: text(
    'Name resolution, ingress, admission or autoscaling of the whole cluster hangs on one pod or one node.',
    '整个集群的域名解析、入口流量、准入或自动伸缩都依赖单个 Pod 或单个节点。'
  ),
  remedy: {
    text: text('Run two or more replicas on different nodes.', '在不同节点上运行两个及以上副本。'),
    yaml: `spec:
  replicas: 2`,
  },
  needs: ['deployments', 'replicasets', 'pods', 'nodes'],
  evaluate(snapshot) {
    const schedulable = snapshot.objects.nodes.filter(isSchedulable).length;
    const index = indexSnapshot(snapshot);
    const found = snapshot.objects.deployments.filter(({ metadata: { name, labels }, replicas }) => {
      const names = [name, labels['k8s-app'], labels['app.kubernetes.io/name']];
      return replicas > 0 && names.some((each) => each !== undefined && addOns.test(each));
    });
    return examine(found, ({ metadata, replicas }) => {
      const ref = objectRef('Deployment', metadata);
      const nodes = new Set(
        index
          .podsOf(ref)
          .filter(isReady)
          .map(({ spec }) => spec.nodeName)
      );
      const [node] = nodes;
      const together = replicas >= 2 && nodes.size === 1 && schedulable >= 2;
      return replicas >= 2 && !together
        ? null
        : hazardOf(
            ref,
            together
              ? text(`${replicas} replicas on ${node}`, `${replicas} 个副本都在 ${node} 上`)
              : text('1 replica', '仅 1 个副本'),
            [figure('Replicas', '副本数', replicas), figure('Nodes', '节点', [...nodes].join(', ') || '–')]
          );
    });
  },
};
