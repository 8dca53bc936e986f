import type { LogStyle } from './log-style.ts';

/** A Java program that runs out of heap, says so, and is killed while the dump of its heap fills the container's memory. */
export const heapDump: LogStyle = {
  start: [
    'INFO  main c.e.indexer.Application - Starting indexer 6.3.1 on JDK 21.0.4 with -Xmx480m -XX:+HeapDumpOnOutOfMemoryError',
    'INFO  main c.e.indexer.SegmentCache - segment cache in heap, dump path /dev/shm',
  ],
  every: 8_000,
  line: (step, noise) =>
    `INFO  merge-${noise % 4} c.e.indexer.SegmentMerger - merged ${200 + (noise % 900)} segments, heap ${Math.min(479, 180 + step * 3)} of 480 MiB`,
  end: [
    'WARN  gc c.e.indexer.HeapWatch - 98% of the time spent in garbage collection',
    'java.lang.OutOfMemoryError: Java heap space',
    '\tat com.example.indexer.SegmentCache.grow(SegmentCache.java:203)',
    '\tat com.example.indexer.SegmentMerger.merge(SegmentMerger.java:97)',
    'Dumping heap to /dev/shm/java_pid1.hprof ...',
  ],
};
