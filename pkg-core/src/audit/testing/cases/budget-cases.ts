import type { CheckCase } from '../check-case.ts';
import { metadata } from '../build-metadata.ts';
import { pod } from '../build-pod.ts';
import { autoscaler, budget, daemonSet, deployment } from '../build-workload.ts';

/** Disruption budgets. */
export const budgetCases: CheckCase[] = [
  ['HA-05', 'no budget', { deployments: [deployment('cart')] }, ['Deployment/shop/cart']],
  ['HA-05', 'a budget', { deployments: [deployment('cart')], poddisruptionbudgets: [budget('cart')] }, 'pass'],
  [
    'HA-05',
    'a budget of other pods',
    { deployments: [deployment('cart')], poddisruptionbudgets: [budget('pay')] },
    ['Deployment/shop/cart'],
  ],
  [
    'HA-05',
    'a budget by expression',
    {
      deployments: [deployment('cart')],
      poddisruptionbudgets: [
        budget('x', {
          selector: { matchLabels: {}, matchExpressions: [{ key: 'app', operator: 'In', values: ['cart'] }] },
        }),
      ],
    },
    'pass',
  ],
  [
    'HA-05',
    'a budget without selector',
    { deployments: [deployment('cart')], poddisruptionbudgets: [budget('x', { selector: null })] },
    ['Deployment/shop/cart'],
  ],
  [
    'HA-05',
    'a budget of another namespace',
    {
      deployments: [deployment('cart')],
      poddisruptionbudgets: [budget('cart', { metadata: metadata('b', { namespace: 'pay' }) })],
    },
    ['Deployment/shop/cart'],
  ],
  ['HA-05', 'a single replica', { deployments: [deployment('cart', { replicas: 1 })] }, 'n/a'],
  ...(
    [
      [{ maxUnavailable: 0 }, ['Deployment/shop/cart']],
      [{ maxUnavailable: '0%' }, ['Deployment/shop/cart']],
      [{ maxUnavailable: '1%' }, 'pass'],
      [{ maxUnavailable: null, minAvailable: 2 }, ['Deployment/shop/cart']],
      [{ maxUnavailable: null, minAvailable: '100%' }, ['Deployment/shop/cart']],
      [{ maxUnavailable: null, minAvailable: '51%' }, ['Deployment/shop/cart']],
      [{ maxUnavailable: null, minAvailable: '50%' }, 'pass'],
      [{ maxUnavailable: null, minAvailable: 1 }, 'pass'],
      [{ maxUnavailable: null, minAvailable: null }, 'pass'],
      [{ maxUnavailable: 'nonsense' }, 'pass'],
    ] as const
  ).map(([rule, expected]): CheckCase => [
    'HA-06',
    `two replicas and ${JSON.stringify(rule)}`,
    { deployments: [deployment('cart')], poddisruptionbudgets: [budget('cart', rule)] },
    expected === 'pass' ? expected : [...expected],
  ]),
  ['HA-06', 'no budget', { deployments: [deployment('cart')] }, 'n/a'],
  [
    'HA-06',
    'nothing runs',
    {
      deployments: [deployment('cart', { replicas: 0 })],
      poddisruptionbudgets: [budget('cart', { maxUnavailable: 0 })],
    },
    'n/a',
  ],
  ['HA-07', 'no pod matches', { poddisruptionbudgets: [budget('cart')] }, ['PodDisruptionBudget/shop/cart-budget']],
  ['HA-07', 'a pod matches', { poddisruptionbudgets: [budget('cart')], pods: [pod('cart')] }, 'pass'],
  [
    'HA-07',
    'its workload is scaled to zero',
    { poddisruptionbudgets: [budget('cart')], deployments: [deployment('cart', { replicas: 0 })] },
    'pass',
  ],
  ['HA-07', 'no budget', {}, 'n/a'],
  [
    'HA-09',
    'two budgets',
    {
      deployments: [deployment('cart')],
      poddisruptionbudgets: [budget('cart'), budget('x', { selector: { matchLabels: {}, matchExpressions: [] } })],
    },
    ['Deployment/shop/cart'],
  ],
  ['HA-09', 'one budget', { daemonsets: [daemonSet('agent')], poddisruptionbudgets: [budget('agent')] }, 'pass'],
  ['HA-09', 'no budget', { deployments: [deployment('cart')] }, 'n/a'],
  ...(
    [
      [2, ['Deployment/shop/cart']],
      ['100%', ['Deployment/shop/cart']],
      [1, 'pass'],
    ] as const
  ).map(([minAvailable, expected]): CheckCase => [
    'HA-10',
    `minAvailable ${minAvailable} below a minimum of two`,
    {
      deployments: [deployment('cart', { replicas: 4 })],
      horizontalpodautoscalers: [autoscaler('cart')],
      poddisruptionbudgets: [budget('cart', { minAvailable, maxUnavailable: null })],
    },
    typeof expected === 'string' ? expected : [...expected],
  ]),
  ['HA-10', 'no autoscaler', { deployments: [deployment('cart')], poddisruptionbudgets: [budget('cart')] }, 'n/a'],
];
