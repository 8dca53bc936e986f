import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Capabilities, planProbe, readCapabilities } from '@vigil/core/resources/capabilities';
import { foldUsage } from '@vigil/core/resources/fold-usage';
import { planGpus, readGpus } from '@vigil/core/resources/plan-gpus';
import { planQueries } from '@vigil/core/resources/plan-queries';
import { defaultPolicy } from '@vigil/core/resources/policy';
import { askPrometheus } from './ask-prometheus.ts';
import { answer } from './read-resources.ts';
import { scrapePages } from './real-pages/scrape-pages.ts';
import { servePages } from './real-pages/serve-pages.ts';

const mebibyte = 2 ** 20;
const info = (pod: string) =>
  `kube_pod_info{namespace="ml",pod="${pod}",node="n1",host_ip="10.0.0.1"} 1\nkube_pod_status_phase{namespace="ml",pod="${pod}",phase="Running"} 1\n`;

/** As the exporters name things: HAMi's monitor of two generations, Huawei's NPU exporter, dcgm-exporter of a shared GPU. */
const pages = new Map([
  ['/ksm', ['shared-a', 'shared-b', 'legacy', 'npu', 'whole'].map(info).join('')],
  [
    '/hami',
    `hami_container_device_utilization_ratio{namespace="ml",pod="shared-a",container="app",deviceuuid="GPU-1"} 30
hami_container_device_utilization_ratio{namespace="ml",pod="shared-b",container="app",deviceuuid="GPU-1"} 50
hami_vgpu_memory_used_bytes{namespace="ml",pod="shared-a",container="app",deviceuuid="GPU-1"} ${512 * mebibyte}
hami_vgpu_memory_limit_bytes{namespace="ml",pod="shared-a",container="app",deviceuuid="GPU-1"} ${2048 * mebibyte}
`,
  ],
  [
    '/hami-legacy',
    `Device_utilization_desc_of_container{podnamespace="ml",podname="legacy",ctrname="app",vdeviceid="0",deviceuuid="GPU-2"} 70
vGPU_device_memory_usage_in_bytes{podnamespace="ml",podname="legacy",ctrname="app",vdeviceid="0",deviceuuid="GPU-2"} ${256 * mebibyte}
vGPU_device_memory_limit_in_bytes{podnamespace="ml",podname="legacy",ctrname="app",vdeviceid="0",deviceuuid="GPU-2"} ${1024 * mebibyte}
`,
  ],
  [
    '/ascend',
    `npu_chip_info_utilization{id="0",vdie_id="D-0",model_name="910B",namespace="ml",pod_name="npu",container_name="app"} 80
npu_chip_info_hbm_used_memory{id="0",vdie_id="D-0",model_name="910B",namespace="ml",pod_name="npu",container_name="app"} 32768
npu_chip_info_hbm_total_memory{id="0",vdie_id="D-0",model_name="910B",namespace="ml",pod_name="npu",container_name="app"} 65536
npu_chip_info_utilization{id="1",vdie_id="D-1",model_name="910B",namespace="",pod_name="",container_name=""} 0
container_npu_utilization{id="0",vdie_id="D-0",namespace="ml",pod_name="npu",container_name="app"} 80
container_npu_used_memory{id="0",vdie_id="D-0",namespace="ml",pod_name="npu",container_name="app"} 32768
container_npu_total_memory{id="0",vdie_id="D-0",namespace="ml",pod_name="npu",container_name="app"} 65536
`,
  ],
  [
    '/dcgm',
    `DCGM_FI_DEV_GPU_UTIL{gpu="0",UUID="GPU-1",modelName="T4",Hostname="n1",namespace="ml",pod="shared-a",container="app"} 80
DCGM_FI_DEV_FB_USED{gpu="0",UUID="GPU-1",modelName="T4",Hostname="n1",namespace="ml",pod="shared-a",container="app"} 4096
DCGM_FI_DEV_FB_FREE{gpu="0",UUID="GPU-1",modelName="T4",Hostname="n1",namespace="ml",pod="shared-a",container="app"} 12288
DCGM_FI_DEV_GPU_UTIL{gpu="1",UUID="GPU-3",modelName="T4",Hostname="n1",namespace="ml",pod="whole",container="app"} 40
DCGM_FI_DEV_FB_USED{gpu="1",UUID="GPU-3",modelName="T4",Hostname="n1",namespace="ml",pod="whole",container="app"} 1024
DCGM_FI_DEV_FB_FREE{gpu="1",UUID="GPU-3",modelName="T4",Hostname="n1",namespace="ml",pod="whole",container="app"} 15360
`,
  ],
]);

for (const honorLabels of [true, false]) {
  describe(`GPU exporters, labels ${honorLabels ? 'honoured' : 'not honoured'}`, () => {
    const closers: Array<() => Promise<unknown>> = [];
    const scope = { cluster: null, namespaces: ['ml'] };
    let url: string;
    let capabilities: Capabilities;

    before(async () => {
      const server = await servePages(pages);
      closers.push(server.close);
      const target = { namespace: 'monitoring', pod: 'exporter-0', container: 'exporter' };
      const prometheus = await scrapePages(
        server.host,
        [...pages.keys()].map((path) => ({ path, honorLabels, labels: target }))
      );
      closers.push(prometheus.close);
      url = prometheus.url;
      const end = performance.now() + 30_000;
      while ([...pages.keys()].some((path) => (server.served.get(path) ?? 0) < 4) && performance.now() < end) {
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      capabilities = readCapabilities(await answer(askPrometheus(url), planProbe(scope), Date.now()));
    });
    after(async () => {
      for (const closer of closers.reverse()) {
        await closer();
      }
    });

    test('each pod has what it itself uses; a whole device counts for the pod that holds it', async () => {
      const window = { from: Date.now() - 300_000, to: Date.now() };
      const answers = await answer(
        askPrometheus(url),
        planQueries(scope, window, capabilities, defaultPolicy),
        window.to
      );
      const rows = foldUsage(answers, capabilities).map(({ pod, gpu }) => [
        pod,
        gpu && [
          gpu.stack,
          gpu.max,
          gpu.memoryMax && gpu.memoryMax / mebibyte,
          gpu.memoryTotal && gpu.memoryTotal / mebibyte,
        ],
      ]);
      assert.deepEqual(Object.fromEntries(rows), {
        'shared-a': ['hami', 0.3, 512, 2048],
        'shared-b': ['hami', 0.5, undefined, undefined],
        legacy: ['hami', 0.7, 256, 1024],
        npu: ['ascend', 0.8, 32_768, 65_536],
        whole: ['dcgm', 0.4, 1024, 16_384],
      });
    });

    test('each device has what everyone did on it', async () => {
      const window = { from: Date.now() - 300_000, to: Date.now() };
      const rows = readGpus(await answer(askPrometheus(url), planGpus(scope, window, capabilities), window.to));
      assert.deepEqual(
        rows.map(({ stack, id, model, max, average, memoryTotal, pods }) => [
          ...[stack, id, model, max, average, memoryTotal && memoryTotal / mebibyte],
          pods.map(({ pod }) => pod).join(),
        ]),
        [
          ['ascend', 'D-0', '910B', 0.8, 0.8, 65_536, 'npu'],
          ['ascend', 'D-1', '910B', 0, 0, undefined, ''],
          ['dcgm', 'GPU-1', 'T4', 0.8, 0.8, 16_384, 'shared-a'],
          ['dcgm', 'GPU-3', 'T4', 0.4, 0.4, 16_384, 'whole'],
        ]
      );
    });
  });
}
