import { colorManipulator } from '@grafana/data';

/** Contrast that WCAG 2.2 asks of text (1.4.3). */
const enough = 4.5;

/** The colour, made lighter or darker until it can be read on the background. Colours as CSS writes them. */
export function readableColor(color: string, background: string): string {
  const { getContrastRatio, getLuminance, lighten, darken } = colorManipulator;
  const isDark = getLuminance(background) < 0.18;
  for (let share = 0; share < 1; share += 0.1) {
    const candidate = isDark ? lighten(color, share) : darken(color, share);
    if (getContrastRatio(candidate, background) >= enough) {
      return candidate;
    }
  }
  return isDark ? '#ffffff' : '#000000';
}
