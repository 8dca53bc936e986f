import type { Logger } from 'pino';
import type { Surroundings } from '../kubernetes/surroundings.ts';
import { InvalidRecording } from '../store/incident-store.ts';

const firstDelayMs = 1000;
const longestDelayMs = 30_000;

export interface Persistence {
  surroundings: Pick<Surroundings, 'delay'>;
  logger: Pick<Logger, 'warn'>;
  signal: AbortSignal;
}

/**
 * Repeats a write until the store takes it. Undefined when `signal` aborted before that. Rejects only with
 * {@link InvalidRecording}, which no repetition mends.
 */
export async function persist<T>(write: () => Promise<T>, how: Persistence): Promise<T | undefined> {
  const { surroundings, logger, signal } = how;
  for (let delay = firstDelayMs; ; delay = Math.min(delay * 2, longestDelayMs)) {
    try {
      return await write();
    } catch (error) {
      if (error instanceof InvalidRecording) {
        throw error;
      }
      if (signal.aborted) {
        return undefined;
      }
      logger.warn({ err: error, retryInMs: delay }, 'the store did not take what was written; it is tried again');
      await surroundings.delay(delay, signal);
    }
  }
}
