/** What `source` gives, and `beat()` whenever it was silent for `everyMs`. Ends with the source, or when `signal` aborts. */
export async function* withHeartbeat<T>(
  source: AsyncIterable<T>,
  everyMs: number,
  beat: () => T,
  signal: AbortSignal
): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    while (!signal.aborted) {
      const outcome = await within(next, everyMs, signal);
      if (outcome === 'aborted') {
        return;
      }
      if (outcome === 'silence') {
        yield beat();
        continue;
      }
      if (outcome.done) {
        return;
      }
      yield outcome.value;
      next = iterator.next();
    }
  } finally {
    // The source hears of the same signal; whatever it still says has no reader.
    next.catch(() => undefined);
    void iterator.return?.().catch(() => undefined);
  }
}

/**
 * Not `Promise.race`: what a race has not chosen is held by every promise that took part, and a reader's signal lives for
 * days.
 */
function within<Outcome>(
  next: Promise<Outcome>,
  everyMs: number,
  signal: AbortSignal
): Promise<Outcome | 'silence' | 'aborted'> {
  return new Promise((resolve, reject) => {
    const abort = () => settle(() => resolve('aborted'));
    const timer = setTimeout(() => settle(() => resolve('silence')), everyMs);
    const settle = (how: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      how();
    };
    signal.addEventListener('abort', abort, { once: true });
    next.then(
      (outcome) => settle(() => resolve(outcome)),
      (error: unknown) => settle(() => reject(error))
    );
  });
}
