import { finishes } from '../behaviour/finishes.ts';
import { second } from '../duration.ts';
import { batchRun } from '../logs/node-service.ts';
import { container } from './declare-container.ts';
import { cronJob } from './declare-workload.ts';

/** Healthy: its Jobs complete. */
export const invoiceExport = cronJob({
  namespace: 'batch',
  name: 'invoice-export',
  nodes: ['node-1', 'node-2'],
  everyMinutes: 10,
  keep: 2,
  containers: [
    container({
      name: 'export',
      image: 'registry.example/batch/invoice-export:1.9.2',
      cpu: [0.2, 0.5],
      memory: [256, 384],
      port: null,
      behaviour: finishes(105 * second),
      log: batchRun('invoice-export'),
    }),
  ],
});
