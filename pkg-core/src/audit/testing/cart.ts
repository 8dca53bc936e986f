import type { Node } from '../../kubernetes/objects.ts';
import type { ContainerSpec } from '../../kubernetes/pod.ts';
import type { ClusterSnapshot } from '../../kubernetes/snapshot.ts';
import { node } from './build-cluster.ts';
import { metadata } from './build-metadata.ts';
import { container, pod, podSpec } from './build-pod.ts';
import { deployment, replicaSet } from './build-workload.ts';

/** A pod template of cart whose only container is like this. */
export const withContainer = (more: Partial<ContainerSpec>) => ({
  labels: { app: 'cart' },
  spec: podSpec({ containers: [container(more)] }),
});
/** The Deployment cart with that container. */
export const cartWith = (more: Partial<ContainerSpec>) => deployment('cart', { template: withContainer(more) });
/** That Deployment and nothing else. */
export const cart = (more: Partial<ContainerSpec>) => ({ deployments: [cartWith(more)] });
/** What a check finds in it. */
export const found = ['Deployment/shop/cart'];

const twoNodes = [node('node-1'), node('node-2')];
/** Three nodes that say their names in a label, as a spread over nodes needs it. */
export const threeNodes = ['node-1', 'node-2', 'node-3'].map((name) =>
  node(name, { metadata: metadata(name, { namespace: '', labels: { 'kubernetes.io/hostname': name } }) })
);

/** Ready pods of cart, one on each of these nodes. */
export const cartPods = (...nodes: string[]) =>
  nodes.map((name, index) => pod(`cart-${index}`, { owner: 'ReplicaSet/cart-1', app: 'cart', node: name }));
/** The Deployment cart, which wants two replicas, with a pod on each of these nodes. */
export const cartOn = (nodes: string[], cluster = twoNodes): Partial<ClusterSnapshot['objects']> => ({
  deployments: [deployment('cart')],
  replicasets: [replicaSet('cart')],
  pods: cartPods(...nodes),
  nodes: cluster,
});
/** The Deployment cart, which has all the pods that it wants: one on each of these nodes. */
export const placed = (cluster: Node[], ...nodes: string[]) => ({
  ...cartOn(nodes, cluster),
  deployments: [deployment('cart', { replicas: nodes.length })],
});
