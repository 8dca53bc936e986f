/** How a terminal would write a piece of text. Colours are `#rrggbb`; absent: the terminal's own. */
export interface AnsiStyle {
  color?: string;
  background?: string;
  bold?: true;
  faint?: true;
  italic?: true;
  underline?: true;
  strike?: true;
  inverse?: true;
}

/** The first sixteen colours as xterm has them. */
const basic = [
  ...['#000000', '#cd0000', '#00cd00', '#cdcd00', '#0000ee', '#cd00cd', '#00cdcd', '#e5e5e5'],
  ...['#7f7f7f', '#ff0000', '#00ff00', '#ffff00', '#5c5cff', '#ff00ff', '#00ffff', '#ffffff'],
];
/** Steps of the colour cube. */
const cube = [0, 95, 135, 175, 215, 255];

/** Colour number 0 … 255 of xterm: sixteen, a cube of 6 × 6 × 6, 24 greys. Undefined beyond. */
export function paletteColor(index: number): string | undefined {
  if (index < 16) {
    return basic[index];
  }
  if (index < 232) {
    const step = index - 16;
    return hex(cube[Math.floor(step / 36)] ?? 0, cube[Math.floor(step / 6) % 6] ?? 0, cube[step % 6] ?? 0);
  }
  return index < 256 ? hex(...grey(8 + (index - 232) * 10)) : undefined;
}

const grey = (level: number): [number, number, number] => [level, level, level];

function hex(...channels: [number, number, number]): string {
  return `#${channels.map((value) => Math.min(255, value).toString(16).padStart(2, '0')).join('')}`;
}

/**
 * The style after a Select Graphic Rendition sequence; `parameters` is what stands between `ESC [` and `m`. What is not
 * known changes nothing. ECMA-48, 8.3.117; extended colours: ITU-T T.416, 13.1.8, with semicolons as xterm has them.
 * Concealed text stays visible: nothing of a log is hidden.
 */
export function applyRendition(style: AnsiStyle, parameters: string): AnsiStyle {
  const codes = parameters.split(';');
  let next = { ...style };
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index] ?? '';
    const [head = '', ...parts] = code.split(':');
    const number = Number(head || 0);
    if (number === 38 || number === 48) {
      const rest = parts.length > 0 ? parts.map(Number) : codes.slice(index + 1).map(Number);
      const [color, used] = extendedColor(rest, parts.length > 0);
      index += parts.length > 0 ? 0 : used;
      if (color) {
        next = { ...next, [number === 38 ? 'color' : 'background']: color };
      }
    } else {
      next = applyCode(next, number);
    }
  }
  return next;
}

/** The colour and how many of the codes make it. With colons, a colour space may stand before red, green and blue. */
function extendedColor(codes: number[], colons: boolean): [string | undefined, number] {
  const [mode, ...values] = codes;
  if (mode === 5) {
    return [paletteColor(values[0] ?? 256), 2];
  }
  if (mode === 2) {
    const [red = NaN, green = NaN, blue = NaN] = colons && values.length > 3 ? values.slice(1) : values;
    const valid = [red, green, blue].every((value) => Number.isInteger(value) && value >= 0 && value <= 255);
    return [valid ? hex(red, green, blue) : undefined, 4];
  }
  return [undefined, 1];
}

const switches: Record<number, AnsiStyle> = {
  1: { bold: true },
  2: { faint: true },
  3: { italic: true },
  4: { underline: true },
  7: { inverse: true },
  9: { strike: true },
  22: { bold: undefined, faint: undefined },
  23: { italic: undefined },
  24: { underline: undefined },
  27: { inverse: undefined },
  29: { strike: undefined },
  39: { color: undefined },
  49: { background: undefined },
};

function applyCode(style: AnsiStyle, code: number): AnsiStyle {
  if (code === 0) {
    return {};
  }
  const color = (first: number, palette: number) => paletteColor(code - first + palette);
  switch (true) {
    case code >= 30 && code <= 37:
      return { ...style, color: color(30, 0) };
    case code >= 40 && code <= 47:
      return { ...style, background: color(40, 0) };
    case code >= 90 && code <= 97:
      return { ...style, color: color(90, 8) };
    case code >= 100 && code <= 107:
      return { ...style, background: color(100, 8) };
    default:
      return { ...style, ...switches[code] };
  }
}

/** Whether it says anything at all. */
export function isPlain(style: AnsiStyle): boolean {
  return Object.values(style).every((value) => value === undefined);
}
