import { tableCommand } from './table-key';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const shift = { ...plain, shiftKey: true };

it.each([
  [
    { ...plain, key: 'ArrowDown' },
    { type: 'move', to: 6, extend: false },
  ],
  [
    { ...shift, key: 'ArrowUp' },
    { type: 'move', to: 4, extend: true },
  ],
  [
    { ...plain, key: 'PageDown' },
    { type: 'move', to: 9, extend: false },
  ],
  [
    { ...plain, key: 'PageUp' },
    { type: 'move', to: 0, extend: false },
  ],
  [
    { ...plain, key: 'End' },
    { type: 'move', to: 9, extend: false },
  ],
  [{ ...plain, key: 'Enter' }, { type: 'open' }],
  [
    { ...shift, key: ' ' },
    { type: 'select', extend: true },
  ],
  [{ ...plain, key: 'a' }, { type: 'acknowledge' }],
  [{ ...plain, key: 'm' }, { type: 'mute' }],
  [{ ...plain, key: 'Escape' }, { type: 'clear' }],
  [{ ...plain, ctrlKey: true, key: 'a' }, undefined],
  [{ ...plain, key: 'x' }, undefined],
])('%j', (event, command) => {
  expect(tableCommand(event, 5, 8, 10)).toEqual(command);
});
