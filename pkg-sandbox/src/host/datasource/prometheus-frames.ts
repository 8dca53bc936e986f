import { z } from 'zod';

const Sample = z.tuple([z.number(), z.string()]);
const Labels = z.record(z.string(), z.string());
/** The `data` of a Prometheus answer. */
export const PrometheusData = z.discriminatedUnion('resultType', [
  z.object({ resultType: z.literal('matrix'), result: z.array(z.object({ metric: Labels, values: z.array(Sample) })) }),
  z.object({ resultType: z.literal('vector'), result: z.array(z.object({ metric: Labels, value: Sample })) }),
  z.object({ resultType: z.literal('scalar'), result: Sample }),
  z.object({ resultType: z.literal('string'), result: Sample }),
]);
export type PrometheusData = z.infer<typeof PrometheusData>;

export interface FrameRequest {
  refId: string;
  expr: string;
  legendFormat: string;
  /** Seconds; null for an instant query. */
  step: number | null;
}

/** JSON knows no NaN and infinities: Grafana sends null in `values` and their places in `entities`. */
interface Entities {
  NaN?: number[];
  Inf?: number[];
  NegInf?: number[];
}

function parseValues(samples: Array<[number, string]>): { values: Array<number | null>; entities: Entities | null } {
  const entities: Entities = {};
  const values = samples.map(([, text], index) => {
    const kind = text === 'NaN' ? 'NaN' : text === '+Inf' ? 'Inf' : text === '-Inf' ? 'NegInf' : undefined;
    if (kind === undefined) {
      return Number(text);
    }
    (entities[kind] ??= []).push(index);
    return null;
  });
  return { values, entities: Object.keys(entities).length === 0 ? null : entities };
}

function formatMetric({ __name__: name = '', ...labels }: Record<string, string>): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  return pairs.length === 0 ? name : `${name}{${pairs.join(', ')}}`;
}

/** The legend of a series: a template with `{{label}}`, `__auto` (left to the browser), or the metric in full. */
export function formatLegend(labels: Record<string, string>, { legendFormat, expr }: FrameRequest): string {
  if (legendFormat === '__auto') {
    return Object.keys(labels).length > 0 ? '' : expr;
  }
  const legend =
    legendFormat === ''
      ? formatMetric(labels)
      : legendFormat.replace(/\{\{\s*(.+?)\s*\}\}/g, (_, label: string) => labels[label] ?? '');
  return legend === '{}' || legend === '' ? expr : legend;
}

function toFrame(
  labels: Record<string, string>,
  samples: Array<[number, string]>,
  request: FrameRequest,
  kind: string
) {
  const legend = formatLegend(labels, request);
  const { values, entities } = parseValues(samples);
  const step = request.step === null ? '' : `\nStep: ${request.step}s`;
  return {
    schema: {
      ...(legend !== '' && { name: legend }),
      refId: request.refId,
      meta: {
        type: request.step === null ? 'numeric-multi' : 'timeseries-multi',
        typeVersion: [0, 1],
        custom: { resultType: kind },
        executedQueryString: `Expr: ${request.expr}${step}`,
        preferredVisualisationType: request.step === null ? 'table' : 'graph',
      },
      fields: [
        {
          name: 'Time',
          type: 'time',
          typeInfo: { frame: 'time.Time' },
          config: request.step === null ? {} : { interval: request.step * 1000 },
        },
        {
          name: 'Value',
          type: 'number',
          typeInfo: { frame: 'float64' },
          labels,
          config: legend === '' ? {} : { displayNameFromDS: legend },
        },
      ],
    },
    data: {
      values: [samples.map(([time]) => Math.round(time * 1000)), values],
      ...(entities !== null && { entities: [null, entities] }),
    },
  };
}
export type PrometheusFrame = ReturnType<typeof toFrame>;

/** One data frame per series, as Grafana's Prometheus data source sends them. */
export function toFrames(data: PrometheusData, request: FrameRequest): PrometheusFrame[] {
  switch (data.resultType) {
    case 'matrix':
      return data.result.map(({ metric, values }) => toFrame(metric, values, request, 'matrix'));
    case 'vector':
      return data.result.map(({ metric, value }) => toFrame(metric, [value], request, 'vector'));
    default:
      return [toFrame({}, [data.result], request, data.resultType)];
  }
}
