import { type InstantSample, parseInstantAnswer } from '@vigil/core/prometheus/parse-answer';

/** An instant query at a moment (Unix milliseconds), straight to Prometheus. */
export type Ask = (expr: string, time: number) => Promise<InstantSample[]>;

/** @throws the error Prometheus answers with */
export function askPrometheus(url: string): Ask {
  return async (expr, time) => {
    const body = new URLSearchParams({ query: expr, time: String(time / 1000) });
    const response = await fetch(`${url}/api/v1/query`, { method: 'POST', body });
    return parseInstantAnswer(await response.json()).samples;
  };
}
