import { crashLoop } from '../behaviour/crash-loop.ts';
import { finishes } from '../behaviour/finishes.ts';
import { minute, second } from '../duration.ts';
import { leakyMigration } from '../logs/python-traceback.ts';
import { rolloutStuck, stuckRollout } from '../workload/stuck-rollout.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** A rollout whose migration fails in the init container; its log gives a password away. */
export const etlLoader = deployment({
  namespace: 'data',
  name: 'etl-loader',
  nodes: ['node-1', 'node-2'],
  lifecycle: stuckRollout({
    at: 50 * minute,
    node: 'node-3',
    containers: [
      container({
        name: 'migrate',
        image: 'registry.example/data/etl-migrate:42',
        role: 'init',
        cpu: [0.1, 0.2],
        memory: [128, 192],
        behaviour: crashLoop({ lifetime: 12 * second, exit: { code: 1, reason: 'Error', message: '' } }),
        log: leakyMigration,
      }),
      container({
        name: 'loader',
        image: 'registry.example/data/etl-loader:3.4.0',
        cpu: [0.2, 0.5],
        memory: [256, 384],
      }),
    ],
  }),
  containers: [
    container({
      name: 'migrate',
      image: 'registry.example/data/etl-migrate:41',
      role: 'init',
      cpu: [0.1, 0.2],
      memory: [128, 192],
      behaviour: finishes(4 * second),
    }),
    container({ name: 'loader', image: 'registry.example/data/etl-loader:3.3.0', cpu: [0.2, 0.5], memory: [256, 384] }),
  ],
  planted: [
    {
      name: 'the migration of etl-loader fails',
      workload: { kind: 'Deployment', namespace: 'data', name: 'etl-loader' },
      incidents: [
        rolloutStuck,
        { container: 'migrate', reason: 'CrashLoopBackOff', log: 'psycopg.errors.UndefinedColumn' },
      ],
      verdicts: [],
      findings: ['RT-01', 'RT-09'],
    },
  ],
});
