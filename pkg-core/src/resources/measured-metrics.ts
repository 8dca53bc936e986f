/** Metrics that only some clusters have, and that measures of the resource analysis are read from. */
export const measuredMetrics = [
  'kube_resourcequota',
  'kube_horizontalpodautoscaler_info',
  'kube_deployment_status_replicas',
  'kube_pod_spec_volumes_persistentvolumeclaims_info',
  'kubelet_volume_stats_used_bytes',
  'container_network_receive_bytes_total',
  'container_fs_reads_bytes_total',
  'container_pressure_cpu_waiting_seconds_total',
  'windows_container_cpu_usage_seconds_total',
  'hami_container_device_utilization_ratio',
  'hami_vgpu_memory_used_bytes',
  'Device_utilization_desc_of_container',
  'vGPU_device_memory_usage_in_bytes',
  'container_npu_utilization',
  'npu_chip_info_utilization',
] as const;
