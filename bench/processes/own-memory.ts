import { readdirSync, readFileSync } from 'node:fs';

/** What this process takes at the moment. Bytes, microseconds of processor time, open descriptors. */
export interface OwnMemory {
  rss: number;
  /** The most it ever had; 0 where the system does not tell. */
  peakRss: number;
  /** After a collection of garbage where that was asked for. */
  heap: number;
  /** Buffers and the like, outside the heap. */
  external: number;
  cpu: number;
  descriptors: number;
}

/** `collect`: the garbage first, which needs `--expose-gc`; the RSS is read before, as a process has it by itself. */
export function ownMemory({ collect }: { collect: boolean }): OwnMemory {
  const rss = process.memoryUsage.rss();
  if (collect) {
    globalThis.gc?.();
  }
  const { heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return { rss, peakRss: peak(), heap: heapUsed, external, cpu: user + system, descriptors: countDescriptors() };
}

function countDescriptors(): number {
  return readEntry(() => readdirSync('/proc/self/fd').length);
}

function peak(): number {
  return readEntry(
    () => Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) * 1024
  );
}

/** Only Linux has /proc. */
function readEntry(read: () => number): number {
  try {
    return read();
  } catch {
    return 0;
  }
}
