import { oomKill } from '../behaviour/oom-kill.ts';
import { hour } from '../duration.ts';
import { heapDump } from '../logs/heap-dump.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** Runs out of heap and tells it; the kernel kills it while it dumps the heap into memory. */
export const indexer = deployment({
  namespace: 'data',
  name: 'indexer',
  nodes: ['node-1', 'node-2', 'node-3'],
  age: 7 * hour,
  containers: [
    container({
      name: 'indexer',
      image: 'registry.example/data/indexer:6.3.1',
      cpu: [0.2, 0.5],
      memory: [384, 512],
      behaviour: oomKill(),
      log: heapDump,
    }),
  ],
  planted: [
    {
      name: 'indexer runs out of heap and of memory',
      workload: { kind: 'Deployment', namespace: 'data', name: 'indexer' },
      incidents: [
        {
          container: 'indexer',
          reason: 'OOMKilled',
          log: 'java.lang.OutOfMemoryError: Java heap space',
          error: 'heap space',
        },
      ],
      verdicts: ['oom-risk'],
      findings: ['RS-07', 'RS-12', 'RT-02'],
    },
  ],
});
