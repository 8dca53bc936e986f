/** What `source` gives, and `beat()` whenever it was silent for `everyMs`. Ends with the source, or when `signal` aborts. */
export async function* withHeartbeat<T>(
  source: AsyncIterable<T>,
  everyMs: number,
  beat: () => T,
  signal: AbortSignal
): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  const aborted = new Promise<'aborted'>((resolve) => {
    signal.addEventListener('abort', () => resolve('aborted'), { once: true });
  });
  let next = iterator.next();
  try {
    while (!signal.aborted) {
      let timer: NodeJS.Timeout | undefined;
      const silence = new Promise<'silence'>((resolve) => {
        timer = setTimeout(resolve, everyMs, 'silence' as const);
      });
      const outcome = await Promise.race([next, silence, aborted]).finally(() => clearTimeout(timer));
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
