import { pino } from 'pino';
import { loadSettings } from './settings/load-settings.ts';
import { StartFailure } from './start-failure.ts';
import { startProxy } from './start-proxy.ts';

/** Kubernetes waits longer, but nobody should have to. */
const patienceMs = 4500;

try {
  const { settings, unknown, configFile } = loadSettings(process.env);
  const logger = pino({ level: settings.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  for (const name of unknown) {
    logger.warn(`${name} is no setting of this version and is ignored`);
  }
  const proxy = await startProxy(settings, { logger, configFile });
  const stop = (signal: NodeJS.Signals) => {
    logger.info({ signal }, 'stopping');
    setTimeout(() => process.exit(0), patienceMs).unref();
    void proxy.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'stopped with an error');
        process.exit(0);
      }
    );
  };
  process.on('SIGHUP', () => proxy.reload());
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  if (!(error instanceof StartFailure)) {
    throw error;
  }
  process.stderr.write(`vigil: ${error.message}\n`);
  process.exitCode = error.exitCode;
}
