import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { Surroundings } from './surroundings.ts';

/** Thrown when a stream has been silent for too long. */
export class SilentStream extends Error {}

/**
 * The complete lines of a stream, as many at a time as one chunk brought; a rest without a line break comes last.
 * Destroys the stream when it stays silent for `idleTimeout` milliseconds (0: any silence is fine), when `signal` aborts
 * and when the reader stops reading.
 */
export async function* readLines(
  stream: Readable,
  idleTimeout: number,
  signal: AbortSignal,
  surroundings: Pick<Surroundings, 'now' | 'delay'>
): AsyncGenerator<string[], void> {
  const ended = new AbortController();
  let heardAt = surroundings.now();
  const watchdog = async () => {
    while (!ended.signal.aborted) {
      const left = heardAt + idleTimeout - surroundings.now();
      if (left <= 0) {
        stream.destroy(new SilentStream(`silent for ${idleTimeout} ms`));
        return;
      }
      await surroundings.delay(left, ended.signal);
    }
  };
  const abort = () => stream.destroy();
  signal.addEventListener('abort', abort, { once: true });
  if (idleTimeout > 0) {
    void watchdog();
  }
  const decoder = new StringDecoder('utf8');
  let rest = '';
  try {
    for await (const chunk of stream) {
      heardAt = surroundings.now();
      const lines = (rest + decoder.write(chunk as Buffer)).split('\n');
      rest = lines.pop() ?? '';
      yield lines.filter((line) => line !== '');
    }
    rest += decoder.end();
    if (rest !== '') {
      yield [rest];
    }
  } finally {
    ended.abort();
    signal.removeEventListener('abort', abort);
    stream.destroy();
  }
}
