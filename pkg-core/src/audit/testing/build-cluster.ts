import type {
  EndpointSlice,
  Ingress,
  Namespace,
  Node,
  PersistentVolume,
  PersistentVolumeClaim,
  ResourceQuota,
  Service,
  WebhookConfiguration,
} from '../../kubernetes/objects.ts';
import { now, longAgo, metadata } from './build-metadata.ts';

export function node(name: string, more: Partial<Node> = {}): Node {
  return {
    metadata: metadata(name, { namespace: '' }),
    unschedulable: false,
    taints: [],
    allocatable: {},
    capacity: {},
    conditions: [{ type: 'Ready', status: 'True', reason: '', message: '', changedAt: longAgo }],
    operatingSystem: 'linux',
    kubeletVersion: 'v1.34.1',
    ...more,
  };
}

export function service(name: string, more: Partial<Service> = {}): Service {
  return { metadata: metadata(name), type: 'ClusterIP', selector: { app: name }, ports: [], ...more };
}

export function endpointSlice(ofService: string, ready: boolean[]): EndpointSlice {
  return {
    metadata: metadata(`${ofService}-slice`),
    service: ofService,
    endpoints: ready.map((isReady) => ({ ready: isReady, pod: null, node: null })),
  };
}

export function claim(name: string, more: Partial<PersistentVolumeClaim> = {}): PersistentVolumeClaim {
  return {
    metadata: metadata(name),
    phase: 'Bound',
    accessModes: ['ReadWriteOnce'],
    storageClass: 'standard',
    volumeName: `volume-${name}`,
    capacityBytes: 2 ** 30,
    ...more,
  };
}

/** The volume of {@link claim}. */
export function volume(ofClaim: string, more: Partial<PersistentVolume> = {}): PersistentVolume {
  return {
    metadata: metadata(`volume-${ofClaim}`, { namespace: '', createdAt: now - 30 * 86_400_000 }),
    phase: 'Bound',
    storageClass: 'standard',
    capacityBytes: 2 ** 30,
    claim: { namespace: 'shop', name: ofClaim },
    pinned: false,
    nodeTerms: [],
    ...more,
  };
}

export function quota(hard: ResourceQuota['hard'], used: ResourceQuota['used']): ResourceQuota {
  return { metadata: metadata('compute'), hard, used, scoped: false };
}

export function ingress(service: string, port: number | string): Ingress {
  return { metadata: metadata('front'), backends: [{ host: 'shop.example', path: '/', service, port }] };
}

/** A webhook that Service `shop/<service>` answers. */
export function webhook(service: string, failurePolicy: 'Fail' | 'Ignore' = 'Fail'): WebhookConfiguration {
  return {
    metadata: metadata('policy', { namespace: '' }),
    webhooks: [{ name: 'check.example', failurePolicy, service: { namespace: 'shop', name: service } }],
  };
}

export function namespace(name: string, more: Partial<Namespace> = {}): Namespace {
  return { metadata: metadata(name, { namespace: '', labels: {} }), phase: 'Active', ...more };
}
