import { dirname, join } from 'node:path';
import { findProgram, type FindOptions, isExecutable } from '../programs/find-program.ts';
import { programs } from '../programs/programs.ts';

export interface PrometheusBinaries {
  prometheus: string;
  /** Beside the binary, where it came with one. */
  promtool: string | undefined;
}

/** Prometheus as {@link findProgram} finds it, and its promtool. */
export async function findPrometheus(options: FindOptions = {}): Promise<PrometheusBinaries> {
  const prometheus = await findProgram(programs.prometheus, options);
  const promtool = join(dirname(prometheus), 'promtool');
  return { prometheus, promtool: (await isExecutable(promtool)) ? promtool : undefined };
}
