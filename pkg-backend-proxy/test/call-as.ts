import assert from 'node:assert/strict';
import { type EndpointName, endpoints, routeHeader } from '@vigil/core/contract/endpoints';
import { Problem } from '@vigil/core/contract/problem';
import type { App } from '../src/http/app.ts';
import { token } from './proxy-process.ts';

/** Calls an endpoint as Grafana does for a user of this role. */
export function callAs(app: App, name: EndpointName, role: string, body?: unknown, login = 'ada') {
  return app.inject({
    ...{ method: endpoints[name].method, url: endpoints[name].path },
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      [routeHeader]: name,
      'x-grafana-context': JSON.stringify({ OrgRole: role, Login: login }),
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
}

/** `404 not-found: why`, of an answer that refuses. */
export function problemOf(answer: Awaited<ReturnType<App['inject']>>): string {
  const { code, status, detail } = Problem.parse(answer.json());
  assert.equal(status, answer.statusCode);
  return `${status} ${code}: ${detail}`;
}
