import { mix } from '../hash.ts';
import type { Run } from '../life/schedule.ts';

/** What a container writes. `step` counts its lines since the start of the instance, `noise` 0 … 2³²−1 goes with it. */
export interface LogStyle {
  start: string[];
  /** Milliseconds between two lines. */
  every: number;
  line(step: number, noise: number): string;
  /** The last words of an instance that fails. */
  end: string[];
}

/** The kubelet keeps about this much before it rotates. */
const keptLines = 2_000;

/** The lines one instance has written until `time`, oldest first. */
export function writtenLines(
  style: LogStyle,
  seed: number,
  run: Run,
  time: number
): Array<{ time: number; text: string }> {
  const until = Math.min(time, run.end);
  const startGap = 120;
  const flowFrom = run.start + 300 + style.start.length * startGap;
  const endFrom = run.end - (style.end.length + 1) * 15;
  const last = Math.floor((Math.min(until, endFrom) - flowFrom) / style.every);
  // A log that was rotated has lost its beginning.
  const rotated = last > keptLines;
  const lines = rotated ? [] : style.start.map((text, index) => ({ time: run.start + 300 + index * startGap, text }));
  for (let step = Math.max(0, last - keptLines); step <= last; step++) {
    const noise = mix(seed, step);
    lines.push({
      time: flowFrom + step * style.every + (noise % Math.min(style.every, 400)),
      text: style.line(step, noise),
    });
  }
  if (run.end !== Infinity) {
    style.end.forEach((text, index) => {
      const at = endFrom + index * 15;
      if (at <= until) {
        lines.push({ time: at, text });
      }
    });
  }
  return lines.filter((line) => line.time <= until).sort((a, b) => a.time - b.time);
}
