import { join } from 'node:path';
import { claimPort, serveProgram, type ServingProgram } from '../programs/serve-program.ts';
import { untilReady } from './until-ready.ts';

/** A time series database that runs, with nothing in it but what its folder had. */
export interface ServingDatabase extends ServingProgram {
  url: string;
}

/**
 * Prometheus on 127.0.0.1, with its own receiver for remote write. `folder`: holds `data`; `config`: path of its
 * configuration. A free port by default. Throws an error that says what to do when it can not be started.
 */
export async function servePrometheus(options: {
  binary: string;
  folder: string;
  config: string;
  port?: number;
  /** Further options on its command line. */
  flags?: readonly string[];
}): Promise<ServingDatabase> {
  const port = await claimPort('Prometheus', options.port);
  const url = `http://127.0.0.1:${port}`;
  const args = [
    `--config.file=${options.config}`,
    `--storage.tsdb.path=${join(options.folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--web.enable-remote-write-receiver',
    '--web.enable-lifecycle',
    '--log.level=warn',
    ...(options.flags ?? []),
  ];
  const program = await serveProgram('Prometheus', options.binary, args, (goOn) => untilReady(url, goOn));
  return { url, ...program };
}
