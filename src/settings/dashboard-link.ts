/** A link from an incident to a page of the user's own, usually a dashboard. */
export interface DashboardLink {
  name: string;
  /** `/d/pods?var-namespace=${namespace}&from=${from}&to=${to}`; http(s), or a path of this Grafana. */
  url: string;
}

/** What `${…}` may stand for in a link. `from` and `to` are Unix milliseconds. */
export const linkVariables = ['cluster', 'namespace', 'workload', 'pod', 'container', 'node', 'from', 'to'] as const;
export type LinkVariable = (typeof linkVariables)[number];

export type LinkProblem =
  | { problem: 'no-name' | 'no-url' | 'not-http' | 'has-credentials' }
  /** `detail`: the name that stands for nothing. */
  | { problem: 'unknown-variable'; detail: string };

const variable = /\$\{([^}]*)\}/g;
/** Stands for Grafana, wherever it is. */
const home = 'http://grafana.invalid';

/** Why a link cannot be used; null when it can. */
export function checkLink({ name, url }: DashboardLink): LinkProblem | null {
  if (url.trim() === '') {
    return { problem: 'no-url' };
  }
  if (name.trim() === '') {
    return { problem: 'no-name' };
  }
  for (const [, used = ''] of url.matchAll(variable)) {
    if (!linkVariables.some((known) => known === used)) {
      return { problem: 'unknown-variable', detail: used };
    }
  }
  const target = resolve(url.replaceAll(variable, 'x'));
  if (!target) {
    return { problem: 'not-http' };
  }
  return target.username || target.password ? { problem: 'has-credentials' } : null;
}

/** The link for one incident. Values are encoded; one that is not known is left empty. */
export function fillLink(url: string, values: Readonly<Record<LinkVariable, string | number | null>>): string {
  return url.trim().replaceAll(variable, (whole, name: string) => {
    const known = linkVariables.find((one) => one === name);
    return known ? encodeURIComponent(values[known] ?? '') : whole;
  });
}

/** The links that can be used, of settings that may come from a provisioning file and hold anything. */
export function usableLinks(value: unknown): DashboardLink[] {
  return allLinks(value).filter((link) => checkLink(link) === null);
}

/** Everything that has the shape of a link, whether it can be used or not. */
export function allLinks(value: unknown): DashboardLink[] {
  return Array.isArray(value) ? value.filter(isLink).map(({ name, url }) => ({ name, url })) : [];
}

function isLink(value: unknown): value is DashboardLink {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    'url' in value &&
    typeof value.name === 'string' &&
    typeof value.url === 'string'
  );
}

/** Where a link leads: http(s), or a path that does not leave Grafana however a browser reads it. */
function resolve(url: string): URL | undefined {
  const text = url.trim();
  try {
    const target = new URL(text, home);
    const isPath = text.startsWith('/') && target.origin === home;
    return isPath || /^https?:\/\//i.test(text) ? target : undefined;
  } catch {
    return undefined;
  }
}
