/** Milliseconds. */
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A stretch of milliseconds as people say it: `42 min`, `5 h`, `3 d`. */
export function age(milliseconds: number): string {
  if (milliseconds < 2 * hour) {
    return `${Math.floor(milliseconds / minute)} min`;
  }
  return milliseconds < 2 * day ? `${Math.floor(milliseconds / hour)} h` : `${Math.floor(milliseconds / day)} d`;
}
