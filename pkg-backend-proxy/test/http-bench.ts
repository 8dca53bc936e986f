import assert from 'node:assert/strict';
import {
  contractHeader,
  contractVersion,
  type EndpointName,
  endpoints,
  formatQuery,
  routeHeader,
} from '@vigil/core/contract/endpoints';
import { Problem } from '@vigil/core/contract/problem';
import { sampleMessage } from '../src/notifications/sample-message.ts';
import { FakeClusterSource } from './fake-cluster-source.ts';
import { sampleNotifications } from './notif-sample.ts';
import { openApp, type OpenedApp } from './open-app.ts';
import { token } from './proxy-process.ts';
import { samplePod } from './sample-pod.ts';
import { recordingOf } from './sample-recording.ts';

/** What Grafana says of a user of this role. */
export const grafanaContext = (OrgRole: string) => JSON.stringify({ OrgRole, Login: 'bob', Name: 'Böb', Teams: [] });
/** The headers of somebody who may call this endpoint, with `more` in their place; undefined leaves one out. */
export const headersOf = (name: EndpointName, more: Record<string, string | undefined> = {}) =>
  Object.fromEntries(
    Object.entries({
      authorization: `Bearer ${token}`,
      [routeHeader]: name,
      'x-grafana-context': grafanaContext(endpoints[name].role),
      ...more,
    }).filter((entry): entry is [string, string] => entry[1] !== undefined)
  );

/** Which log to follow. */
export const clusterPod = { cluster: 'prod', namespace: 'shop', pod: 'checkout-5d4-a', container: 'app' };
const queries: Record<EndpointName, (id: string) => Record<string, unknown>> = {
  health: () => ({}),
  incidents: () => ({ namespace: ['shop', 'pay'], sort: 'severity', limit: 10 }),
  incidentSummary: () => ({ from: 0, to: 10_000 }),
  incident: (id) => ({ id }),
  incidentLog: (id) => ({ id }),
  markIncidents: () => ({}),
  liveLog: () => clusterPod,
  changes: () => ({}),
  testRuns: () => ({}),
  changeTestRun: () => ({}),
  findings: () => ({ cluster: 'prod' }),
  exemptions: () => ({}),
  changeExemption: () => ({}),
  customChecks: () => ({}),
  whatIf: () => ({ cluster: 'prod' }),
  notifications: () => ({}),
  notificationPreview: () => ({ from: 0, to: 10_000 }),
  deliveries: () => ({ state: ['waiting'] }),
  delivery: () => ({ id: 1 }),
  testReceiver: () => ({}),
  resendDeliveries: () => ({}),
};
const bodies: Partial<Record<EndpointName, (id: string) => object>> = {
  markIncidents: (id) => ({ action: 'acknowledge', ids: [id], until: null, text: 'on it' }),
  changeTestRun: () => ({ action: 'save', name: 'a run', from: 1, to: 2 }),
  changeExemption: () => ({
    action: 'create',
    checks: ['HA-12'],
    scope: { level: 'everywhere' },
    reason: 'known',
    expiresAt: 'never',
  }),
  testReceiver: () => ({ receiver: 'team' }),
  resendDeliveries: () => ({ receiver: 'team' }),
};

/** The HTTP side of the proxy with one cluster, one pod, one incident with its log, and one delivery. */
export class HttpBench {
  readonly source = new FakeClusterSource();
  readonly #opened: OpenedApp;
  /** Of the incident. */
  id = '';

  private constructor() {
    this.source.objects.pods.push(samplePod());
    const { source } = this;
    const now = () => 2;
    this.#opened = openApp({
      ...{ now, sources: [source] },
      redact: (text) => text.replace('hunter2', '***'),
      notifications: (store) => ({
        notifier: { state: { notifications: sampleNotifications(), loadedAt: 1, faults: [] }, wake: () => undefined },
        ...{ file: '/etc/vigil.yaml', store, outbox: store.outbox, sources: [source], now },
      }),
    });
  }

  static async open(): Promise<HttpBench> {
    const bench = new HttpBench();
    const { store } = bench;
    const { wanted } = await store.record([recordingOf()]);
    assert.ok(wanted[0]);
    bench.id = wanted[0].incident;
    await store.finishCapture(wanted[0], { status: 'captured', which: 'previous', text: 'a\n', truncated: false }, 1);
    await store.outbox.post('team', sampleMessage('test', 1), 1, 'bob');
    return bench;
  }

  close(): Promise<void> {
    return this.#opened.close();
  }

  get app(): OpenedApp['app'] {
    return this.#opened.app;
  }

  get store(): OpenedApp['store'] {
    return this.#opened.store;
  }

  get hub(): OpenedApp['hub'] {
    return this.#opened.hub;
  }

  get streams(): OpenedApp['streams'] {
    return this.#opened.streams;
  }

  /** The path of an endpoint, by default with a query that it answers. */
  urlOf(name: EndpointName, query = queries[name](this.id)): string {
    return `${endpoints[name].path}?${formatQuery(query)}`;
  }

  /** By default as somebody who may, with what the endpoint answers. */
  ask(name: EndpointName, headers = headersOf(name), query = queries[name](this.id)) {
    return this.app.inject({
      ...{ method: endpoints[name].method, url: this.urlOf(name, query), headers },
      ...(bodies[name] ? { payload: bodies[name](this.id) } : {}),
    });
  }

  /** Posts marks as an Editor. */
  act(payload: unknown, more: Record<string, string | undefined> = {}) {
    const headers = headersOf('markIncidents', {
      ...{ 'content-type': 'application/json', 'x-grafana-context': grafanaContext('Editor') },
      ...more,
    });
    const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
    return this.app.inject({ method: 'POST', url: endpoints.markIncidents.path, headers, payload: text });
  }
}

/** Fails unless the answer refuses as the contract says; gives what it says. */
export function assertProblem(
  answer: { statusCode: number; body: string; headers: Record<string, unknown> },
  code: string
): Problem {
  const problem = Problem.parse(JSON.parse(answer.body));
  assert.deepEqual([problem.code, problem.status], [code, answer.statusCode]);
  assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
  assert.equal(answer.headers[contractHeader], String(contractVersion));
  return problem;
}
