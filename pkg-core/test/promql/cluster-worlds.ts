import {
  at,
  constant,
  growing,
  of,
  owned,
  both,
  named,
  ofNode,
  bucket,
  found,
  type CheckWorld,
} from './check-world.ts';

/** The checks of the network, of volumes, of nodes and of the cluster. */
export const clusterWorlds: Record<string, CheckWorld> = {
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
};
