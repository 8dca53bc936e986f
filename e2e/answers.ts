import type { Page, Route } from '@playwright/test';

const proxyPath = '/api/plugin-proxy/vigil-kubernetes-app';

/** Answers calls of the plugin's proxy in the browser: `path` as `/v1/incidents`, absent for all of them. */
export async function answerProxy(page: Page, answer: (route: Route) => Promise<void>, path?: string): Promise<void> {
  await page.route(({ pathname }) => (path ? pathname === proxyPath + path : pathname.startsWith(proxyPath)), answer);
}

/** What the proxy says when it refuses, as problem+json. */
export function problem(status: number, code: string, detail: string) {
  return {
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: 'about:blank', title: 'Refused', status, detail, code }),
  };
}

/** What Grafana says when nothing listens at the proxy's address. */
export const noProxy = (route: Route) => route.fulfill({ status: 502, body: '' });

/** Answers the queries of every Prometheus data source in the browser; `answer` gets the PromQL. */
export async function answerPrometheus(page: Page, answer: (route: Route, expr: string) => Promise<void>) {
  await page.route(/\/api\/datasources\/uid\/[^/]+\/resources\/api\/v1\/query/, async (route) => {
    const request = route.request();
    const form = new URLSearchParams(request.postData() ?? new URL(request.url()).search);
    await answer(route, form.get('query') ?? '');
  });
}

/** A Prometheus that does not scrape kube-state-metrics. */
export async function withoutKubeStateMetrics(route: Route, expr: string): Promise<void> {
  if (!expr.includes('kube_')) {
    await route.continue();
  } else if (expr.startsWith('count by (__name__)')) {
    const answer = await (await route.fetch()).json();
    answer.data.result = answer.data.result.filter(
      ({ metric }: { metric: Record<string, string> }) => !metric['__name__']?.startsWith('kube_')
    );
    await route.fulfill({ json: answer });
  } else {
    await noSamples(route);
  }
}

/** An instant vector without samples. */
const noSamples = (route: Route) =>
  route.fulfill({ json: { status: 'success', data: { resultType: 'vector', result: [] } } });
