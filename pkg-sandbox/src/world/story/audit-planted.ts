import type { Planted } from '../planted.ts';

const found = (name: string, kind: string, namespace: string, subject: string, ...findings: string[]): Planted => ({
  name,
  workload: { kind, namespace, name: subject },
  incidents: [],
  verdicts: [],
  findings,
});

/** What the audit says of objects beside the workloads: their Services, budgets and quotas, nodes, and what is not scraped. */
export const auditPlanted: Planted[] = [
  found('the cluster is too full to lose its largest node', 'Cluster', '', 'cluster', 'CL-01'),
  found('ledger is down to one endpoint', 'Service', 'pay', 'ledger', 'HA-22'),
  found('the quota of data is used up', 'ResourceQuota', 'data', 'compute', 'RS-19'),
  found('feature-store may use 34 times its request', 'Deployment', 'shop', 'feature-store', 'RS-06'),
  found('metrics-server may be preempted', 'Deployment', 'kube-system', 'metrics-server', 'HA-23'),
  found('the notebook of anna has no controller', 'Pod', 'ml', 'notebook-anna', 'HA-27'),
  found('train has been running for over 12 hours', 'Job', 'ml', 'train', 'RT-17'),
  ...[
    ['data', 'rescore'],
    ['web', 'chaos-canary'],
    ['web', 'preview'],
  ].map(([namespace = '', name = '']) =>
    found(`${name} has fewer healthy pods than its budget wants`, 'PodDisruptionBudget', namespace, name, 'HA-08')
  ),
  ...['node-1', 'node-2', 'node-3'].map((node) =>
    found(`the kernel of ${node} kills processes`, 'Node', '', node, 'ND-18')
  ),
  found('the API server is not scraped', 'Target', '', 'kube-apiserver', 'MC-01'),
  found('the cluster DNS is not scraped', 'Target', '', 'coredns', 'MC-10'),
];

/** Checks that have no data in the sandbox, on purpose: they must be unknown, not passed. */
export const unknownOnPurpose = [
  ...['AS-08', 'CL-03', 'CL-04', 'CL-05', 'CL-07', 'CL-08', 'MC-02', 'MC-03', 'MC-04', 'MC-09', 'MC-12'],
  ...['ND-08', 'ND-09', 'ND-12', 'NW-05', 'NW-08', 'NW-09', 'RS-13', 'RS-16', 'RT-18', 'ST-08'],
];

/** Findings of objects that came and went within the six hours of history, as `check kind/namespace/name`. */
export const auditChanges = {
  new: ['CL-01 Cluster//cluster', 'HA-22 Service/pay/ledger', 'RT-17 Job/ml/train'],
  fixed: ['NW-01 Service/shop/beta-api'],
};
