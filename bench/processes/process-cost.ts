import { readFileSync, writeFileSync } from 'node:fs';

/** Clock ticks of `/proc` a second on Linux (USER_HZ). */
const ticks = 100;

/** Processor time of another process so far, user and system, milliseconds; 0 where the system does not tell. */
export function cpuOf(pid: number): number {
  // The name, in parentheses, may have spaces; utime and stime are the fields 14 and 15. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
  const fields = readEntry(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  return ((Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 1000) / ticks;
}

/** Resident memory of another process, bytes: now, and the most it had since the start or `forgetPeak`. */
export function memoryOf(pid: number): { rss: number; peak: number } {
  const status = readEntry(`/proc/${pid}/status`);
  const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * 1024;
  return { rss: read('VmRSS'), peak: read('VmHWM') };
}

/** Lets the peak begin anew. https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html */
export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

function readEntry(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
