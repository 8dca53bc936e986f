import { finishes } from '../behaviour/finishes.ts';
import { hour, minute } from '../duration.ts';
import { batchRun } from '../logs/node-service.ts';
import { container } from './declare-container.ts';
import { job } from './declare-workload.ts';

/** Healthy: a Job that is done. */
export const dbMigrate = job({
  namespace: 'batch',
  name: 'db-migrate',
  nodes: ['node-3'],
  age: -2 * hour,
  containers: [
    container({
      name: 'migrate',
      image: 'registry.example/batch/db-migrate:42',
      cpu: [0.2, 0.5],
      memory: [256, 384],
      port: null,
      behaviour: finishes(3 * minute),
      log: batchRun('db-migrate'),
    }),
  ],
});
