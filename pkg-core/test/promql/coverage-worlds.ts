import { constant, growing, both, kubeSystem, found, type CheckWorld } from './check-world.ts';

/** The checks of monitoring coverage. */
export const coverageWorlds: Record<string, CheckWorld> = {
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
