import { cpus, totalmem } from 'node:os';
import type { Figures } from '../benchmark.ts';
import { megabytes } from './round.ts';

/** What the figures were measured on. */
export function machine(): Figures {
  return { node: process.version, cpus: cpus().length, cpu: cpus()[0]?.model ?? '', memory_mb: megabytes(totalmem()) };
}
