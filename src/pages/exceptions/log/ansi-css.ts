import type { CSSProperties } from 'react';
import type { GrafanaTheme2 } from '@grafana/data';
import type { AnsiStyle } from './ansi-style';
import { readableColor } from './readable-color';

const known = new Map<string, string>();
/** True colour gives a log endless colours. */
const mostKnown = 2000;

/** A terminal's style in this theme: hues as written, light enough or dark enough to be read. */
export function ansiCss({ inverse, ...style }: AnsiStyle, theme: GrafanaTheme2): CSSProperties {
  const [ink, paper] = inverse
    ? [style.background ?? theme.colors.background.canvas, style.color ?? theme.colors.text.primary]
    : [style.color, style.background];
  return {
    ...((ink || paper) && {
      color: readable(ink ?? theme.colors.text.primary, paper ?? theme.colors.background.canvas),
    }),
    ...(paper && { background: paper }),
    ...(style.bold && { fontWeight: theme.typography.fontWeightBold }),
    ...(style.faint && { opacity: 0.75 }),
    ...(style.italic && { fontStyle: 'italic' }),
    ...((style.underline || style.strike) && {
      textDecoration: [style.underline && 'underline', style.strike && 'line-through'].filter(Boolean).join(' '),
    }),
  };
}

function readable(ink: string, paper: string): string {
  const key = `${ink} ${paper}`;
  const before = known.get(key);
  if (before !== undefined) {
    return before;
  }
  if (known.size >= mostKnown) {
    known.clear();
  }
  const color = readableColor(ink, paper);
  known.set(key, color);
  return color;
}
