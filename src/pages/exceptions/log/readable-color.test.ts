import { colorManipulator, createTheme } from '@grafana/data';
import { paletteColor } from './ansi-style';
import { readableColor } from './readable-color';

const backgrounds = [
  createTheme({ colors: { mode: 'dark' } }).colors.background.canvas,
  createTheme({ colors: { mode: 'light' } }).colors.background.canvas,
  ...['#cd0000', '#00cd00', '#7f7f7f', '#ffff00'],
];

it.each(backgrounds)('every colour of a terminal can be read on %s', (background) => {
  for (let index = 0; index < 256; index += 1) {
    const color = readableColor(paletteColor(index)!, background);
    expect(colorManipulator.getContrastRatio(color, background)).toBeGreaterThanOrEqual(4.5);
  }
});

it('leaves alone what can be read already', () => {
  expect(colorManipulator.getContrastRatio(readableColor('#ff8700', '#111217'), '#ff8700')).toBeCloseTo(1);
});
