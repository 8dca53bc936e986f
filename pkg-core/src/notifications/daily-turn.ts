/** How late something daily may still be done. */
const patienceMinutes = 6 * 60;

/**
 * The day (`2026-03-01`) whose turn it is for something that is done daily at a minute of the day; null while it is too
 * early, and when it is too late for that day. `now` in Unix milliseconds.
 */
export function dailyTurn(now: number, minute: number, timeZone: string): string | null {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, hour12: false, hourCycle: 'h23' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  }).formatToParts(now);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  const current = Number(part('hour')) * 60 + Number(part('minute'));
  const isTurn = current >= minute && current < minute + patienceMinutes;
  return isTurn ? `${part('year')}-${part('month')}-${part('day')}` : null;
}
