// Checks that look at workloads, in one small cluster.

/** Seven hours of one sample a minute. */
const hours7 = 'x420';
const constant = (value: number | string) => `${value}+0${hours7}`;
const owner = (pod: string, kind: string, name: string) =>
  `kube_pod_owner{namespace="shop",pod="${pod}",owner_kind="${kind}",owner_name="${name}",owner_is_controller="${name ? 'true' : ''}"}`;
const of = (pod: string, container = 'app') => `namespace="shop",pod="${pod}",container="${container}"`;

/** Pods busy (Deployment cart), idle (Deployment pay), nightly-1-a (CronJob), bare (no owner, as `""` and as `<none>`). */
export const series: Record<string, string> = {
  [owner('busy', 'ReplicaSet', 'cart-1')]: constant(1),
  [owner('idle', 'ReplicaSet', 'pay-1')]: constant(1),
  [owner('nightly-1-a', 'Job', 'nightly-1')]: constant(1),
  [owner('bare', '', '')]: constant(1),
  [owner('old-bare', '<none>', '<none>')]: constant(1),
  [owner('db-0', 'StatefulSet', 'db')]: constant(1),
  // A second kube-state-metrics says the same.
  [owner('busy', 'ReplicaSet', 'cart-1').replace('{', '{instance="second",')]: constant(1),
  'kube_replicaset_owner{namespace="shop",replicaset="cart-1",owner_kind="Deployment",owner_name="cart",owner_is_controller="true"}':
    constant(1),
  'kube_replicaset_owner{namespace="shop",replicaset="pay-1",owner_kind="Deployment",owner_name="pay",owner_is_controller="true"}':
    constant(1),
  'kube_job_owner{namespace="shop",job_name="nightly-1",owner_kind="CronJob",owner_name="nightly",owner_is_controller="true"}':
    constant(1),

  [`container_memory_working_set_bytes{${of('busy')},node="n1"}`]: constant(95),
  [`container_memory_working_set_bytes{${of('bare')},node="n1"}`]: constant(99),
  [`container_memory_working_set_bytes{${of('idle')},node="n1"}`]: constant(10),
  [`kube_pod_container_resource_limits{${of('busy')},resource="memory"}`]: constant(100),
  [`kube_pod_container_resource_limits{${of('bare')},resource="memory"}`]: constant(100),
  [`kube_pod_container_resource_limits{${of('idle')},resource="memory"}`]: constant(100),
  [`kube_pod_container_resource_requests{${of('idle')},resource="memory"}`]: constant(100),
  [`kube_pod_container_resource_requests{${of('busy')},resource="memory"}`]: constant(100),
  [`kube_pod_container_resource_requests{${of('idle')},resource="cpu"}`]: constant(1),
  [`kube_pod_container_resource_requests{${of('busy')},resource="cpu"}`]: constant(1),
  // 6 s and 48 s of CPU a minute: 0.1 and 0.8 cores.
  [`container_cpu_usage_seconds_total{${of('idle')},id="/i"}`]: `0+6${hours7}`,
  [`container_cpu_usage_seconds_total{${of('busy')},id="/b"}`]: `0+48${hours7}`,
  [`container_cpu_cfs_periods_total{${of('busy')},id="/b"}`]: `0+600${hours7}`,
  [`container_cpu_cfs_throttled_periods_total{${of('busy')},id="/b"}`]: `0+300${hours7}`,
  [`container_cpu_cfs_periods_total{${of('idle')},id="/i"}`]: `0+600${hours7}`,
  [`container_cpu_cfs_throttled_periods_total{${of('idle')},id="/i"}`]: `0+60${hours7}`,

  ...Object.fromEntries(
    ['busy', 'idle', 'bare', 'old-bare', 'db-0', 'nightly-1-a'].map((pod) => [
      `kube_pod_container_status_restarts_total{${of(pod)}}`,
      constant(3),
    ])
  ),
  [`kube_pod_container_status_waiting_reason{${of('old-bare')},reason="CrashLoopBackOff"}`]: constant(1),
  [`kube_pod_init_container_status_waiting_reason{${of('db-0', 'init')},reason="CrashLoopBackOff"}`]: constant(1),
  // Ended 10 min and 2 h before the moment of evaluation (24,600 s).
  [`kube_pod_container_status_last_terminated_reason{${of('nightly-1-a')},reason="OOMKilled"}`]: constant(1),
  [`kube_pod_container_status_last_terminated_timestamp{${of('nightly-1-a')}}`]: constant(24_000),
  [`kube_pod_container_status_last_terminated_reason{${of('busy')},reason="OOMKilled"}`]: constant(1),
  [`kube_pod_container_status_last_terminated_timestamp{${of('busy')}}`]: constant(17_400),

  ...Object.fromEntries(
    ['n1', 'n2', 'n3', 'n4'].flatMap((node) => [
      [`kube_node_info{node="${node}"}`, constant(1)],
      [`kube_node_status_condition{node="${node}",condition="Ready",status="true"}`, constant(node === 'n1' ? 1 : 0)],
      [`kube_node_spec_unschedulable{node="${node}"}`, constant(node === 'n3' ? 1 : 0)],
      [
        `kube_node_status_condition{node="${node}",condition="DiskPressure",status="true"}`,
        constant(node === 'n2' ? 1 : 0),
      ],
    ])
  ),
  // n4 has only just turned NotReady.
  'kube_node_status_condition{node="n4",condition="Ready",status="true"}': '1+0x407 0+0x12',
  'kube_pod_info{namespace="shop",pod="elsewhere",node="n2"}': constant(1),
  'container_memory_working_set_bytes{namespace="shop",pod="elsewhere",container="app"}': constant(1),
  'kubelet_certificate_manager_client_ttl_seconds{instance="10.0.0.1:10250"}': constant(86_400),
  'kubelet_certificate_manager_client_ttl_seconds{instance="10.0.0.2:10250"}': constant(864_000),

  ...Object.fromEntries(
    [
      ['full', constant(20)],
      ['filling', `1000-2${hours7}`],
      ['steady', constant(100)],
      ['roomy', constant(900)],
    ].flatMap(([claim, available]) => {
      const labels = `namespace="shop",persistentvolumeclaim="${claim}"`;
      return [
        [`kubelet_volume_stats_available_bytes{${labels}}`, available],
        [`kubelet_volume_stats_capacity_bytes{${labels}}`, constant(claim === 'filling' ? 2000 : 1000)],
        [`kubelet_volume_stats_used_bytes{${labels}}`, constant(100)],
      ];
    })
  ),
  ...Object.fromEntries(
    [
      ['cart', 5, 5, 2],
      ['pay', 3, 5, 2],
      ['fixed', 2, 2, 2],
    ].flatMap(([name, current, most, least]) => {
      const metric = 'kube_horizontalpodautoscaler';
      const labels = `{namespace="shop",horizontalpodautoscaler="${name}"}`;
      return [
        [`${metric}_status_current_replicas${labels}`, constant(current ?? 0)],
        [`${metric}_spec_max_replicas${labels}`, constant(most ?? 0)],
        [`${metric}_spec_min_replicas${labels}`, constant(least ?? 0)],
      ];
    })
  ),
  'up{job="monitoring/kubelet",instance="10.0.0.1:10250",metrics_path="/metrics"}': constant(1),
  'up{job="monitoring/kubelet",instance="10.0.0.1:10250",metrics_path="/metrics/cadvisor"}': constant(0),
  'up{job="kube-state-metrics",instance="10.0.0.9:8080"}': constant(1),
  'up{job="shop",instance="10.0.0.5:80"}': constant(0),
};

const workload = (kind: string, name: string, container = 'app') =>
  `namespace="shop", workload="${name}", workload_kind="${kind}", container="${container}"`;

/** What each query must find in that world: labels and value; and how many subjects its probe counts. */
export const expected: Record<string, { probe: number; found: Array<[string, number]> }> = {
  'AS-01': { probe: 3, found: [['namespace="shop", horizontalpodautoscaler="cart"', 5]] },
  'CL-09': { probe: 2, found: [['job="monitoring/kubelet", instance="10.0.0.1:10250"', 0]] },
  'CL-16': {
    probe: 4,
    found: [
      ['node="n3"', 1],
      ['node="n4"', 1],
    ],
  },
  'ND-01': { probe: 4, found: [['node="n2"', 0]] },
  'ND-02': { probe: 4, found: [['node="n2", condition="DiskPressure"', 1]] },
  'ND-09': { probe: 2, found: [['instance="10.0.0.1:10250"', 86_400]] },
  'RS-07': {
    probe: 3,
    found: [
      [`${workload('Deployment', 'cart')}, pod="busy"`, 0.95],
      [`${workload('Pod', 'bare')}, pod="bare"`, 0.99],
    ],
  },
  'RS-08': { probe: 2, found: [[`${workload('Deployment', 'cart')}, pod="busy"`, 0.5]] },
  'RS-11': { probe: 2, found: [[workload('Deployment', 'pay'), 0.1]] },
  'RS-12': { probe: 6, found: [[workload('CronJob', 'nightly'), 1]] },
  'RT-01': {
    probe: 6,
    found: [
      [workload('Pod', 'old-bare'), 1],
      [workload('StatefulSet', 'db', 'init'), 1],
    ],
  },
  'ST-01': {
    probe: 4,
    found: [
      ['namespace="shop", persistentvolumeclaim="full"', 0.02],
      ['namespace="shop", persistentvolumeclaim="filling"', 0.09],
    ],
  },
};
