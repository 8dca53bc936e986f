import assert from 'node:assert/strict';
import { it } from 'node:test';
import { watchedKinds } from '../kubernetes/projections.ts';
import type { Deployment } from '../kubernetes/objects.ts';
import type { ClusterSnapshot } from '../kubernetes/snapshot.ts';
import { apiChecks } from './catalogue.ts';
import { evaluateApiChecks } from './evaluate.ts';
import {
  claim,
  endpointSlice,
  ingress,
  namespace,
  node,
  quota,
  service,
  volume,
  webhook,
} from './testing/build-cluster.ts';
import { metadata, now } from './testing/build-metadata.ts';
import { container, pod, podSpec } from './testing/build-pod.ts';
import { snapshot } from './testing/build-snapshot.ts';
import {
  autoscaler,
  budget,
  cronJob,
  daemonSet,
  deployment,
  job,
  replicaSet,
  statefulSet,
} from './testing/build-workload.ts';

type Objects = ClusterSnapshot['objects'];

const machine = (name: string, zone: string) =>
  node(name, {
    metadata: metadata(name, {
      namespace: '',
      labels: { 'topology.kubernetes.io/zone': zone, 'kubernetes.io/hostname': name },
    }),
    allocatable: { cpu: 8, memory: 16e9, pods: 110 },
    capacity: { cpu: 8, memory: 16e9, pods: 110 },
  });
const places = ['n-1', 'n-2', 'n-3'];
const ready = (name: string, count: number) => ({
  ...endpointSlice(name, []),
  endpoints: places.slice(0, count).map((on, index) => ({ ready: true, pod: `${name}-${index}`, node: on })),
});
const http = (name: string) =>
  service(name, { ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }] });
const withClaim = podSpec({ claims: ['data'] });

/** One of everything, and nothing wrong with any of it. */
function healthy(): Partial<Objects> {
  return {
    namespaces: [namespace('shop')],
    nodes: places.map((name, index) => machine(name, 'abc'[index] ?? '')),
    deployments: [deployment('cart', { replicas: 3 })],
    replicasets: [replicaSet('cart')],
    statefulsets: [statefulSet('db')],
    daemonsets: [daemonSet('agent')],
    pods: [
      ...places.map((on, index) => pod(`cart-${index}`, { app: 'cart', owner: 'ReplicaSet/cart-1', node: on })),
      ...places.map((on, index) =>
        pod(`db-${index}`, { app: 'db', owner: 'StatefulSet/db', node: on, spec: withClaim })
      ),
      ...places.map((on) => pod(`agent-${on}`, { app: 'agent', owner: 'DaemonSet/agent', node: on })),
    ],
    services: [http('cart'), http('db')],
    endpointslices: [ready('cart', 3), ready('db', 3)],
    poddisruptionbudgets: [budget('cart'), budget('db')],
    horizontalpodautoscalers: [autoscaler('cart', { minReplicas: 3 })],
    persistentvolumeclaims: [claim('data')],
    persistentvolumes: [volume('data')],
    resourcequotas: [quota({ 'requests.cpu': 8 }, { 'requests.cpu': 1 })],
    ingresses: [ingress('cart', 80)],
    validatingwebhookconfigurations: [webhook('cart')],
    cronjobs: [cronJob('nightly')],
    jobs: [job('nightly-1', { cronJob: 'nightly' })],
  };
}

/** The healthy cluster with its Deployment changed. */
const cartWith = (more: Partial<Deployment>): Partial<Objects> => ({
  ...healthy(),
  deployments: [deployment('cart', { replicas: 3, ...more })],
});
const cartContainer = (more: Parameters<typeof container>[0]): Partial<Objects> =>
  cartWith({ template: { labels: { app: 'cart' }, spec: podSpec({ containers: [container(more)] }) } });

const found = (objects: Partial<Objects>, missing: ClusterSnapshot['missing'] = {}) =>
  evaluateApiChecks(snapshot(objects, missing), now).results;
const findings = (objects: Partial<Objects>) => found(objects).flatMap((result) => result.findings.map(({ id }) => id));

it('healthy: not one finding, and nothing unknown', () => {
  const results = found(healthy());
  assert.deepEqual(
    results.flatMap((result) => result.findings.map(({ id }) => id)),
    []
  );
  assert.deepEqual(
    results.filter(({ status }) => status === 'unknown'),
    []
  );
});

/** What is broken in the healthy cluster, and all that must be found: no more, no less. */
const hazards: Array<[string, Partial<Objects>, string[]]> = [
  ['no budget', { ...healthy(), poddisruptionbudgets: [budget('db')] }, ['HA-05 Deployment/shop/cart']],
  [
    'a budget that allows nothing',
    { ...healthy(), poddisruptionbudgets: [budget('cart', { maxUnavailable: 0 }), budget('db')] },
    ['HA-06 Deployment/shop/cart'],
  ],
  [
    'Recreate',
    cartWith({ strategy: { type: 'Recreate', maxUnavailable: 0, maxSurge: 0 } }),
    ['HA-18 Deployment/shop/cart'],
  ],
  ['no memory limit', cartContainer({ limits: {} }), ['RS-03 Deployment/shop/cart']],
  [
    'latest, cached',
    cartContainer({ image: 'app:latest' }),
    ['IM-01 Deployment/shop/cart', 'IM-02 Deployment/shop/cart'],
  ],
  ['an Ingress to nowhere', { ...healthy(), ingresses: [ingress('gone', 80)] }, ['NW-04 Ingress/shop/front']],
  [
    'a webhook that is down',
    { ...healthy(), mutatingwebhookconfigurations: [webhook('gone')] },
    ['CL-10 MutatingWebhookConfiguration//policy'],
  ],
  [
    'a quota that is full',
    { ...healthy(), resourcequotas: [quota({ pods: 9 }, { pods: 9 })] },
    ['RS-19 ResourceQuota/shop/compute'],
  ],
  [
    'nodes without zones',
    { ...healthy(), nodes: places.map((name) => machine(name, 'a')) },
    ['HA-25 Cluster//cluster'],
  ],
  [
    'a volume that failed',
    { ...healthy(), persistentvolumes: [volume('data', { phase: 'Failed' })] },
    ['ST-04 PersistentVolume//volume-data'],
  ],
];

for (const [situation, objects, expected] of hazards) {
  it(`planted: ${situation}`, () => assert.deepEqual(findings(objects), expected));
}

for (const kind of watchedKinds) {
  it(`half-blind, without ${kind}: unknown, and no pass that needs it`, () => {
    const results = found({ ...healthy(), [kind]: [] }, { [kind]: 'forbidden' });
    for (const check of apiChecks) {
      const result = results.find((each) => each.check === check.id);
      if (check.needs.includes(kind)) {
        assert.equal(result?.status, 'unknown', check.id);
      } else {
        assert.notEqual(result?.status, 'fail', `${check.id} reads ${kind} without saying so`);
      }
    }
  });
}

it('grades findings by their namespace', () => {
  const broken = {
    ...cartContainer({ limits: {} }),
    deployments: ['shop', 'kube-system'].map((name) =>
      deployment('cart', {
        metadata: metadata('cart', { namespace: name }),
        template: { labels: {}, spec: podSpec({ containers: [container({ limits: {} })] }) },
      })
    ),
  };
  const graded = (namespaces: Objects['namespaces']) =>
    evaluateApiChecks(snapshot({ ...broken, namespaces }), now)
      .results.flatMap((result) => result.findings)
      .filter(({ check }) => check === 'RS-03')
      .map(({ subject, severity, namespaceClass }) => [subject.namespace, severity, namespaceClass]);
  const system = ['kube-system', 'high', 'system'];
  const labelled = (labels: Record<string, string>, annotations: Record<string, string> = {}) => [
    namespace('shop', { metadata: metadata('shop', { namespace: '', labels, annotations }) }),
  ];
  assert.deepEqual(graded(labelled({})), [['shop', 'high', undefined], system]);
  const lower = [['shop', 'medium', 'non-production'], system];
  assert.deepEqual(graded(labelled({ 'vigil.io/production': 'false' })), lower);
  assert.deepEqual(graded(labelled({}, { 'vigil.io/production': 'false' })), lower);
  assert.deepEqual(graded(labelled({ env: 'staging' })), lower);
  assert.deepEqual(graded(labelled({ env: 'dev', 'vigil.io/production': 'true' })), [
    ['shop', 'high', undefined],
    system,
  ]);
});
