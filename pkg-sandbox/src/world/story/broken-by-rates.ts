import { crashLoop } from '../behaviour/crash-loop.ts';
import { second } from '../duration.ts';
import { ratesLibrary } from '../logs/rates-library.ts';
import { rolloutStuck, stuckRollout } from '../workload/stuck-rollout.ts';
import { container } from './declare-container.ts';
import { deployment } from './declare-workload.ts';

/** A Deployment in namespace pay whose new version brings a library that breaks everything it is in with one error. */
export function brokenByRates(told: {
  name: string;
  nodes: string[];
  /** When the rollout begins, milliseconds into the story, and where. */
  rollout: { at: number; node: string };
  /** Of the image: before the rollout, and after it. */
  versions: [before: string, after: string];
  /** How long an instance lives, seconds. */
  lifetime: number;
  /** Whose rates its log is about. */
  tenant: number;
}) {
  const { name, nodes, rollout, versions, lifetime, tenant } = told;
  const [before, after] = versions.map((version) => `registry.example/pay/${name}:${version}`) as [string, string];
  const usual = { name: 'app', cpu: [0.1, 0.3], memory: [192, 288] } satisfies Partial<Parameters<typeof container>[0]>;
  return deployment({
    namespace: 'pay',
    name,
    nodes,
    lifecycle: stuckRollout({
      ...rollout,
      containers: [
        container({
          ...usual,
          image: after,
          behaviour: crashLoop({ lifetime: lifetime * second, exit: { code: 1, reason: 'Error', message: '' } }),
          log: ratesLibrary(name, tenant),
        }),
      ],
    }),
    containers: [container({ ...usual, image: before })],
    planted: [
      {
        name: `the rates library breaks ${name}`,
        workload: { kind: 'Deployment', namespace: 'pay', name },
        incidents: [
          rolloutStuck,
          { container: 'app', reason: 'CrashLoopBackOff', log: 'rate table has', error: 'rate table' },
        ],
        verdicts: [],
        findings: ['RT-01', 'RT-09', 'RT-02'],
      },
    ],
  });
}
