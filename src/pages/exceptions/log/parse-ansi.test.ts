import { applyRendition, paletteColor, type AnsiStyle } from './ansi-style';
import { parseAnsi } from './parse-ansi';

const esc = String.fromCharCode(27);
const bell = String.fromCharCode(7);
const red = '#cd0000';

it.each<[string, string, AnsiStyle]>([
  ['nothing is a reset', '', {}],
  ['reset', '0', {}],
  ['bold red', '1;31', { bold: true, color: red }],
  ['bright blue on bright black', '94;100', { color: '#5c5cff', background: '#7f7f7f' }],
  ['256 colours', '38;5;208', { color: '#ff8700' }],
  ['256 greys', '48;5;232', { background: '#080808' }],
  ['true colour', '38;2;1;2;255', { color: '#0102ff' }],
  ['true colour with colons and a colour space', '38:2::1:2:255', { color: '#0102ff' }],
  ['256 colours with colons, then bold', '38:5:9;1', { color: '#ff0000', bold: true }],
  ['what follows an extended colour', '38;5;1;4', { color: red, underline: true }],
  ['a channel out of range', '38;2;1;2;300;3', { italic: true }],
  ['a colour cut short', '38;5', {}],
  ['an unknown code', '73', {}],
  ['text that would be concealed', '8', {}],
])('SGR: %s', (_, parameters, style) => {
  expect(applyRendition({}, parameters)).toEqual(style);
});

it.each([
  ['22', 'bold'],
  ['22', 'faint'],
  ['23', 'italic'],
  ['24', 'underline'],
  ['27', 'inverse'],
  ['29', 'strike'],
  ['39', 'color'],
  ['49', 'background'],
])('SGR %s ends %s', (parameters, name) => {
  expect(applyRendition({ [name]: name.match(/color|back/) ? red : true }, parameters)).toEqual({ [name]: undefined });
});

it('knows 256 colours and no more', () => {
  expect(Array.from({ length: 256 }, (_, index) => paletteColor(index))).not.toContain(undefined);
  expect(paletteColor(231)).toBe('#ffffff');
  expect(paletteColor(256)).toBeUndefined();
});

it('makes spans of colours and takes the codes away', () => {
  expect(parseAnsi(`a ${esc}[31mred${esc}[0m b`)).toEqual({
    text: 'a red b',
    spans: [{ start: 2, end: 5, style: { color: red } }],
    style: {},
  });
});

it('goes on with the colour of the line before, and hands its own on', () => {
  const first = parseAnsi(`${esc}[31mpanic`);
  expect(first.style).toEqual({ color: red });
  expect(parseAnsi('  at main', first.style).spans).toEqual([{ start: 0, end: 9, style: { color: red } }]);
  expect(parseAnsi('', first.style)).toEqual({ text: '', spans: [], style: { color: red } });
});

it.each([
  ['moves of the cursor', `${esc}[2J${esc}[1;1Hhome${esc}[?25l`, 'home'],
  ['a window title', `${esc}]0;title${bell}text`, 'text'],
  ['a link', `${esc}]8;;http://a${esc}\\here${esc}]8;;${esc}\\`, 'here'],
  ['a string without an end', `ok ${esc}Pq1234`, 'ok '],
  ['character sets', `${esc}(Btext${esc}=`, 'text'],
  ['the eight bit introducer', `${String.fromCharCode(0x9b)}31mred`, 'red'],
  ['lone controls', `a${bell}b\u0000c`, 'abc'],
  ['an escape at the end', `end${esc}`, 'end'],
  ['a sequence cut short', `end${esc}[3`, 'end'],
  ['a private mode that looks like a colour', `${esc}[>4;1mtext`, 'text'],
  ['tabs stay', 'a\tb', 'a\tb'],
  ['other scripts stay', `${esc}[1m错误 💥`, '错误 💥'],
])('drops what is no text: %s', (_, line, text) => {
  expect(parseAnsi(line).text).toBe(text);
});

it.each([
  ['Windows line ends', 'text\r', 'text'],
  ['a progress bar', '10 %\r50 %\r100 %', '100 %'],
  ['what is longer stays', 'downloading\rdone', 'doneloading'],
  ['unless it is erased', `downloading\r${esc}[Kdone`, 'done'],
  ['all of it', `downloading${esc}[2K\rdone`, 'done'],
  ['up to the cursor', `abc\ra${esc}[1K`, '  c'],
  ['backspace', 'helo\b\blo', 'helo'],
  ['backspace at the start', '\b\bx', 'x'],
  ['characters of two units', '💥💥\r💚', '💚💥'],
])('writes over: %s', (_, line, text) => {
  expect(parseAnsi(line).text).toBe(text);
});

it('colours what was written over as it was written last', () => {
  expect(parseAnsi(`${esc}[31mabc\r${esc}[0mx`).spans).toEqual([{ start: 1, end: 3, style: { color: red } }]);
});
