import type { WorkloadRef } from '@vigil/core/vocabulary/workload-ref';
import { subjectFilter, type SubjectFilter } from './subject-filter';

const subject = (kind: string, namespace: string, name = 'x') => ({ kind, namespace, name });
const itself = (query: Record<string, string>): SubjectFilter => ({ shows: 'subject', query });
const ofShop: SubjectFilter = { shows: 'namespace', query: { namespace: 'shop' } };

type Case = [ref: WorkloadRef, exceptions: SubjectFilter | null, resources: SubjectFilter | null];
const cases: Case[] = [
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob', 'Job', 'Pod', 'ReplicaSet', 'Rollout'].map((kind): Case => {
    const own = itself({ namespace: 'shop', workload: `${kind}/shop/x` });
    return [subject(kind, 'shop'), own, own];
  }),
  [
    subject('Node', '', 'node-2'),
    itself({ workload: 'Node//node-2' }),
    itself({ group: 'node', search: 'node-2', row: 'Node//node-2' }),
  ],
  // An exporter that names only where it was scraped, and one that names nothing.
  [subject('Node', '', '10.0.0.4:9100'), null, null],
  [subject('Node', '', ''), null, null],
  [subject('Namespace', '', 'shop'), itself({ namespace: 'shop' }), itself({ namespace: 'shop' })],
  ...[
    ...['Service', 'EndpointSlice', 'Ingress', 'Certificate', 'HorizontalPodAutoscaler'],
    ...['PodDisruptionBudget', 'PersistentVolumeClaim', 'ResourceQuota', 'ConfigMap', 'Secret', 'ServiceAccount'],
  ].map((kind): Case => [subject(kind, 'shop'), ofShop, ofShop]),
  ...['PersistentVolume', 'ValidatingWebhookConfiguration', 'API', 'Target', 'Certificate', 'Deployment'].map(
    (kind): Case => [subject(kind, ''), null, null]
  ),
];

it.each(cases)('%j', (ref, exceptions, resources) => {
  expect(subjectFilter('exceptions', ref)).toEqual(exceptions);
  expect(subjectFilter('resources', ref)).toEqual(resources);
});
