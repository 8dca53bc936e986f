import { at, constant, growing, workload, of, owned, both, named, found, type CheckWorld } from './check-world.ts';

/** The checks of workloads and their pods. */
export const workloadWorlds: Record<string, CheckWorld> = {
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
};
