import type { CheckCase } from '../check-case.ts';
import { endpointSlice, ingress, service } from '../build-cluster.ts';
import { metadata, now } from '../build-metadata.ts';
import { pod } from '../build-pod.ts';

const notReady = (name: string) => ({ ...pod(name, { app: 'cart' }), conditions: [] });
const young = (name: string) => ({
  ...notReady(name),
  metadata: metadata(name, { labels: { app: 'cart' }, createdAt: now }),
});
const web = (targetPort: number | string) =>
  service('cart', { ports: [{ name: 'http', port: 80, targetPort, protocol: 'TCP' }] });
const balanced = (balancers: number) => service('front', { type: 'LoadBalancer', balancers });

/** Services and Ingresses. */
export const networkCases: CheckCase[] = [
  ['NW-01', 'selects nothing', { services: [service('cart')], pods: [pod('pay')] }, ['Service/shop/cart']],
  [
    'NW-01',
    'selects a finished pod only',
    { services: [service('cart')], pods: [{ ...pod('cart'), phase: 'Succeeded' }] },
    ['Service/shop/cart'],
  ],
  ['NW-01', 'selects a pod', { services: [service('cart')], pods: [pod('cart')] }, 'pass'],
  ['NW-01', 'an alias', { services: [service('cart', { type: 'ExternalName' })] }, 'n/a'],
  ['NW-02', 'pods but no slice', { services: [service('cart')], pods: [notReady('cart')] }, ['Service/shop/cart']],
  [
    'NW-02',
    'endpoints, none ready',
    { services: [service('cart')], pods: [notReady('cart')], endpointslices: [endpointSlice('cart', [false, false])] },
    ['Service/shop/cart'],
  ],
  [
    'NW-02',
    'one ready',
    { services: [service('cart')], pods: [pod('cart')], endpointslices: [endpointSlice('cart', [false, true])] },
    'pass',
  ],
  ['NW-02', 'pods just created', { services: [service('cart')], pods: [young('cart')] }, 'n/a'],
  ['NW-03', 'a name no container has', { services: [web('web')], pods: [pod('cart')] }, ['Service/shop/cart']],
  ['NW-03', 'a number no container has', { services: [web(9)], pods: [pod('cart')] }, ['Service/shop/cart']],
  ['NW-03', 'the container’s port', { services: [web('http')], pods: [pod('cart')] }, 'pass'],
  ['NW-03', 'no pods', { services: [web('http')] }, 'n/a'],
  ['NW-04', 'no such Service', { ingresses: [ingress('cart', 80)] }, ['Ingress/shop/front']],
  ['NW-04', 'no such port', { ingresses: [ingress('cart', 81)], services: [web(80)] }, ['Ingress/shop/front']],
  ['NW-04', 'the port by name', { ingresses: [ingress('cart', 'http')], services: [web(80)] }, 'pass'],
  ['NW-04', 'no Ingress', { services: [web(80)] }, 'n/a'],
  ['NW-06', 'no address', { services: [balanced(0)] }, ['Service/shop/front']],
  ['NW-06', 'an address', { services: [balanced(1)] }, 'pass'],
  ['NW-06', 'no load balancer', { services: [web(80)] }, 'n/a'],
];
