/** Icons that Grafana has and the npm package of @grafana/ui lacks, drawn anew as strokes in a box of 24. */
const strokes: Record<string, string> = {
  spinner: 'M12 3a9 9 0 1 1-9 9',
  'angle-double-left': 'M11 7l-5 5 5 5M18 7l-5 5 5 5',
  'angle-double-up': 'M7 11l5-5 5 5M7 18l5-5 5 5',
  home: 'M4 11l8-7 8 7M6 10v10h12V10M10 20v-6h4v6',
  'file-download': 'M14 3H6v18h12V7zM14 3v4h4M12 10v7M9 14l3 3 3-3',
  wrench: 'M14.5 6.5a4 4 0 0 1 5-2.5l-3 3 1 2 2 1 3-3a4 4 0 0 1-5.5 4.5L8 20a2 2 0 0 1-3-3l9-9z',
  'check-square': 'M4 4h16v16H4zM8 12l3 3 5-6',
  'list-ol': 'M10 6h10M10 12h10M10 18h10M4 5l1.5-1v4M4 11.5c1-1 2.5 0 1.5 1.2L4 14h2.5M4 17h2l-1 1.5c1.5 0 1.5 2-.5 2',
  'lightbulb-alt': 'M9 18h6M10 21h4M12 3a6 6 0 0 0-3.5 11c.5.5.5 1 .5 2h6c0-1 0-1.5.5-2A6 6 0 0 0 12 3z',
  'thumbs-up': 'M7 11v9H4v-9zM7 11l4-8c2 0 2.5 1.5 2 3.5L12.5 10H19c1 0 1.5 1 1.2 2l-1.7 7c-.2.6-.8 1-1.5 1H7',
  flask: 'M9 3h6M10 3v6l-5 9c-.6 1.2 0 3 1.5 3h11c1.5 0 2.1-1.8 1.5-3l-5-9V3M8 15h8',
  'arrow-circle-down': 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 8v8M9 13l3 3 3-3',
  'bell-slash': 'M6 17V10a6 6 0 0 1 9-5M18 10v7H4M10 20h4M4 3l17 18',
  heart: 'M12 20s-8-5-8-11a4.5 4.5 0 0 1 8-2.5A4.5 4.5 0 0 1 20 9c0 6-8 11-8 11z',
  'heart-break': 'M12 20s-8-5-8-11a4.5 4.5 0 0 1 8-2.5A4.5 4.5 0 0 1 20 9c0 6-8 11-8 11zM12 7l-2 3 4 2-2 3',
  'heart-rate': 'M3 12h4l2-5 4 11 2.5-6H21',
  'map-marker': 'M12 21s7-6.5 7-11.5a7 7 0 0 0-14 0C5 14.5 12 21 12 21zM12 7a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  'user-circle':
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM6 18c1-3 3-3.5 6-3.5s5 .5 6 3.5',
};
/** The names that have a drawing of their own. */
export const drawnIcons = Object.keys(strokes);
/** A dotted ring: nothing that could be mistaken for a meaning. */
const neutral = 'M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14z';

/** An SVG for an icon name: drawn where known, a neutral ring for all others. */
export function drawIcon(name: string): string {
  const known = strokes[name];
  const dashes = known === undefined ? ' stroke-dasharray="2 3"' : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="${known ?? neutral}" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"${dashes}/></svg>`;
}

/** The mark of a data source: a plain cylinder in Grafana's place for logos. */
export const datasourceLogo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><g fill="none" stroke="#e6522c" stroke-width="2"><ellipse cx="12" cy="6" rx="7" ry="3"/><path d="M5 6v12c0 4 14 4 14 0V6M5 12c0 4 14 4 14 0"/></g></svg>';
