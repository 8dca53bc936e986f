import type { IncidentStore, LogTarget } from '../../pkg-backend-proxy/src/store/incident-store.ts';
import { chance } from './chance.ts';
import { exampleRecording } from './example-recording.ts';

const batchSize = 200;
const seed = 20_261_121;

/** A log of fifty lines; the error at its end is one of 250. */
function exampleLog(index: number, at: number): string {
  const time = new Date(at).toISOString().replace('Z', '000000Z');
  const lines = Array.from(
    { length: 48 },
    (_, line) => `${time} level=info msg="handled" path=/orders/${index * line}`
  );
  const name = `ledger-${(index / 10) % 250}`;
  return `${[...lines, `${time} Error: cannot reach ${name}`, `${time}     at connect (/app/${name}.js:12:7)`].join('\n')}\n`;
}

/** `incidents` different ones, written as the proxy writes them, with a log for one in ten. Gives the occurrences. */
export async function fillStore(
  store: Pick<IncidentStore, 'record' | 'finishCapture'>,
  incidents: number,
  now: number,
  onProgress: (done: number) => void = () => undefined
): Promise<number> {
  const random = chance(seed);
  let occurrences = 0;
  for (let from = 0; from < incidents; from += batchSize) {
    const count = Math.min(batchSize, incidents - from);
    const batch = Array.from({ length: count }, (_, offset) => exampleRecording(from + offset, now, random));
    const { wanted } = await store.record(batch);
    occurrences += batch.reduce((sum, { happenings }) => sum + happenings.length, 0);
    await Promise.all(wanted.map((target, position) => finish(store, target, from + position * 10, now)));
    if ((from / batchSize) % 50 === 49) {
      onProgress(from + count);
    }
  }
  return occurrences;
}

async function finish(store: Pick<IncidentStore, 'finishCapture'>, target: LogTarget, index: number, now: number) {
  const text = exampleLog(index, now);
  await store.finishCapture(target, { status: 'captured', which: 'previous', text, truncated: false }, now);
}
