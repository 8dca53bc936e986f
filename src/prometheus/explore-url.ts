import { locationUtil, urlUtil } from '@grafana/data';

/** A link that opens a query in Explore. `from`, `to` in Unix milliseconds; `source` is the data source's uid. */
export function exploreUrl(
  source: { uid: string; type: string },
  query: { expr: string; instant: boolean },
  window: { from: number; to: number }
): string {
  const { uid, type } = source;
  const pane = {
    datasource: uid,
    queries: [
      { refId: 'A', datasource: { uid, type }, expr: query.expr, instant: query.instant, range: !query.instant },
    ],
    range: { from: String(window.from), to: String(window.to) },
  };
  return locationUtil.assureBaseUrl(
    urlUtil.renderUrl('/explore', { schemaVersion: '1', panes: JSON.stringify({ vigil: pane }) })
  );
}
