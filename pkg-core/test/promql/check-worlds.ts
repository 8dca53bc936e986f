/** Seven hours of one sample a minute, looked at after 410 min. */
export const at = 410 * 60;
export const constant = (value: number) => `${value}+0x420`;
const growing = (perMinute: number, from = 0) => `${from}+${perMinute}x420`;
const workload = (name: string, container?: string) =>
  `namespace="shop", workload="${name}", workload_kind="Deployment"${container ? `, container="${container}"` : ''}`;
const of = (pod: string) => `namespace="shop",pod="${pod}",container="app"`;

/** Pods bad and good, of the Deployments bad and good. */
const owned = Object.fromEntries(
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
const both = (metric: string, labelsOf: (name: string) => string, bad: string | number, good: string | number) =>
  Object.fromEntries(
    [
      ['bad', bad],
      ['good', good],
    ].map(([name, value]) => [
      `${metric}{${labelsOf(String(name))}}`,
      typeof value === 'number' ? constant(value) : String(value),
    ])
  );
const named =
  (label: string, more = '') =>
  (name: string) =>
    `namespace="shop",${label}="${name}"${more}`;
const ofNode =
  (more = '') =>
  (name: string) =>
    `instance="${name}"${more}`;
const bucket = (metric: string, le: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(le).map(([bound, perMinute]) => [
      `${metric}_bucket{instance="bad",job="j",le="${bound}"}`,
      growing(perMinute),
    ])
  );
const kubeSystem = (pod: string) => ({
  [`kube_pod_info{namespace="kube-system",pod="${pod}-1",node="n"}`]: constant(1),
});
const found = (...labels: string[]) => labels.map((each): [string, number] => [each, 1]);

export interface CheckWorld {
  series: Record<string, string>;
  probe: number;
  found: Array<[labels: string, value: number]>;
  /** Minutes; 410 unless said otherwise. */
  at?: number;
  /** Between two samples; a minute unless said otherwise. */
  interval?: string;
}

/** Each check alone in a small world: what its probe counts and what it finds. */
export const cases: Record<string, CheckWorld> = {
  'HA-03': {
    series: {
      'kube_deployment_spec_replicas{namespace="shop",deployment="bad"}': '0+0x400',
      'kube_deployment_spec_replicas{namespace="shop",deployment="good"}': '0+0x350 1+0x40',
      'kube_deployment_spec_replicas{namespace="shop",deployment="young"}': '_x350 0+0x40',
    },
    at: 11_520,
    interval: '30m',
    probe: 3,
    found: [['namespace="shop", deployment="bad"', 0]],
  },
  'HA-08': {
    series: {
      ...both('kube_poddisruptionbudget_status_desired_healthy', named('poddisruptionbudget'), 2, 2),
      ...both('kube_poddisruptionbudget_status_current_healthy', named('poddisruptionbudget'), 1, '1+0x400 2+0x20'),
    },
    probe: 2,
    found: found('namespace="shop", poddisruptionbudget="bad"'),
  },
  'PR-08': {
    series: {
      ...owned,
      ...both(
        'kube_pod_status_ready',
        named('pod', ',condition="true"'),
        Array.from({ length: 42 }, () => '1x4 0x4').join(' '),
        1
      ),
    },
    probe: 2,
    found: [[`${workload('bad')}, pod="bad"`, 12]],
  },
  'RS-09': {
    series: { ...owned, ...both('container_cpu_usage_seconds_total', of, growing(120), growing(30)) },
    probe: 2,
    found: [[`${workload('bad', 'app')}, pod="bad"`, 2]],
  },
  'RS-10': {
    series: { ...owned, ...both('container_memory_working_set_bytes', of, 120, 105) },
    probe: 2,
    found: [[`${workload('bad', 'app')}, pod="bad"`, 1.2]],
  },
  'RS-13': {
    series: { ...owned, ...both('container_fs_usage_bytes', of, 2 ** 31, 5) },
    probe: 2,
    found: [[`${workload('bad', 'app')}, pod="bad"`, 2 ** 31]],
  },
  'RS-14': {
    series: {
      ...owned,
      [`container_memory_working_set_bytes{${of('bad')}}`]: growing(0.25, 50.5),
      [`container_memory_working_set_bytes{${of('good')}}`]: constant(190),
    },
    probe: 2,
    found: [[`${workload('bad', 'app')}, pod="bad"`, (50.5 + 0.25 * (410 + 1440)) / 200]],
  },
  'RS-15': {
    series: {
      ...owned,
      ...both('DCGM_FI_DEV_GPU_UTIL', named('pod', ',gpu="0"'), 1, 60),
      ...both('kube_pod_start_time', named('pod'), -100_000, -100_000),
    },
    probe: 2,
    found: found(`${workload('bad')}, pod="bad"`),
  },
  'RS-16': {
    series: { ...owned, ...both('container_pressure_cpu_waiting_seconds_total', of, growing(30), growing(1)) },
    probe: 2,
    found: [[`${workload('bad', 'app')}, pod="bad"`, 0.5]],
  },
  'RT-02': { series: owned, probe: 2, found: [[`${workload('bad', 'app')}, pod="bad"`, 6]] },
  'RT-08': {
    series: {
      ...both('kube_deployment_spec_replicas', named('deployment'), 3, 3),
      ...both('kube_deployment_status_replicas_available', named('deployment'), 2, 3),
      ...both('kube_deployment_status_replicas_updated', named('deployment'), 3, 3),
    },
    probe: 2,
    found: found('namespace="shop", deployment="bad"'),
  },
  'RT-11': {
    series: {
      ...both('kube_deployment_metadata_generation', named('deployment'), 5, '4+0x400 5+0x20'),
      ...both('kube_deployment_status_observed_generation', named('deployment'), 4, 4),
    },
    probe: 2,
    found: found('namespace="shop", deployment="bad"'),
  },
  'RT-12': {
    series: {
      ...both('kube_statefulset_replicas', named('statefulset'), 3, 3),
      ...both('kube_statefulset_status_replicas_ready', named('statefulset'), 2, '2+0x400 3+0x20'),
    },
    probe: 2,
    found: found('namespace="shop", statefulset="bad"'),
  },
  'RT-13': {
    series: {
      ...both('kube_statefulset_replicas', named('statefulset'), 3, 3),
      ...both('kube_statefulset_status_replicas_updated', named('statefulset'), 2, 2),
      'kube_statefulset_status_current_revision{namespace="shop",statefulset="bad",revision="1"}': constant(1),
      'kube_statefulset_status_update_revision{namespace="shop",statefulset="bad",revision="2"}': constant(1),
      'kube_statefulset_status_current_revision{namespace="shop",statefulset="good",revision="1"}': constant(1),
      'kube_statefulset_status_update_revision{namespace="shop",statefulset="good",revision="1"}': constant(1),
    },
    probe: 2,
    found: found('namespace="shop", statefulset="bad"'),
  },
  'RT-14': {
    series: {
      ...both('kube_daemonset_status_desired_number_scheduled', named('daemonset'), 3, 3),
      ...both('kube_daemonset_status_number_available', named('daemonset'), 2, 3),
    },
    probe: 2,
    found: found('namespace="shop", daemonset="bad"'),
  },
  'RT-18': {
    series: both('kube_cronjob_next_schedule_time', named('cronjob'), at - 1800, at + 60),
    probe: 2,
    found: [['namespace="shop", cronjob="bad"', 1800]],
  },
  'AS-02': {
    series: {
      ...both(
        'kube_horizontalpodautoscaler_status_desired_replicas',
        named('horizontalpodautoscaler'),
        4,
        '2+0x405 4+0x15'
      ),
      ...both('kube_horizontalpodautoscaler_status_current_replicas', named('horizontalpodautoscaler'), 2, 2),
    },
    probe: 2,
    found: [['namespace="shop", horizontalpodautoscaler="bad"', 4]],
  },
  'NW-05': {
    series: {
      'certmanager_certificate_expiration_timestamp_seconds{namespace="shop",name="bad"}': constant(at + 86_400),
      'certmanager_certificate_expiration_timestamp_seconds{namespace="shop",name="good"}': constant(at + 50 * 86_400),
      'probe_ssl_earliest_cert_expiry{instance="https://shop"}': constant(at - 60),
    },
    probe: 3,
    found: [
      ['namespace="shop", name="bad"', 86_400],
      ['instance="https://shop"', -60],
    ],
  },
  'NW-08': {
    series: {
      'coredns_dns_responses_total{job="bad",instance="i",rcode="SERVFAIL"}': growing(6),
      'coredns_dns_responses_total{job="bad",instance="i",rcode="NOERROR"}': growing(18),
      'coredns_dns_responses_total{job="good",instance="j",rcode="NOERROR"}': growing(18),
    },
    probe: 2,
    found: [['job="bad"', 0.25]],
  },
  'NW-09': {
    series: {
      ...both('node_nf_conntrack_entries', ofNode(), 80, 20),
      ...both('node_nf_conntrack_entries_limit', ofNode(), 100, 100),
    },
    probe: 2,
    found: [['instance="bad"', 0.8]],
  },
  'ST-02': {
    series: {
      ...both('kubelet_volume_stats_inodes_free', named('persistentvolumeclaim'), 1, 50),
      ...both('kubelet_volume_stats_inodes', named('persistentvolumeclaim'), 100, 100),
    },
    probe: 2,
    found: [['namespace="shop", persistentvolumeclaim="bad"', 0.01]],
  },
  'ND-04': {
    series: Object.fromEntries([
      [
        'kube_node_status_condition{node="bad",condition="Ready",status="true"}',
        Array.from({ length: 84 }, () => '1x2 0x1').join(' '),
      ],
      ['kube_node_status_condition{node="good",condition="Ready",status="true"}', constant(1)],
    ]),
    probe: 2,
    found: [['node="bad"', 6]],
  },
  'ND-05': {
    series: {
      'kube_node_spec_unschedulable{node="bad"}': '1+0x3000',
      'kube_node_spec_unschedulable{node="good"}': '0+0x2500 1+0x500',
      'kube_node_spec_unschedulable{node="young"}': '_x2500 1+0x500',
    },
    at: 2900,
    probe: 3,
    found: found('node="bad"'),
  },
  'ND-07': {
    series: {
      ...both('kubelet_running_pods', ofNode(), 3, 3),
      'kubelet_evictions{instance="bad",eviction_signal="memory.available"}': growing(1),
    },
    probe: 2,
    found: [['instance="bad"', 15]],
  },
  'ND-08': {
    series: bucket('kubelet_pleg_relist_duration_seconds', { '5': 0, '20': 10, '+Inf': 10 }),
    probe: 1,
    found: [['instance="bad"', 19.85]],
  },
  'ND-11': {
    series: {
      ...both('node_filesystem_avail_bytes', ofNode(',mountpoint="/",fstype="ext4"'), 2, 40),
      ...both('node_filesystem_size_bytes', ofNode(',mountpoint="/",fstype="ext4"'), 100, 100),
      'node_filesystem_avail_bytes{instance="good",mountpoint="/cd",fstype="iso9660"}': constant(0),
      'node_filesystem_size_bytes{instance="good",mountpoint="/cd",fstype="iso9660"}': constant(9),
      'node_filesystem_readonly{instance="good",mountpoint="/cd",fstype="iso9660"}': constant(1),
    },
    probe: 2,
    found: [['instance="bad", mountpoint="/"', 0.02]],
  },
  'ND-12': {
    series: {
      ...both('node_filesystem_files_free', ofNode(',mountpoint="/",fstype="ext4"'), 2, 40),
      ...both('node_filesystem_files', ofNode(',mountpoint="/",fstype="ext4"'), 100, 100),
    },
    probe: 2,
    found: [['instance="bad", mountpoint="/"', 0.02]],
  },
  'ND-17': {
    series: { ...owned, ...both('container_memory_working_set_bytes', of, 110, 20) },
    probe: 2,
    found: [['node="n-bad"', 1.6]],
  },
  'ND-18': {
    series: both('node_vmstat_oom_kill', ofNode(), growing(0.1), 5),
    probe: 2,
    found: [['instance="bad"', 6]],
  },
  'CL-03': {
    series: {
      ...both('apiserver_request_total', (name) => `job="${name}",instance="i-${name}"`, growing(60), growing(60)),
      ...both(
        'apiserver_request_terminations_total',
        (name) => `job="${name}",instance="i-${name}"`,
        growing(60),
        growing(1)
      ),
    },
    probe: 2,
    found: [['job="bad"', 0.5]],
  },
  'CL-04': {
    series: both('aggregator_unavailable_apiservice', (name) => `name="${name}",instance="i"`, 1, 0),
    probe: 2,
    found: found('name="bad"'),
  },
  'CL-05': {
    series: bucket('apiserver_client_certificate_expiration_seconds', { '0': 0, '86400': 10, '+Inf': 10 }),
    probe: 1,
    found: [['job="j"', 864]],
  },
  'CL-07': {
    series: {
      'apiserver_request_total{instance="i"}': growing(1),
      'apiserver_requested_deprecated_apis{group="batch",version="v1beta1",resource="cronjobs",removed_release="1.25"}':
        constant(1),
      'apiserver_requested_deprecated_apis{group="",version="v1",resource="componentstatuses",removed_release=""}':
        constant(1),
    },
    probe: 1,
    found: found('group="batch", version="v1beta1", resource="cronjobs", removed_release="1.25"'),
  },
  'CL-08': {
    series: {
      ...both('etcd_server_has_leader', ofNode(), 0, 1),
      ...both('etcd_mvcc_db_total_size_in_bytes', ofNode(), 10, 90),
      ...both('etcd_server_quota_backend_bytes', ofNode(), 100, 100),
    },
    probe: 2,
    found: [
      ['instance="bad"', 0],
      ['instance="good"', 0.9],
    ],
  },
  'MC-01': {
    series: { 'kube_node_info{node="n"}': constant(1), 'up{job="kubelet",instance="i"}': constant(1) },
    probe: 1,
    found: found(''),
  },
  'MC-02': { series: kubeSystem('kube-scheduler'), probe: 1, found: found('') },
  'MC-03': { series: kubeSystem('kube-controller-manager'), probe: 1, found: found('') },
  'MC-04': { series: kubeSystem('etcd'), probe: 1, found: found('') },
  'MC-05': { series: { 'kube_node_info{node="n"}': constant(1) }, probe: 1, found: found('') },
  'MC-06': { series: { 'kube_node_info{node="n"}': constant(1) }, probe: 1, found: found('') },
  'MC-07': { series: { 'up{job="x",instance="i"}': constant(1) }, probe: 1, found: found('') },
  'MC-08': {
    series: {
      ...both('kube_node_info', (name) => `node="${name}",os_image="Debian"`, 1, 1),
      'kube_node_info{node="win",os_image="Windows Server 2022"}': constant(1),
      'node_uname_info{instance="i",nodename="good"}': constant(1),
    },
    probe: 3,
    found: found('node="bad"'),
  },
  'MC-09': {
    series: { 'kube_pod_info{namespace="ingress",pod="ingress-nginx-controller-1"}': constant(1) },
    probe: 1,
    found: found(''),
  },
  'MC-10': { series: kubeSystem('coredns'), probe: 1, found: found('') },
  'MC-12': {
    series: both('prometheus_sd_kubernetes_failures_total', (name) => `job="p",instance="${name}"`, growing(0.1), 3),
    probe: 2,
    found: [['job="p", instance="bad"', 6]],
  },
  'MC-13': {
    series: {
      'kube_node_info{node="n",instance="a"}': constant(1),
      'kube_node_info{node="n",instance="b"}': constant(1),
      'kube_node_info{node="m",instance="a"}': constant(1),
    },
    probe: 2,
    found: [['', 2]],
  },
};

/** With these series too, a check of monitoring coverage finds nothing. */
export const scraped: Record<string, string> = {
  'MC-01': 'up{job="default/kubernetes",instance="api"}',
  'MC-02': 'up{job="kube-system/kube-scheduler",instance="s"}',
  'MC-03': 'up{job="kube-controller-manager",instance="c"}',
  'MC-04': 'etcd_server_has_leader{instance="e"}',
  'MC-05': 'kubelet_running_pods{instance="k"}',
  'MC-06': 'container_memory_working_set_bytes{namespace="a",pod="b",container="c"}',
  'MC-07': 'kube_pod_info{namespace="a",pod="b"}',
  'MC-09': 'up{job="ingress-nginx-controller-metrics",instance="i"}',
  'MC-10': 'coredns_dns_requests_total{instance="d"}',
};
