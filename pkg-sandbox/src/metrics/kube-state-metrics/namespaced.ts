import { parseQuantity } from '@vigil/core/kubernetes/quantity';
import type { KubernetesObject } from '../../world/world.ts';
import { info, known, oneHot, unixSeconds, type Sample } from '../sample.ts';
import type { RawClaim, RawEndpointSlice, RawQuota, RawService } from './raw-objects.ts';

export function namespaceSamples(namespace: KubernetesObject): Sample[] {
  const labels = { namespace: namespace.metadata.name };
  const phase = namespace.metadata.deletionTimestamp === undefined ? 'Active' : 'Terminating';
  return [
    ...known('kube_namespace_created', labels, unixSeconds(namespace.metadata.creationTimestamp)),
    ...oneHot('kube_namespace_status_phase', labels, 'phase', ['Active', 'Terminating'], phase),
  ];
}

export function claimSamples(claim: RawClaim): Sample[] {
  const labels = { namespace: claim.metadata.namespace ?? '', persistentvolumeclaim: claim.metadata.name };
  const { spec = {} } = claim;
  const prefix = 'kube_persistentvolumeclaim';
  return [
    info(`${prefix}_info`, {
      ...labels,
      storageclass: spec.storageClassName ?? '',
      volumename: spec.volumeName ?? '',
      volumemode: spec.volumeMode ?? 'Filesystem',
    }),
    ...known(`${prefix}_created`, labels, unixSeconds(claim.metadata.creationTimestamp)),
    ...(spec.accessModes ?? []).map((mode) => info(`${prefix}_access_mode`, { ...labels, access_mode: mode })),
    ...known(`${prefix}_resource_requests_storage_bytes`, labels, parseQuantity(spec.resources?.requests?.storage)),
    ...oneHot(`${prefix}_status_phase`, labels, 'phase', ['Lost', 'Bound', 'Pending'], claim.status?.phase),
  ];
}

export function serviceSamples(service: RawService): Sample[] {
  const { metadata, spec = {} } = service;
  const labels = { namespace: metadata.namespace ?? '', service: metadata.name, uid: metadata.uid };
  return [
    info('kube_service_info', {
      ...labels,
      cluster_ip: spec.clusterIP ?? '',
      external_name: spec.externalName ?? '',
      load_balancer_ip: spec.loadBalancerIP ?? '',
    }),
    ...known('kube_service_created', labels, unixSeconds(metadata.creationTimestamp)),
    info('kube_service_spec_type', { ...labels, type: spec.type ?? 'ClusterIP' }),
  ];
}

export function endpointSliceSamples(slice: RawEndpointSlice): Sample[] {
  const labels = { namespace: slice.metadata.namespace ?? '', endpointslice: slice.metadata.name };
  const truth = (value: boolean | undefined) => (value === undefined ? '' : String(value));
  return [
    info('kube_endpointslice_info', { ...labels, addresstype: slice.addressType ?? 'IPv4' }),
    ...known('kube_endpointslice_created', labels, unixSeconds(slice.metadata.creationTimestamp)),
    ...(slice.ports ?? []).map((port) =>
      info('kube_endpointslice_ports', {
        ...labels,
        port_name: port.name ?? '',
        port_protocol: port.protocol ?? 'TCP',
        port_number: String(port.port ?? ''),
      })
    ),
    ...(slice.endpoints ?? []).flatMap((endpoint) =>
      (endpoint.addresses ?? []).map((address) =>
        info('kube_endpointslice_endpoints', {
          ...labels,
          ready: truth(endpoint.conditions?.ready),
          serving: truth(endpoint.conditions?.serving),
          terminating: truth(endpoint.conditions?.terminating),
          hostname: endpoint.hostname ?? '',
          targetref_kind: endpoint.targetRef?.kind ?? '',
          targetref_name: endpoint.targetRef?.name ?? '',
          targetref_namespace: endpoint.targetRef?.namespace ?? '',
          nodename: endpoint.nodeName ?? '',
          endpoint_zone: endpoint.zone ?? '',
          address,
        })
      )
    ),
  ];
}

export function quotaSamples(quota: RawQuota): Sample[] {
  const labels = { namespace: quota.metadata.namespace ?? '', resourcequota: quota.metadata.name };
  return (['hard', 'used'] as const).flatMap((type) =>
    Object.entries(quota.status?.[type] ?? {}).flatMap(([resource, text]) =>
      known('kube_resourcequota', { ...labels, resource, type }, parseQuantity(text))
    )
  );
}
