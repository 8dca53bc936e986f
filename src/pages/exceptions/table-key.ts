/** What a key does in the list. `extend`: the way there is chosen. */
export type TableCommand =
  | { type: 'move'; to: number; extend: boolean }
  | { type: 'open' | 'acknowledge' | 'mute' | 'clear' }
  | { type: 'select'; extend: boolean };

type Key = Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean> & { key: string };

/** The command of a key; undefined: not the list's. `active`: the row in focus, `page`: rows in sight, `size`: all rows. */
export function tableCommand(event: Key, active: number, page: number, size: number): TableCommand | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return undefined;
  }
  const targets: Record<string, number> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: size - 1,
  };
  const target = targets[event.key];
  if (target !== undefined) {
    return { type: 'move', to: Math.max(0, Math.min(size - 1, target)), extend: event.shiftKey };
  }
  switch (event.key) {
    case 'Enter':
      return { type: 'open' };
    case ' ':
      return { type: 'select', extend: event.shiftKey };
    case 'a':
      return { type: 'acknowledge' };
    case 'm':
      return { type: 'mute' };
    case 'Escape':
      return { type: 'clear' };
    default:
      return undefined;
  }
}
