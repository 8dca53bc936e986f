import type { AuditScope, PrometheusCheck } from '../check.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { metricMissing } from '../ksm-missing.ts';
import { labels, select } from '../scope-selector.ts';
import { countWorkloads, sampleWorkload, worstOfWorkload } from '../top-owner-query.ts';

const used = (scope: AuditScope) => select(scope, 'DCGM_FI_DEV_GPU_UTIL', 'pod!=""');

export const idleGpu: PrometheusCheck = {
  kind: 'prometheus',
  id: 'RS-15',
  category: 'resources',
  severity: 'medium',
  peers: [],
  title: text('GPU is requested and idle', 'GPU 已申请但空闲'),
  why: text(
    'It costs more than the rest of the node, and others wait for it.',
    '它比节点其余部分更贵，且有其他任务在等待。'
  ),
  remedy: {
    text: text('End the session, share the GPU, or use a smaller slice.', '结束会话、共享 GPU 或使用更小的切片。'),
    yaml: null,
  },
  missing: metricMissing('DCGM_FI_DEV_GPU_UTIL', 'dcgm-exporter'),
  probe: (scope) => countWorkloads(scope, used(scope)),
  query(scope) {
    const by = labels(scope, 'namespace', 'pod');
    const average = `max by (${by}) (avg_over_time(${used(scope)}[24h])) < 5`;
    const old = `max by (${by}) (${select(scope, 'kube_pod_start_time')}) < time() - 86400`;
    return worstOfWorkload(scope, `${average} and on (${by}) ${old}`);
  },
  hazard: (sample) =>
    hazardOf(
      sampleWorkload(sample),
      text(
        `${sample.labels['pod']}: ${sample.value.toFixed(1)} % over 24 h`,
        `${sample.labels['pod']}：24 小时平均 ${sample.value.toFixed(1)} %`
      ),
      [figure('GPU utilisation, mean of 24 h', 'GPU 利用率，24 小时平均', `${sample.value.toFixed(1)} %`)]
    ),
};
