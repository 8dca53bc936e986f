import { useSyncExternalStore } from 'react';

/** One clock for the whole page, so that all relative times step together. */
const every = 10_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(onChange: () => void) {
  if (listeners.size === 0) {
    // Nobody listened for a while: the clock stood still.
    now = Date.now();
  }
  listeners.add(onChange);
  timer ??= setInterval(tick, every);
  return () => {
    listeners.delete(onChange);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

function tick() {
  now = Date.now();
  listeners.forEach((listener) => listener());
}

function snapshot() {
  return now;
}

/** Unix milliseconds, renewed every ten seconds. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, snapshot);
}
