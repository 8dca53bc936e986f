/** The grid of the table's head and rows: the same, so that columns align. */
export function gridColumns(hasGpu: boolean): string {
  return [
    'minmax(190px, 2fr)',
    'minmax(120px, 1fr)',
    '46px',
    'minmax(158px, 1.2fr)',
    '46px',
    ...(hasGpu ? ['96px'] : []),
    '64px',
    '60px',
    'minmax(100px, 0.9fr)',
  ].join(' ');
}
