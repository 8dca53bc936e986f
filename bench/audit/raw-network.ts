import { hex } from '../cluster/pod-text.ts';
import { type Raw, rawMetadata } from './raw-object.ts';
import { workloadLabels } from './raw-pods.ts';
import type { RawByKind } from './raw-workload.ts';
import type { PlannedWorkload } from './workload-plan.ts';

/** The Service of a workload, where it leads, and the claims and volumes of its pods. `pods` as the API lists them. */
export function rawConnections(workload: PlannedWorkload, pods: readonly Raw[], now: number): RawByKind {
  const { kind, namespace, name, seed, hazards } = workload;
  if (kind === 'CronJob' || kind === 'DaemonSet') {
    return {};
  }
  const port = { name: 'http', port: 80, targetPort: hazards.has('wrong-port') ? 'grpc' : 'http', protocol: 'TCP' };
  const endpoint = (pod: Raw, index: number): Raw => ({
    conditions: { ready: !(hazards.has('unready') && index === 0) && !hazards.has('no-endpoints') },
    targetRef: { kind: 'Pod', name: (pod['metadata'] as Raw)['name'] },
    nodeName: (pod['spec'] as Raw)['nodeName'],
  });
  const claims = kind === 'StatefulSet' ? pods.map((_, index) => `data-${name}-${index}`) : [];
  return {
    services: [
      {
        metadata: rawMetadata('Service', namespace, name, now),
        spec: { type: 'ClusterIP', selector: workloadLabels(workload), ports: [port] },
        status: { loadBalancer: {} },
      },
    ],
    endpointslices: [
      {
        metadata: rawMetadata('EndpointSlice', namespace, `${name}-${hex(name, 5)}`, now, {
          labels: { 'kubernetes.io/service-name': name },
        }),
        endpoints: pods.map(endpoint),
      },
    ],
    ingresses:
      seed % 4 === 0
        ? [
            {
              metadata: rawMetadata('Ingress', namespace, name, now),
              spec: {
                rules: [
                  {
                    host: `${name}.example`,
                    http: { paths: [{ path: '/', backend: { service: { name, port: { number: 80 } } } }] },
                  },
                ],
              },
            },
          ]
        : [],
    persistentvolumeclaims: claims.map((claim) => ({
      metadata: rawMetadata('PersistentVolumeClaim', namespace, claim, now),
      spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'fast', volumeName: `pv-${claim}` },
      status: { phase: 'Bound', capacity: { storage: '20Gi' }, accessModes: ['ReadWriteOnce'] },
    })),
    persistentvolumes: claims.map((claim) => ({
      metadata: rawMetadata('PersistentVolume', '', `pv-${claim}`, now),
      spec: { capacity: { storage: '20Gi' }, storageClassName: 'fast', claimRef: { namespace, name: claim } },
      status: { phase: 'Bound' },
    })),
  };
}
