import { z } from 'zod';
import { wordsOfError } from '@vigil/core/vocabulary/words-of-error';
import type { HostContext } from '../host-context.ts';
import type { HostDatasource } from './list-datasources.ts';
import { scrapeInterval } from './datasource-settings.ts';
import { PrometheusData, toFrames, type FrameRequest, type PrometheusFrame } from './prometheus-frames.ts';
import { chooseStep, expandVariables, parseDuration } from './query-step.ts';

/** One query of a /api/ds/query body, as far as Prometheus needs it. */
export const Query = z.looseObject({
  refId: z.string().default('A'),
  datasource: z.looseObject({ uid: z.string().optional() }).nullish(),
  expr: z.string().default(''),
  range: z.boolean().optional(),
  instant: z.boolean().optional(),
  legendFormat: z.string().nullish(),
  interval: z.string().nullish(),
  maxDataPoints: z.number().optional(),
});
export type Query = z.infer<typeof Query>;

export interface QueryResult {
  status: number;
  frames: PrometheusFrame[];
  error?: string;
  errorSource?: 'downstream';
}

const Answer = z.union([
  z.object({ status: z.literal('success'), data: PrometheusData }),
  z.object({ status: z.literal('error'), errorType: z.string(), error: z.string() }),
]);

async function ask(
  { prometheusMethod }: HostContext,
  datasource: HostDatasource,
  path: string,
  form: Record<string, string>
): Promise<PrometheusData> {
  const parameters = new URLSearchParams(form);
  const url = `${datasource.url}/api/v1/${path}`;
  const signal = AbortSignal.timeout(60_000);
  const answer =
    prometheusMethod === 'GET'
      ? await fetch(`${url}?${parameters}`, { signal })
      : await fetch(url, { method: 'POST', body: parameters, signal });
  const parsed = Answer.safeParse(await answer.json().catch(() => undefined));
  if (!parsed.success) {
    throw new Error(`unexpected response with status code ${answer.status}`);
  }
  if (parsed.data.status === 'error') {
    throw new Error(`${parsed.data.errorType}: ${parsed.data.error}`);
  }
  return parsed.data.data;
}

/**
 * Runs one Prometheus query over [from, to] (Unix milliseconds): range unless only `instant` is set, both at once where
 * both are. What goes wrong is in the result, never thrown.
 */
export async function runQuery(context: HostContext, query: Query, from: number, to: number): Promise<QueryResult> {
  const uid = query.datasource?.uid ?? context.datasources[0]?.uid;
  const datasource = context.datasources.find((one) => one.uid === uid);
  if (datasource === undefined) {
    return { status: 404, frames: [], error: 'data source not found' };
  }
  const range = Math.max((to - from) / 1000, 0);
  const minimum = parseDuration(query.interval ?? undefined) ?? scrapeInterval;
  const step = chooseStep(range, query.maxDataPoints ?? 100, minimum);
  const expr = expandVariables(query.expr, step, range, scrapeInterval);
  const request: FrameRequest = { refId: query.refId, expr, legendFormat: query.legendFormat ?? '', step };
  const align = (time: number) => String(Math.floor(time / 1000 / step) * step);

  const runs: Array<Promise<PrometheusFrame[]>> = [];
  if (query.range !== false || query.instant !== true) {
    const form = { query: expr, start: align(from), end: align(to), step: String(step) };
    runs.push(ask(context, datasource, 'query_range', form).then((data) => toFrames(data, request)));
  }
  if (query.instant === true) {
    const form = { query: expr, time: String(to / 1000) };
    runs.push(ask(context, datasource, 'query', form).then((data) => toFrames(data, { ...request, step: null })));
  }
  const settled = await Promise.allSettled(runs);
  const frames = settled.flatMap((run) => (run.status === 'fulfilled' ? run.value : []));
  const failed = settled.find((run) => run.status === 'rejected');
  if (failed === undefined) {
    return { status: 200, frames };
  }
  const error = wordsOfError(failed.reason);
  return { status: 400, frames, error, errorSource: 'downstream' };
}
