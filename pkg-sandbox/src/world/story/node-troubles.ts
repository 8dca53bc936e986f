import { nodeDeclarations } from '../nodes/node-list.ts';
import type { Planted } from '../planted.ts';

/** What is to be said of the nodes that `nodes/node-list.ts` declares lost or under pressure. */
export const nodesPlanted: Planted[] = nodeDeclarations.flatMap(({ name, address, lostAt, diskPressureAt }) => [
  ...(lostAt === undefined
    ? []
    : [
        {
          name: `the kubelet of ${name} has fallen silent`,
          workload: { kind: 'Node', namespace: '', name },
          incidents: [{ container: null, reason: 'NodeNotReady', log: null }],
          verdicts: [],
          findings: ['ND-01', 'ND-03', 'CL-16', 'MC-08'],
        },
        ...[`kubelet ${address}:10250`, `node-exporter ${address}:9100`].map((target) => ({
          name: `nothing on ${name} can be scraped`,
          workload: { kind: 'Target', namespace: '', name: target },
          incidents: [],
          verdicts: [],
          findings: ['CL-09'],
        })),
      ]),
  ...(diskPressureAt === undefined
    ? []
    : [
        {
          name: `the disk of ${name} is nearly full`,
          workload: { kind: 'Node', namespace: '', name },
          incidents: [{ container: null, reason: 'DiskPressure', log: null }],
          verdicts: [],
          findings: ['ND-02'],
        },
      ]),
]);
