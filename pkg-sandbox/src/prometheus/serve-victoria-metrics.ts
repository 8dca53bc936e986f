import { join } from 'node:path';
import { findProgram, type FindOptions } from '../programs/find-program.ts';
import { programs } from '../programs/programs.ts';
import { claimPort, serveProgram } from '../programs/serve-program.ts';
import type { ServingDatabase } from './serve-prometheus.ts';
import { untilReady } from './until-ready.ts';

/**
 * VictoriaMetrics (single node) on 127.0.0.1: it takes remote write and answers Prometheus' query API. A free port by
 * default; `folder`: holds its data. Throws an error that says what to do when the binary is missing or does not start.
 */
export async function serveVictoriaMetrics(
  options: { folder: string; port?: number; flags?: readonly string[] } & FindOptions
): Promise<ServingDatabase> {
  const binary = await findProgram(programs.victoriaMetrics, options);
  const port = await claimPort('VictoriaMetrics', options.port);
  const url = `http://127.0.0.1:${port}`;
  const args = [
    `-storageDataPath=${join(options.folder, 'victoria-metrics')}`,
    `-httpListenAddr=127.0.0.1:${port}`,
    '-loggerLevel=ERROR',
    // What was written is found at once, and what was answered is asked again.
    '-search.latencyOffset=0s',
    ...(options.flags ?? []),
  ];
  const program = await serveProgram('VictoriaMetrics', binary, args, (goOn) => untilReady(url, goOn));
  return { url, ...program };
}
