import type { WorkloadDeclaration } from '../declaration.ts';
import { rfc3339 } from '../duration.ts';
import type { PodMoment } from '../life/pod-moment.ts';
import { objectOf, ownerOf } from '../render/object-of.ts';
import type { Memory } from '../render/memory.ts';
import { selectorOf } from '../render/pod-template.ts';
import type { KubernetesObject } from '../world.ts';
import { suffix } from '../hash.ts';

type Objects = Array<[string, KubernetesObject]>;

/** The Service of a workload and its EndpointSlice. */
export function serviceObjects(
  workload: WorkloadDeclaration,
  createdAt: number,
  moments: PodMoment[],
  memory: Memory<KubernetesObject>
): Objects {
  const { namespace, name, servicePort, containers } = workload;
  if (servicePort === null) {
    return [];
  }
  const main = containers.find(({ role }) => role === 'main');
  const service = memory.get('service', '', () =>
    serviceObject({
      namespace,
      name,
      createdAt,
      selector: selectorOf(workload),
      port: servicePort,
      targetPort: main?.ports[0]?.name ?? servicePort,
    })
  );
  const endpoints = moments.filter(
    ({ phase, containers: each }) => phase === 'Running' && each.some(({ index }) => index >= 0)
  );
  const key = endpoints.map(({ life, ready, deleting }) => `${life.name}${ready}${deleting}`).join();
  const slice = memory.get('slice', key, () =>
    objectOf(
      'EndpointSlice',
      {
        namespace,
        name: `${name}-${suffix(`slice/${namespace}/${name}`, 5)}`,
        createdAt,
        labels: {
          'kubernetes.io/service-name': name,
          'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
        },
        owner: ownerOf('Service', namespace, name),
      },
      {
        addressType: 'IPv4',
        ports: [{ name: 'http', port: main?.ports[0]?.containerPort ?? servicePort, protocol: 'TCP' }],
        endpoints: endpoints.map(({ life, ready, deleting }) => ({
          addresses: [life.address],
          conditions: { ready: ready && !deleting, serving: ready, terminating: deleting },
          nodeName: life.plan.node,
          targetRef: { kind: 'Pod', namespace, name: life.name, uid: life.uid },
        })),
      }
    )
  );
  return [
    ['services', service],
    ['endpointslices', slice],
  ];
}

/** A ClusterIP Service. */
export function serviceObject(service: {
  namespace: string;
  name: string;
  createdAt: number;
  selector: Record<string, string> | null;
  port: number;
  targetPort: string | number;
}): KubernetesObject {
  const { namespace, name, createdAt, selector, port, targetPort } = service;
  const hash = parseInt(objectOf('Service', { namespace, name, createdAt }, {}).metadata.uid.slice(0, 4), 16);
  const address = `10.96.${hash >> 8}.${(hash % 250) + 2}`;
  return objectOf(
    'Service',
    { namespace, name, createdAt, ...(selector ? { labels: selector } : {}) },
    {
      spec: {
        type: 'ClusterIP',
        clusterIP: address,
        clusterIPs: [address],
        ...(selector ? { selector } : {}),
        ports: [{ name: 'http', port, targetPort, protocol: 'TCP' }],
        sessionAffinity: 'None',
        ipFamilies: ['IPv4'],
        ipFamilyPolicy: 'SingleStack',
        internalTrafficPolicy: 'Cluster',
      },
      status: { loadBalancer: {} },
    }
  );
}

/** The PodDisruptionBudget of a workload, with its arithmetic done. */
export function budgetObjects(
  workload: WorkloadDeclaration,
  createdAt: number,
  desired: number,
  ready: number,
  memory: Memory<KubernetesObject>
): Objects {
  const { namespace, name, budget } = workload;
  if (!budget) {
    return [];
  }
  const healthyWanted = 'minAvailable' in budget ? budget.minAvailable : desired - budget.maxUnavailable;
  const allowed = Math.max(0, ready - healthyWanted);
  const object = memory.get('budget', `${desired}/${ready}`, () =>
    objectOf(
      'PodDisruptionBudget',
      { namespace, name, createdAt, labels: selectorOf(workload), generation: 1 },
      {
        spec: { ...budget, selector: { matchLabels: selectorOf(workload) } },
        status: {
          observedGeneration: 1,
          currentHealthy: ready,
          desiredHealthy: healthyWanted,
          disruptionsAllowed: allowed,
          expectedPods: desired,
          conditions: [
            {
              type: 'DisruptionAllowed',
              status: allowed > 0 ? 'True' : 'False',
              reason: allowed > 0 ? 'SufficientPods' : 'InsufficientPods',
              message: '',
              lastTransitionTime: rfc3339(createdAt),
            },
          ],
        },
      }
    )
  );
  return [['poddisruptionbudgets', object]];
}
