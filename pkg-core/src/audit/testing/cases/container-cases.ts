import type { CheckCase } from '../check-case.ts';
import { quota } from '../build-cluster.ts';
import { metadata } from '../build-metadata.ts';
import { container, pod, podSpec } from '../build-pod.ts';
import { deployment, job } from '../build-workload.ts';
import { cart, cartWith, found } from '../cart.ts';
import { podWith, status } from '../troubled-pod.ts';

const image = (id: string, name: string, revision: string) =>
  podWith(
    {
      metadata: metadata(name, {
        owner: { kind: 'StatefulSet', name: 'db', uid: revision, apiVersion: 'apps/v1' },
      }),
      containers: [status({ imageId: `registry/app@sha256:${id}` })],
    },
    name
  );

/** Images, requests, limits and quotas. */
export const containerCases: CheckCase[] = [
  ['IM-01', 'latest', { deployments: [cartWith({ image: 'shop/cart:latest' })] }, ['Deployment/shop/cart']],
  ['IM-01', 'a port is no tag', { deployments: [cartWith({ image: 'registry:5000/cart' })] }, ['Deployment/shop/cart']],
  ['IM-01', 'a digest', { deployments: [cartWith({ image: `cart@sha256:${'0'.repeat(64)}` })] }, 'pass'],
  [
    'IM-01',
    'a pod of a CronJob',
    {
      jobs: [job('nightly-1', { cronJob: 'nightly' })],
      pods: [
        pod('nightly-1-a', { owner: 'Job/nightly-1', spec: podSpec({ containers: [container({ image: 'tool' })] }) }),
      ],
    },
    ['CronJob/shop/nightly'],
  ],
  ['IM-01', 'nothing runs', {}, 'n/a'],
  ['IM-02', 'latest, not pulled', cart({ image: 'app:latest' }), found],
  ['IM-02', 'latest, pulled', cart({ image: 'app:latest', imagePullPolicy: 'Always' }), 'pass'],
  ['IM-02', 'fixed tags only', cart({}), 'n/a'],
  [
    'IM-03',
    'two digests in one revision',
    { pods: [image('aa', 'a', 'r1'), image('bb', 'b', 'r1')] },
    ['StatefulSet/shop/db'],
  ],
  ['IM-03', 'two revisions', { pods: [image('aa', 'a', 'r1'), image('bb', 'b', 'r2')] }, 'pass'],
  ['IM-03', 'no digest is known', { pods: [pod('a')] }, 'n/a'],
  ['IM-04', 'k8s.gcr.io', cart({ image: 'k8s.gcr.io/pause:3.6' }), found],
  ['IM-04', 'a living registry', cart({}), 'pass'],
  ['IM-04', 'nothing runs', {}, 'n/a'],
  ['RS-01', 'no CPU request', { deployments: [cartWith({ requests: { memory: 1 } })] }, ['Deployment/shop/cart']],
  ['RS-01', 'a limit is a request', { deployments: [cartWith({ requests: {}, limits: { cpu: 1 } })] }, 'pass'],
  [
    'RS-01',
    'a bare pod',
    { pods: [pod('tool', { spec: podSpec({ containers: [container({ requests: {} })] }) })] },
    ['Pod/shop/tool'],
  ],
  ['RS-01', 'an init container only', { deployments: [cartWith({ role: 'init', requests: {} })] }, 'pass'],
  ['RS-01', 'nothing runs', {}, 'n/a'],
  [
    'RS-02',
    'no memory request',
    { deployments: [cartWith({ requests: { cpu: 1 }, limits: {} })] },
    ['Deployment/shop/cart'],
  ],
  ['RS-02', 'with a memory request', { deployments: [deployment('cart')] }, 'pass'],
  ['RS-02', 'nothing runs', {}, 'n/a'],
  ['RS-03', 'no memory limit', { deployments: [cartWith({ limits: {} })] }, ['Deployment/shop/cart']],
  ['RS-03', 'with a memory limit', { deployments: [deployment('cart')] }, 'pass'],
  ['RS-03', 'nothing runs', {}, 'n/a'],
  ['RS-05', 'nothing set', cart({ requests: {}, limits: {} }), found],
  ['RS-05', 'one limit', cart({ requests: {}, limits: { memory: 1 } }), 'pass'],
  ['RS-05', 'nothing runs', {}, 'n/a'],
  ['RS-06', 'memory three times', cart({ requests: { memory: 1e8 }, limits: { memory: 3e8 } }), found],
  ['RS-06', 'CPU five times', cart({ requests: { cpu: 0.1 }, limits: { cpu: 0.5 } }), 'pass'],
  ['RS-06', 'nothing runs', {}, 'n/a'],
  ['RS-19', 'nine tenths', { resourcequotas: [quota({ pods: 10 }, { pods: 9 })] }, ['ResourceQuota/shop/compute']],
  ['RS-19', 'half', { resourcequotas: [quota({ pods: 10, 'requests.cpu': 0 }, { pods: 5 })] }, 'pass'],
  ['RS-19', 'no quota', {}, 'n/a'],
];
