import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { describeUser, type Visitor } from '../visitor.ts';

const hopByHop = [
  'connection',
  'proxy-connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];
const stripped = [
  ...hopByHop,
  'host',
  'authorization',
  'x-grafana-device-id',
  'cookie',
  'set-cookie',
  'origin',
  'referer',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-grafana-user',
];

/** X-Grafana-Context: Go's field names, without permissions and tokens. */
function formatContext(visitor: Visitor): string {
  const user = describeUser(visitor.role);
  return JSON.stringify({
    UserID: user.id,
    UserUID: user.uid,
    OrgID: 1,
    OrgName: 'Main Org.',
    OrgRole: visitor.role,
    Login: user.login,
    Name: user.name,
    Email: user.email,
    AuthenticatedBy: 'password',
    IsGrafanaAdmin: visitor.role === 'Admin',
    IsAnonymous: false,
    IsDisabled: false,
    Teams: [],
  });
}

/** Headers as Grafana sends them on: the browser's own minus credentials, plus the user's context; the route's set last. */
export function requestHeaders(
  browser: IncomingHttpHeaders,
  client: string,
  visitor: Visitor,
  routeHeaders: Array<{ name: string; content: string }>
): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = { ...browser };
  for (const name of stripped) {
    delete headers[name];
  }
  if (browser.referer !== undefined) {
    headers['x-grafana-referer'] = browser.referer;
  }
  headers['x-forwarded-for'] = [browser['x-forwarded-for'], client, client].filter(Boolean).join(', ');
  headers['x-grafana-context'] = formatContext(visitor);
  for (const { name, content } of routeHeaders) {
    headers[name.toLowerCase()] = content;
  }
  return headers;
}

const removedFromAnswer = [...hopByHop, 'alt-svc', 'close', 'server', 'set-cookie', 'strict-transport-security'];

/** An answer's headers as the browser gets them from Grafana: never cached, sandboxed. */
export function responseHeaders(upstream: IncomingHttpHeaders): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = { ...upstream };
  for (const name of removedFromAnswer) {
    delete headers[name];
  }
  return {
    ...headers,
    'cache-control': 'no-store',
    'content-security-policy': 'sandbox',
    via: '1.1 grafana',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'deny',
    'x-xss-protection': '1; mode=block',
  };
}
