import { setImmediate } from 'node:timers/promises';
import {
  type Place,
  forgetEndedIncidents,
  forgetEvents,
  forgetIgnored,
  forgetOccurrences,
  giveUpOldestIncidents,
  giveUpOldestLogs,
} from './prune-steps.ts';
import type { Statements } from './statements.ts';
import { freePages, usedBytes } from './used-bytes.ts';

/** Runs `work` in a transaction of its own. */
type Write = <T>(work: (statements: Statements) => T) => Promise<T>;

/** Pages given back to the disk at once. */
const pages = 500;

/**
 * Removes what is older than `before`, then the oldest logs and incidents until at most `maxBytes` are used. In many small
 * transactions with a turn of the event loop after each: nobody waits long for an answer meanwhile.
 */
export async function prune(
  write: Write,
  { before, maxBytes, now }: { before: number; maxBytes: number; now: number }
): Promise<{ logs: number; ids: string[] }> {
  const step: Write = async (work) => {
    const result = await write(work);
    await setImmediate();
    return result;
  };
  const ids: string[] = [];
  let logs = 0;
  await everyPlace((after) => step((statements) => forgetOccurrences(statements, before, after)));
  await untilDone(async () => {
    const gone = await step((statements) => forgetEndedIncidents(statements, before));
    ids.push(...gone);
    return gone.length === 0;
  });
  await untilDone(async () => (await step((statements) => forgetIgnored(statements, before))) === 0);
  await everyPlace((after) => step((statements) => forgetEvents(statements, now, after)));
  await untilDone(() =>
    step((statements) => {
      if (usedBytes(statements) <= maxBytes) {
        return true;
      }
      const fewer = giveUpOldestLogs(statements, now);
      logs += fewer;
      const given = fewer > 0 ? undefined : giveUpOldestIncidents(statements);
      ids.push(...(given?.ids ?? []));
      return fewer === 0 && given?.rows === 0;
    })
  );
  await giveBack(step);
  return { logs, ids };
}

/** Gives freed pages back to the disk, as many as there are at the beginning: others may be freed and used meanwhile. */
async function giveBack(step: Write): Promise<void> {
  for (let left = await step(freePages); left > 0; left -= pages) {
    await step((statements) => statements.all(`PRAGMA incremental_vacuum(${pages})`));
  }
}

async function untilDone(work: () => Promise<boolean>): Promise<void> {
  while (!(await work())) {
    // The work itself goes on.
  }
}

async function everyPlace(work: (after: Place) => Promise<Place | undefined>): Promise<void> {
  let place: Place | undefined = { at: -1, row: -1 };
  while (place) {
    place = await work(place);
  }
}
