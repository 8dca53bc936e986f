import { finishes } from '../behaviour/finishes.ts';
import { hour, second } from '../duration.ts';
import { pythonTraceback } from '../logs/python-traceback.ts';
import { container } from './declare-container.ts';
import { job } from './declare-workload.ts';

/** A Job that has used up its retries. */
export const settlement = job({
  namespace: 'batch',
  name: 'settlement-2026-10',
  nodes: ['node-1', 'node-2', 'node-3'],
  age: -5 * hour,
  backoffLimit: 3,
  containers: [
    container({
      name: 'settlement',
      image: 'registry.example/batch/settlement:5.0.1',
      cpu: [0.2, 0.5],
      memory: [256, 384],
      port: null,
      behaviour: finishes(50 * second, { code: 1, reason: 'Error', message: '' }),
      log: pythonTraceback('settlement', 'ValueError: 3 bookings without counterpart'),
    }),
  ],
  planted: [
    {
      name: 'the October settlement has failed',
      workload: { kind: 'Job', namespace: 'batch', name: 'settlement-2026-10' },
      incidents: [{ container: 'settlement', reason: 'JobFailed', log: '3 bookings without counterpart' }],
      verdicts: [],
      findings: ['RT-16'],
    },
  ],
});
