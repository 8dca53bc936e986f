/** The grid of a line and of its header: severity, last seen, reason, workload, container, pods, restarts, state, since, meaning, link. */
export function lineColumns(compact: boolean): string {
  return compact
    ? '16px 76px 160px minmax(150px, 1.2fr) 40px 60px 64px 104px 72px'
    : '16px 84px 230px minmax(200px, 1.2fr) 110px 44px 64px 72px 104px minmax(160px, 1.4fr) 72px';
}
