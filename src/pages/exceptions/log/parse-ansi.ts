import { applyRendition, isPlain, type AnsiStyle } from './ansi-style';

/** A styled part of a text: from `start` up to, not including, `end`, in UTF-16 units. */
export interface AnsiSpan {
  start: number;
  end: number;
  style: AnsiStyle;
}

export interface AnsiText {
  /** What is left to read. */
  text: string;
  /** In order, without overlap. */
  spans: AnsiSpan[];
  /** The style at its end: a terminal keeps it for the next line. */
  style: AnsiStyle;
}

const esc = String.fromCharCode(27);
const csi = String.fromCharCode(0x9b);
const bell = String.fromCharCode(7);
/** Anything that is not simply read: control characters but the tab, and the C1 controls. */
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

/**
 * In order: a control sequence (ECMA-48, 5.4); a control string such as a window's title or a link, ended by BEL or ST;
 * any other escape sequence; a single control character; a run of text.
 */
const token = new RegExp(
  [
    `(?:${esc}\\[|${csi})([0-9:;<=>?]*)[ -/]*([@-~])?`,
    `${esc}[\\]PX^_][\\s\\S]*?(?:${bell}|${esc}\\\\|$)`,
    `${esc}[ -/]*[0-~]?`,
    '([\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f])',
    '([^\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]+)',
  ].join('|'),
  'gy'
);

/**
 * One line as a terminal would show it: colours become spans, a carriage return or backspace lets what follows write over
 * what was there, all other control codes are dropped. `style`: that of the line before, at its end.
 */
export function parseAnsi(line: string, style: AnsiStyle = {}): AnsiText {
  if (!control.test(line)) {
    return { text: line, spans: isPlain(style) || line === '' ? [] : [{ start: 0, end: line.length, style }], style };
  }
  const cells: Array<{ character: string; style: AnsiStyle }> = [];
  let cursor = 0;
  let pen = style;
  // What ends in a carriage return is not overwritten by anything.
  for (const [, parameters = '', final, single, run] of line.replace(/\r+$/, '').matchAll(token)) {
    if (run !== undefined) {
      for (const character of run) {
        cells[cursor] = { character, style: pen };
        cursor += 1;
      }
    } else if (single !== undefined) {
      cursor = single === '\r' ? 0 : single === '\b' ? Math.max(0, cursor - 1) : cursor;
    } else if (final === 'm' && !/^[<=>?]/.test(parameters)) {
      pen = applyRendition(pen, parameters);
    } else if (final === 'K') {
      eraseInLine(cells, cursor, parameters);
    }
  }
  return { ...joinCells(cells), style: pen };
}

/** ECMA-48, 8.3.41: to the end, from the start, or all of it. */
function eraseInLine(cells: Array<{ character: string; style: AnsiStyle }>, cursor: number, mode: string) {
  if (mode === '' || mode === '0') {
    cells.length = Math.min(cells.length, cursor);
  } else if (mode === '2') {
    cells.length = 0;
  } else {
    cells.fill({ character: ' ', style: {} }, 0, cursor + 1);
  }
}

function joinCells(cells: ReadonlyArray<{ character: string; style: AnsiStyle } | undefined>) {
  const spans: AnsiSpan[] = [];
  let text = '';
  // By index: cells that the cursor skipped are holes, and blanks on a screen.
  for (let index = 0; index < cells.length; index += 1) {
    const { character, style } = cells[index] ?? { character: ' ', style: {} };
    const start = text.length;
    text += character;
    const last = spans.at(-1);
    if (last && last.style === style && last.end === start) {
      last.end = text.length;
    } else if (!isPlain(style)) {
      spans.push({ start, end: text.length, style });
    }
  }
  return { text, spans };
}
