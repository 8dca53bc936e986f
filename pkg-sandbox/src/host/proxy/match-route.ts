import type { PluginRoute } from '../plugin-manifest.ts';

export interface RouteMatch {
  route: PluginRoute;
  /** What is appended to the route's url: the part under the `*`, decoded; empty for exact paths. */
  rest: string;
}

function matchPath(pattern: string, path: string): string | undefined {
  if (pattern === '*') {
    return path;
  }
  const wanted = pattern.replace(/^\/+|\/+$/g, '').split('/');
  const given = path.split('/');
  const star = wanted.at(-1) === '*';
  const fixed = star ? wanted.slice(0, -1) : wanted;
  const longEnough = star ? given.length > fixed.length : given.length === fixed.length;
  if (!longEnough || !fixed.every((segment, index) => segment.startsWith(':') || segment === given[index])) {
    return undefined;
  }
  return star ? given.slice(fixed.length).join('/') : '';
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/**
 * The first route of plugin.json that takes this request, as Grafana's plugin proxy finds it: in order, method exact
 * or `*` or empty, slashes at both ends dropped, every segment decoded only after matching. Dot segments are passed on.
 */
export function matchRoute(routes: PluginRoute[], method: string, encodedPath: string): RouteMatch | undefined {
  const path = encodedPath.replace(/^\/+|\/+$/g, '');
  for (const route of routes) {
    if (route.method !== '' && route.method !== '*' && route.method !== method) {
      continue;
    }
    const rest = matchPath(route.path, path);
    if (rest !== undefined) {
      return { route, rest: rest.split('/').map(decodeSegment).join('/') };
    }
  }
  return undefined;
}
