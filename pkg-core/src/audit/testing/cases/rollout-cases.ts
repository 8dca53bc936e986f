import type { CheckCase } from '../check-case.ts';
import { daemonSet, deployment } from '../build-workload.ts';
import { cart, found } from '../cart.ts';
import { condition, hour } from '../troubled-pod.ts';

/** Rollouts that do not end. */
export const rolloutCases: CheckCase[] = [
  [
    'RT-09',
    'deadline exceeded',
    {
      deployments: [
        deployment('cart', { conditions: [condition('Progressing', 'False', 'ProgressDeadlineExceeded')] }),
      ],
    },
    found,
  ],
  [
    'RT-09',
    'progressing',
    { deployments: [deployment('cart', { conditions: [condition('Progressing', 'True', 'NewReplicaSetAvailable')] })] },
    'pass',
  ],
  ['RT-09', 'nothing wanted', { deployments: [deployment('cart', { replicas: 0 })] }, 'n/a'],
  [
    'RT-10',
    'refused',
    { deployments: [deployment('cart', { conditions: [condition('ReplicaFailure', 'True', 'FailedCreate')] })] },
    found,
  ],
  ['RT-10', 'not refused', cart({}), 'pass'],
  ['RT-10', 'no Deployment', {}, 'n/a'],
  [
    'RT-15',
    'on a wrong node',
    {
      daemonsets: [daemonSet('agent', { status: { desired: 2, current: 2, ready: 2, available: 2, misscheduled: 1 } })],
    },
    ['DaemonSet/shop/agent'],
  ],
  ['RT-15', 'in place', { daemonsets: [daemonSet('agent')] }, 'pass'],
  ['RT-15', 'no DaemonSet', {}, 'n/a'],
  [
    'RT-24',
    'since the day before yesterday',
    {
      deployments: [
        deployment('cart', {
          paused: true,
          conditions: [condition('Progressing', 'Unknown', 'DeploymentPaused', 48 * hour)],
        }),
      ],
    },
    found,
  ],
  ['RT-24', 'not paused', cart({}), 'pass'],
  ['RT-24', 'no Deployment', {}, 'n/a'],
];
