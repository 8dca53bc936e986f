import type { Readable } from 'node:stream';
import type { Surroundings } from './surroundings.ts';

/** Thrown when a stream has been silent for too long. */
export class SilentStream extends Error {}

/** Thrown when a line grows beyond what is held of one. */
export class EndlessLine extends Error {}

export interface LineReading {
  /** Silence that is endured, milliseconds; 0: any. */
  idleTimeout: number;
  /** The most bytes of one line. */
  lineLimit: number;
  /** What becomes of a longer line: an {@link EndlessLine}, or pieces as if they were lines. */
  beyond: 'fail' | 'split';
}

const lineBreak = 0x0a;

/**
 * The complete lines of a stream, as many at a time as one chunk brought; a rest without a line break comes last.
 * Destroys the stream when it stays silent for too long, when `signal` aborts and when the reader stops reading.
 */
export async function* readLines(
  stream: Readable,
  { idleTimeout, lineLimit, beyond }: LineReading,
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
  // Bytes are decoded line by line: a line break is never inside a character, the end of a chunk may be.
  let rest: Buffer[] = [];
  let restBytes = 0;
  const keep = (piece: Buffer) => {
    rest.push(piece);
    restBytes += piece.length;
    if (restBytes > lineLimit && beyond === 'fail') {
      throw new EndlessLine(`a line of more than ${lineLimit} bytes`);
    }
  };
  const complete = (end: Buffer): string => {
    const line = rest.length === 0 ? end.toString() : Buffer.concat([...rest, end]).toString();
    [rest, restBytes] = [[], 0];
    return line;
  };
  const nothing = Buffer.alloc(0);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      heardAt = surroundings.now();
      const lines: string[] = [];
      let from = 0;
      for (let end = chunk.indexOf(lineBreak); end >= 0; end = chunk.indexOf(lineBreak, from)) {
        lines.push(complete(chunk.subarray(from, end)));
        from = end + 1;
      }
      if (from < chunk.length) {
        keep(chunk.subarray(from));
      }
      if (restBytes > lineLimit) {
        lines.push(complete(nothing));
      }
      yield lines.filter((line) => line !== '');
    }
    if (restBytes > 0) {
      yield [complete(nothing)];
    }
  } finally {
    ended.abort();
    signal.removeEventListener('abort', abort);
    stream.destroy();
  }
}
