import { timingSafeEqual } from 'node:crypto';
import type { ResourceRequest } from './request-of.ts';
import { StatusError } from './status-error.ts';

/** Who may read what. */
export interface Access {
  token: string;
  limitedToken: string;
  /** `secrets`, `nodes/proxy`: refused to the limited token. */
  forbidden: string[];
}

export const userNames = { full: 'vigil', limited: 'system:serviceaccount:vigil:limited' };

/** The user behind an Authorization header; throws 401. */
export function authenticate(header: string | undefined, { token, limitedToken }: Access): 'full' | 'limited' {
  const given = header?.startsWith('Bearer ') ? header.slice('Bearer '.length) : '';
  if (equal(given, token)) {
    return 'full';
  }
  if (equal(given, limitedToken)) {
    return 'limited';
  }
  throw new StatusError(401, 'Unauthorized', 'Unauthorized');
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Throws 403 where the user has no right to it. */
export function authorise(
  user: 'full' | 'limited',
  verb: string,
  { resource, namespace, name, subresource }: ResourceRequest,
  { forbidden }: Access
): void {
  const part = subresource === null ? '' : `/${subresource.split('/')[0]}`;
  if (user === 'full' || !forbidden.includes(`${resource.plural}${part}`)) {
    return;
  }
  throw forbiddenError(userNames[user], verb, `${resource.plural}${part}`, resource.group, namespace, name);
}

export function forbiddenError(
  user: string,
  verb: string,
  resource: string,
  group: string,
  namespace: string | null,
  name: string | null
): StatusError {
  const plain = resource.split('/')[0] ?? resource;
  const qualified = group === '' ? plain : `${plain}.${group}`;
  const scope = namespace === null ? 'at the cluster scope' : `in the namespace "${namespace}"`;
  return new StatusError(
    403,
    'Forbidden',
    `${qualified}${name === null ? '' : ` "${name}"`} is forbidden: User "${user}" cannot ${verb} resource "${resource}" in API group "${group}" ${scope}`,
    { ...(name === null ? {} : { name }), ...(group === '' ? {} : { group }), kind: plain }
  );
}
