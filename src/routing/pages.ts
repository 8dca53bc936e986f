import { urlUtil } from '@grafana/data';
import { pluginId } from '../plugin-id';

/** The app's pages, by the last part of their path. */
export const pageNames = ['exceptions', 'resources', 'audit', 'notifications', 'health'] as const;
export type PageName = (typeof pageNames)[number];

const base = `/a/${pluginId}`;

/** The page that a path shows; the first page for the app's root and for unknown paths. */
export function pageAt(pathname: string): PageName {
  const start = pathname.indexOf(base);
  const [, name] = start < 0 ? [] : pathname.slice(start + base.length).split('/');
  return pageNames.find((page) => page === name) ?? pageNames[0];
}

/** Path and query of a page, without Grafana's sub path. Lists are joined by commas; undefined and empty are left out. */
export function pagePath(page: PageName, query: Record<string, string | readonly string[] | undefined> = {}): string {
  const parameters = Object.entries(query).flatMap(([name, value]) => {
    const text = typeof value === 'string' || value === undefined ? value : value.join(',');
    return text ? [[name, text] as const] : [];
  });
  return urlUtil.renderUrl(`${base}/${page}`, Object.fromEntries(parameters));
}

/** The plugin's configuration page. */
export const configurationPath = `/plugins/${pluginId}?page=configuration`;
