/** Pixels. */
export const rowHeight = 36;

/** Below this width of the list the container has no column of its own. Pixels. */
export const compactBelow = 1180;

/**
 * The grid of a row and of its header: choice, severity, last seen, reason, workload, container, times, status, duration,
 * message, note and log. The choice only where the reader may mark. The longest reason fits.
 */
export function rowColumns(compact: boolean, selectable: boolean): string {
  const columns = compact
    ? '14px 66px minmax(104px, 196px) minmax(200px, 1fr) 38px 90px 48px minmax(110px, 1fr) 36px'
    : '14px 84px 196px minmax(190px, 1fr) 110px 44px 128px 56px minmax(200px, 1.6fr) 38px';
  return selectable ? `18px ${columns}` : columns;
}
