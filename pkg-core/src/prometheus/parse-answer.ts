import { z } from 'zod';

/** One series of an instant query. `value` may be NaN or ±Infinity, as Prometheus means them: no number, no figure. */
export interface InstantSample {
  labels: Record<string, string>;
  value: number;
}

export interface InstantAnswer {
  samples: InstantSample[];
  /** What Prometheus (or Thanos, Mimir …) says about the answer, partial responses above all: show it, do not fail. */
  warnings: string[];
}

/** One series of a range query; times are Unix milliseconds. */
export interface RangeSeries {
  labels: Record<string, string>;
  points: Array<{ time: number; value: number }>;
}

export interface RangeAnswer {
  series: RangeSeries[];
  warnings: string[];
}

/** Prometheus answered, and the answer is an error or can not be read. `errorType` is Prometheus' own (`bad_data`, `execution`, `timeout` …). */
export class AnswerError extends Error {
  readonly errorType: string;

  constructor(errorType: string, message: string) {
    super(message);
    this.name = 'AnswerError';
    this.errorType = errorType;
  }
}

/** https://prometheus.io/docs/prometheus/latest/querying/api/#expression-query-result-formats */
const Point = z.tuple([z.number(), z.string()]);
const Labels = z.record(z.string(), z.string());
const Notes = z.array(z.string()).nullish();
const Failure = z.object({ status: z.literal('error'), errorType: z.string().catch('unknown'), error: z.string() });
const Success = z.object({
  status: z.literal('success'),
  data: z.object({ resultType: z.string(), result: z.unknown() }),
  warnings: Notes,
  infos: Notes,
});
/** Checked by hand: of ten thousand series, a schema of objects takes longer to check than the rest of the page to draw. */
const Vector = z.custom<VectorSeries[]>((value) => Array.isArray(value) && value.every(isVectorSeries));
const Matrix = z.array(z.object({ metric: Labels, values: z.array(Point).optional() }));

/** The body of `/api/v1/query`. Throws {@link AnswerError}. */
export function parseInstantAnswer(body: unknown): InstantAnswer {
  const { type, result, warnings } = parseSuccess(body);
  if (type === 'scalar') {
    return { samples: [{ labels: {}, value: parseValue(read(Point, result)[1]) }], warnings };
  }
  if (type !== 'vector') {
    throw new AnswerError('unexpected', `An instant vector was expected, Prometheus answered with a ${type}.`);
  }
  const samples: InstantSample[] = [];
  let histograms = 0;
  for (const { metric, value } of read(Vector, result)) {
    if (value) {
      samples.push({ labels: metric, value: parseValue(value[1]) });
    } else {
      histograms += 1;
    }
  }
  return { samples, warnings: withHistograms(warnings, histograms) };
}

/** The body of `/api/v1/query_range`. Throws {@link AnswerError}. */
export function parseRangeAnswer(body: unknown): RangeAnswer {
  const { type, result, warnings } = parseSuccess(body);
  if (type !== 'matrix') {
    throw new AnswerError('unexpected', `A range was expected, Prometheus answered with a ${type}.`);
  }
  const series: RangeSeries[] = [];
  let histograms = 0;
  for (const { metric, values } of read(Matrix, result)) {
    if (values) {
      series.push({ labels: metric, points: values.map(([s, v]) => ({ time: s * 1000, value: parseValue(v) })) });
    } else {
      histograms += 1;
    }
  }
  return { series, warnings: withHistograms(warnings, histograms) };
}

interface VectorSeries {
  metric: Record<string, string>;
  /** Absent: a native histogram. */
  value?: [number, string];
}

function isVectorSeries(series: unknown): series is VectorSeries {
  if (typeof series !== 'object' || series === null || !('metric' in series)) {
    return false;
  }
  const { metric } = series;
  return isLabels(metric) && (!('value' in series) || series.value === undefined || isPoint(series.value));
}

function isLabels(labels: unknown): boolean {
  return (
    typeof labels === 'object' &&
    labels !== null &&
    !Array.isArray(labels) &&
    Object.values(labels).every((value) => typeof value === 'string')
  );
}

function isPoint(point: unknown): boolean {
  return Array.isArray(point) && point.length === 2 && typeof point[0] === 'number' && typeof point[1] === 'string';
}

/** A sample value as Prometheus writes it: `NaN`, `+Inf`, `-Inf` or a number. */
export function parseValue(text: string): number {
  if (text === '+Inf' || text === 'Inf') {
    return Infinity;
  }
  return text === '-Inf' ? -Infinity : Number(text);
}

function parseSuccess(body: unknown): { type: string; result: unknown; warnings: string[] } {
  const failure = Failure.safeParse(body);
  if (failure.success) {
    throw new AnswerError(failure.data.errorType, failure.data.error);
  }
  const { data, warnings, infos } = read(Success, body);
  return { type: data.resultType, result: data.result, warnings: [...(warnings ?? []), ...(infos ?? [])] };
}

function read<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw new AnswerError(
      'malformed',
      'This is not an answer of Prometheus’ HTTP API: is the address of the data source right?'
    );
  }
  return parsed.data;
}

function withHistograms(warnings: string[], count: number): string[] {
  return count === 0 ? warnings : [...warnings, `${count} native histogram series left out`];
}
