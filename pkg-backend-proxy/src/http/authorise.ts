import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import {
  type Endpoint,
  type EndpointName,
  endpoints,
  logsRoleHeader,
  routeHeader,
} from '@vigil/core/contract/endpoints';
import { Refusal } from './problem.ts';

const roles = ['Viewer', 'Editor', 'Admin'] as const;
type Role = (typeof roles)[number];
/** Only what is needed of Grafana's description of the user; a visitor without an account has an empty login. */
const GrafanaContext = z.object({ OrgRole: z.string(), Login: z.string().catch('') });
/** Grafana's own limit for a login. */
const longestLogin = 190;

/** For whom Grafana makes a call. */
export interface Caller {
  /** Login name in Grafana; `anonymous` for a visitor without an account. */
  login: string;
  role: Role;
}

/**
 * The user for whom Grafana makes this call. Throws a {@link Refusal} unless Grafana itself makes it, over the endpoint's
 * own route, for a user of at least the endpoint's role. The order matters: nothing a caller says of itself counts before
 * its token does.
 */
export function authorise(headers: IncomingHttpHeaders, name: EndpointName, token: string): Caller {
  checkToken(headers.authorization, token);
  if (headers[routeHeader] !== name) {
    throw new Refusal(
      'forbidden',
      `The header ${routeHeader} must say "${name}" for this path. ` +
        'Plugin and proxy are of different versions, or something between them changes headers.'
    );
  }
  const least = leastRole(endpoints[name], headers[logsRoleHeader]);
  const user = grafanaUser(headers['x-grafana-context']);
  const role = roles.find((known) => known === user?.OrgRole);
  if (role === undefined || roles.indexOf(role) < roles.indexOf(least)) {
    const had = user?.OrgRole || 'none';
    throw new Refusal('forbidden', `This needs the role ${least} in the organisation; you have ${had}.`);
  }
  return { login: user?.Login.trim().slice(0, longestLogin) || 'anonymous', role };
}

/**
 * Lets a script pass that holds the token itself. Throws a {@link Refusal} for a wrong token, and for a call over Grafana,
 * whose users have their own rights.
 */
export function authoriseScript(headers: IncomingHttpHeaders, token: string): void {
  checkToken(headers.authorization, token, scriptRemedy);
  if (headers[routeHeader] !== undefined) {
    throw new Refusal('forbidden', 'This path is for scripts with the token, not for calls over Grafana.');
  }
}

const pluginRemedy = 'Enter the value of VIGIL_TOKEN in the configuration of the plugin.';
const scriptRemedy = 'Send the value of VIGIL_TOKEN in the header Authorization: Bearer <token>.';

function checkToken(header: string | undefined, token: string, remedy = pluginRemedy): void {
  const shown = /^Bearer +(.+)$/i.exec(header ?? '')?.[1]?.trim() ?? '';
  if (shown === '' || shown === '<no value>') {
    throw new Refusal('wrong-token', `The call carries no token. ${remedy}`);
  }
  if (!timingSafeEqual(digest(shown), digest(token))) {
    throw new Refusal('wrong-token', `The token is not the one of this proxy. ${remedy}`);
  }
}

/** Equal lengths whatever was shown, as `timingSafeEqual` wants them. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** An empty setting means the default; one that is none of ours is not guessed to be a low one. */
function leastRole(endpoint: Endpoint, setting: string | string[] | undefined): Role {
  if (!endpoint.logs) {
    return endpoint.role;
  }
  const wanted = setting === undefined || setting === '' || setting === '<no value>' ? 'Viewer' : String(setting);
  return roles.find((role) => role === wanted) ?? 'Admin';
}

/** Grafana sends raw UTF-8, which Node takes for latin1. Undefined when there is none. */
function grafanaUser(header: string | string[] | undefined): z.infer<typeof GrafanaContext> | undefined {
  try {
    const text = Buffer.from(String(header ?? ''), 'latin1').toString('utf8');
    return GrafanaContext.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
