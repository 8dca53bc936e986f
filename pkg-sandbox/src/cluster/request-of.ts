import { resources, type Resource } from './resources.ts';

/** A path of the resource part of the API, taken apart. */
export interface ResourceRequest {
  resource: Resource;
  /** Null: all namespaces, or a kind without. */
  namespace: string | null;
  name: string | null;
  /** `log`, `proxy/stats/summary`, `status` … */
  subresource: string | null;
}

/** Undefined when the path names no known resource. */
export function requestOf(path: string): ResourceRequest | undefined {
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .map(decodeURIComponent);
  const core = parts[0] === 'api';
  const [group, version] = core ? ['', parts[1]] : parts[0] === 'apis' ? [parts[1], parts[2]] : [];
  const rest = parts.slice(core ? 2 : 3);
  const find = (plural: string | undefined) =>
    resources.find((each) => each.group === group && each.version === version && each.plural === plural);
  if (rest[0] === 'namespaces' && rest.length >= 3) {
    const resource = find(rest[2]);
    return resource?.namespaced
      ? {
          resource,
          namespace: rest[1] ?? null,
          name: rest[3] ?? null,
          subresource: rest.length > 4 ? rest.slice(4).join('/') : null,
        }
      : undefined;
  }
  const resource = find(rest[0]);
  if (!resource || (resource.namespaced && rest.length > 1)) {
    return undefined;
  }
  return {
    resource,
    namespace: null,
    name: rest[1] ?? null,
    subresource: rest.length > 2 ? rest.slice(2).join('/') : null,
  };
}
