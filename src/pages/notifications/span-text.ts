import { durationText } from '../../components/duration-text';

/** A span of milliseconds as figures: `340 ms`, `2.4 s`; from a minute on in the largest whole unit. */
export function spanText(milliseconds: number): string {
  if (milliseconds < 1000) {
    return `${Math.round(milliseconds)} ms`;
  }
  return milliseconds < 59_950
    ? `${Math.round(milliseconds / 100) / 10} s`
    : durationText(Math.max(60_000, milliseconds));
}
