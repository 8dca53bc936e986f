import type { NodeUsage, WorldState } from '../world/world.ts';
import type { Sample } from './sample.ts';

const mebibyte = 2 ** 20;

/**
 * The page of dcgm-exporter on one GPU node, with the pod that holds each GPU in `namespace`, `pod` and `container`.
 * Its chart scrapes without `honorLabels`, so Prometheus stores those three as `exported_*`; memory is in MiB.
 */
export function dcgm(state: WorldState, node: NodeUsage): Sample[] {
  return state.pods
    .filter((pod) => pod.node === node.name)
    .flatMap((pod) =>
      pod.containers.flatMap((container) =>
        container.gpus.flatMap((gpu) => {
          const labels = {
            gpu: String(gpu.index),
            UUID: gpu.uuid,
            device: `nvidia${gpu.index}`,
            modelName: gpu.memoryTotalBytes > 20 * 1024 * mebibyte ? 'NVIDIA A100-SXM4-40GB' : 'Tesla T4',
            Hostname: node.name,
            container: container.name,
            namespace: pod.namespace,
            pod: pod.pod,
          };
          const free = gpu.memoryTotalBytes - gpu.memoryUsedBytes;
          return [
            { name: 'DCGM_FI_DEV_GPU_UTIL', labels, value: Math.round(gpu.utilisation * 100) },
            { name: 'DCGM_FI_DEV_FB_USED', labels, value: Math.round(gpu.memoryUsedBytes / mebibyte) },
            { name: 'DCGM_FI_DEV_FB_FREE', labels, value: Math.round(free / mebibyte) },
            { name: 'DCGM_FI_PROF_GR_ENGINE_ACTIVE', labels, value: gpu.utilisation },
          ];
        })
      )
    );
}
