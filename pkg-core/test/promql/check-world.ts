/** Seven hours of one sample a minute, looked at after 410 min. */
export const at = 410 * 60;
export const constant = (value: number) => `${value}+0x420`;
export const growing = (perMinute: number, from = 0) => `${from}+${perMinute}x420`;
export const workload = (name: string, container?: string) =>
  `namespace="shop", workload="${name}", workload_kind="Deployment"${container ? `, container="${container}"` : ''}`;
export const of = (pod: string) => `namespace="shop",pod="${pod}",container="app"`;

/** Pods bad and good, of the Deployments bad and good. */
export const owned = Object.fromEntries(
  ['bad', 'good'].flatMap((name) => [
    [
      `kube_pod_owner{namespace="shop",pod="${name}",owner_kind="ReplicaSet",owner_name="${name}-1",owner_is_controller="true"}`,
      constant(1),
    ],
    [
      `kube_replicaset_owner{namespace="shop",replicaset="${name}-1",owner_kind="Deployment",owner_name="${name}",owner_is_controller="true"}`,
      constant(1),
    ],
    [`kube_pod_info{namespace="shop",pod="${name}",node="n-${name}"}`, constant(1)],
    [`kube_pod_container_status_restarts_total{${of(name)}}`, name === 'bad' ? growing(0.1) : constant(7)],
    [`kube_pod_container_resource_requests{${of(name)},resource="cpu"}`, constant(1)],
    [`kube_pod_container_resource_requests{${of(name)},resource="memory"}`, constant(100)],
    [`kube_pod_container_resource_limits{${of(name)},resource="memory"}`, constant(200)],
    [`kube_node_status_allocatable{node="n-${name}",resource="memory"}`, constant(125)],
  ])
);
/** Series of one metric for `bad` and for `good`. */
export const both = (metric: string, labelsOf: (name: string) => string, bad: string | number, good: string | number) =>
  Object.fromEntries(
    [
      ['bad', bad],
      ['good', good],
    ].map(([name, value]) => [
      `${metric}{${labelsOf(String(name))}}`,
      typeof value === 'number' ? constant(value) : String(value),
    ])
  );
export const named =
  (label: string, more = '') =>
  (name: string) =>
    `namespace="shop",${label}="${name}"${more}`;
export const ofNode =
  (more = '') =>
  (name: string) =>
    `instance="${name}"${more}`;
export const bucket = (metric: string, le: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(le).map(([bound, perMinute]) => [
      `${metric}_bucket{instance="bad",job="j",le="${bound}"}`,
      growing(perMinute),
    ])
  );
export const kubeSystem = (pod: string) => ({
  [`kube_pod_info{namespace="kube-system",pod="${pod}-1",node="n"}`]: constant(1),
});
export const found = (...labels: string[]) => labels.map((each): [string, number] => [each, 1]);

export interface CheckWorld {
  series: Record<string, string>;
  probe: number;
  found: Array<[labels: string, value: number]>;
  /** Minutes; 410 unless said otherwise. */
  at?: number;
  /** Between two samples; a minute unless said otherwise. */
  interval?: string;
}
