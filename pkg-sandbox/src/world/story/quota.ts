import type { Planted } from '../planted.ts';
import { objectOf } from '../render/object-of.ts';
import type { KubernetesObject } from '../world.ts';

/** The quota that refuses the pods of `rescore`. */
export function quotas(createdAt: number): Array<[resource: string, object: KubernetesObject]> {
  const hard = { 'requests.cpu': '16', 'requests.memory': '8Gi' };
  return [
    [
      'resourcequotas',
      objectOf(
        'ResourceQuota',
        { namespace: 'data', name: 'compute', createdAt },
        { spec: { hard }, status: { hard, used: { 'requests.cpu': '3', 'requests.memory': '8Gi' } } }
      ),
    ],
  ];
}

export const quotasPlanted: Planted[] = [
  {
    name: 'the quota of data has no memory left',
    workload: { kind: 'Namespace', namespace: '', name: 'data' },
    incidents: [],
    verdicts: ['over-committed'],
    findings: [],
  },
];
