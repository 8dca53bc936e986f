import { contractVersion } from '@vigil/core/contract/endpoints';
import type { Health } from '@vigil/core/contract/health';
import { exampleNow } from './example-incidents';

/** A proxy that is well, but for one kind it may not list. */
export const exampleHealth: Health = {
  version: '0.1.0',
  contractVersion,
  startedAt: exampleNow - 3_600_000,
  now: exampleNow,
  clusters: [
    {
      name: 'prod',
      server: 'https://10.0.0.1:6443',
      kubernetesVersion: 'v1.34.1',
      reachable: true,
      problem: null,
      watches: [
        {
          kind: 'pods',
          state: 'synced',
          since: exampleNow - 3_600_000,
          objects: 412,
          lastEventAt: exampleNow,
          relists: 1,
          reconnects: 0,
          stalls: 0,
          problem: null,
        },
        {
          kind: 'poddisruptionbudgets',
          state: 'forbidden',
          since: exampleNow - 3_600_000,
          objects: 0,
          lastEventAt: null,
          relists: 0,
          reconnects: 0,
          stalls: 0,
          problem: 'poddisruptionbudgets.policy is forbidden',
        },
      ],
    },
  ],
  store: { kind: 'sqlite', state: 'ready', problem: null, incidents: 3, logBytes: 1_048_576 },
  logs: { queued: 0, captured: 12, gone: 1, failed: 0, dropped: 0 },
  ignored: [{ rule: 'completed', count: 212 }],
};
