import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldUsage } from './fold-usage.ts';
import { planGpus, readGpus } from './plan-gpus.ts';
import { capabilities, samples } from './testing/example-answers.ts';
import { vgpuQueries } from './vgpu-queries.ts';

const scope = { cluster: { label: 'cluster', value: 'prod' }, namespaces: [] };
const window = { from: 0, to: 3_600_000 };
const plan = (...metrics: string[]) => vgpuQueries(scope, window, capabilities({ metrics: new Set(metrics) }));

test('only exporters that are there are asked', () => {
  assert.deepEqual(plan('DCGM_FI_DEV_GPU_UTIL'), []);
  assert.deepEqual(
    plan('hami_container_device_utilization_ratio', 'hami_vgpu_memory_used_bytes').map(({ id }) => id),
    ['vgpuMax', 'vgpuAverage', 'vgpuMemoryMax', 'vgpuMemoryTotal']
  );
  const legacy = plan('Device_utilization_desc_of_container');
  assert.equal(legacy.length, 2);
  for (const { expr } of legacy) {
    assert.match(expr, /Device_utilization_desc_of_container\{cluster="prod"\}\[1h\]/);
    assert.match(expr, /"pod", "\$1", "podname"/);
    assert.match(expr, /"stack", "hami"/);
  }
  const ascend = plan('container_npu_utilization');
  assert.ok(ascend.some(({ expr }) => expr.includes('container_npu_used_memory') && expr.includes('* 1048576')));
});

test('of a shared device a pod has its own figures, not those of the whole device', () => {
  const answers = {
    samples: samples(['namespace=ml,pod=a', 10], ['namespace=ml,pod=b', 10]),
    gpuMax: samples(['namespace=ml,pod=a', 0.9], ['namespace=ml,pod=b', 0.8]),
    vgpuMax: samples(['namespace=ml,pod=a,stack=hami', 0.3]),
    vgpuMemoryMax: samples(['namespace=ml,pod=a,stack=hami', 512]),
  };
  const [a, b] = foldUsage(answers, capabilities());
  assert.deepEqual(a?.gpu, {
    ...{ stack: 'hami', average: undefined, max: 0.3, memoryMax: 512, memoryTotal: undefined },
  });
  assert.deepEqual([b?.gpu?.stack, b?.gpu?.max], ['dcgm', 0.8]);
});

test('devices: one row each, whichever pods held it', () => {
  const rows = readGpus({
    deviceMax: samples(
      ['stack=dcgm,UUID=GPU-1,gpu=0,Hostname=n1,modelName=T4,namespace=ml,pod=a', 0.4],
      ['stack=dcgm,UUID=GPU-1,gpu=0,Hostname=n1,modelName=T4,namespace=ml,pod=b', 0.9],
      ['stack=dcgm,UUID=GPU-2,gpu=1,Hostname=n1,modelName=T4', 0],
      ['stack=dcgm,UUID=GPU-3,gpu=0,GPU_I_ID=1,Hostname=n2', NaN],
      ['stack=ascend,id=0,node=n3', 0.5],
      ['stack=ascend,id=0,node=n4', 0.6]
    ),
    deviceAverage: samples(
      ['stack=dcgm,UUID=GPU-1,namespace=ml,pod=a', 0.2],
      ['stack=dcgm,UUID=GPU-1,namespace=ml,pod=b', 0.4]
    ),
  });
  assert.deepEqual(
    rows.map(({ id, node, max, pods }) => [id, node, max, pods.map(({ pod }) => pod).join()]),
    [
      ['GPU-1', 'n1', 0.9, 'a,b'],
      ['GPU-2', 'n1', 0, ''],
      ['n3/0', 'n3', 0.5, ''],
      ['n4/0', 'n4', 0.6, ''],
    ]
  );
  assert.equal(rows[0]?.average?.toFixed(2), '0.30');
});

test('two parts of one device are two', () => {
  const part = (id: number) => [`stack=dcgm,UUID=GPU-1,gpu=0,GPU_I_ID=${id}`, 0.5] as const;
  assert.equal(readGpus({ deviceMax: samples(part(1), part(2)) }).length, 2);
});

test('no exporter: no question', () => {
  assert.deepEqual(planGpus(scope, window, capabilities()), []);
});
