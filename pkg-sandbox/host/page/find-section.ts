import type { NavLinkDTO } from '@grafana/data';
import { navTree } from '../boot-data.ts';

function findPath(items: NavLinkDTO[], pathname: string): NavLinkDTO[] {
  let best: NavLinkDTO[] = [];
  for (const item of items) {
    const inside = findPath(item.children ?? [], pathname);
    // An app's entry leads to its default page, and stands for all its paths.
    const url = item.isSection && item.pluginId !== undefined ? `/a/${item.pluginId}` : item.url;
    const here = url !== undefined && (url === '/' ? pathname === '/' : `${pathname}/`.startsWith(`${url}/`));
    const found = inside.length > 0 ? [item, ...inside] : here ? [item] : [];
    const depth = (path: NavLinkDTO[]) => path.at(-1)?.url?.length ?? 0;
    if (depth(found) > depth(best)) {
      best = found;
    }
  }
  return best;
}

/** From the top of the menu down to the entry whose url is the longest start of this path; empty where there is none. */
export function findSection(pathname: string): NavLinkDTO[] {
  return findPath(navTree, pathname);
}
