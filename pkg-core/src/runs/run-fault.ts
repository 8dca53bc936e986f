/** Why a run can not be kept as asked; `text` says what to do. */
export interface RunFault {
  code: 'bad-request' | 'conflict' | 'too-many' | 'not-found';
  text: string;
}

/** Clocks of load generators go ahead of the proxy's by so much, without a remark. */
const clockSkewMs = 5 * 60_000;

/** Why this is no window; undefined when it is one. Unix milliseconds; `to` null: it goes on. */
export function windowFault(from: number, to: number | null, now: number): RunFault | undefined {
  if (to !== null && to <= from) {
    return { code: 'bad-request', text: `to: must be later than from (${iso(from)}).` };
  }
  const late = to ?? from;
  return late > now + clockSkewMs
    ? { code: 'bad-request', text: `${to === null ? 'from' : 'to'}: ${iso(late)} is in the future; it is ${iso(now)}.` }
    : undefined;
}

/** A moment as messages and file names write it. */
export function iso(moment: number): string {
  return new Date(moment).toISOString();
}
