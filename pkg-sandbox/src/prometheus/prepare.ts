// `npm run prepare:prometheus`: fetches Prometheus where there is none, so that no test has to.
import { findPrometheus } from './find-prometheus.ts';

findPrometheus({ onProgress: (text) => process.stderr.write(`${text}\n`) }).then(
  ({ prometheus }) => process.stdout.write(`${prometheus}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
);
