/** Pixels. */
export const rowHeight = 36;

/** Below this width of the list the container has no column of its own. Pixels. */
export const compactBelow = 1000;

/** The grid of a row and of its header: severity, last seen, reason, workload, container, times, state, message, log. */
export function rowColumns(compact: boolean): string {
  return compact
    ? '16px 80px 130px minmax(150px, 1.2fr) 44px 70px minmax(80px, 1fr) 16px'
    : '16px 84px 204px minmax(200px, 1.2fr) 92px 44px 72px minmax(180px, 1.6fr) 16px';
}
