/** The grid of the table's head and rows: the same, so that columns align. */
export function gridColumns(hasGpu: boolean): string {
  return [
    'minmax(190px, 1.8fr)',
    'minmax(150px, 1.2fr)',
    '46px',
    'minmax(180px, 1.3fr)',
    '46px',
    ...(hasGpu ? ['96px'] : []),
    '64px',
    '60px',
    'minmax(120px, 1fr)',
  ].join(' ');
}
