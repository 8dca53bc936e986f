import { locationUtil, urlUtil } from '@grafana/data';

export interface ExploreQuery {
  expr: string;
  instant: boolean;
}

/**
 * A link that opens one or several queries in Explore. `from`, `to` in Unix milliseconds; `source` is the data source's
 * uid.
 */
export function exploreUrl(
  source: { uid: string; type: string },
  query: ExploreQuery | readonly ExploreQuery[],
  window: { from: number; to: number }
): string {
  const { uid, type } = source;
  const queries = [query].flat().map(({ expr, instant }, index) => ({
    refId: String.fromCharCode('A'.charCodeAt(0) + index),
    datasource: { uid, type },
    ...{ expr, instant, range: !instant },
  }));
  const pane = { datasource: uid, queries, range: { from: String(window.from), to: String(window.to) } };
  return locationUtil.assureBaseUrl(
    urlUtil.renderUrl('/explore', { schemaVersion: '1', panes: JSON.stringify({ vigil: pane }) })
  );
}
