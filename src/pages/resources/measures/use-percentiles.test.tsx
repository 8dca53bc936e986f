import { renderHook, waitFor } from '@testing-library/react';
import { runPlan as runCorePlan } from '@vigil/core/prometheus/run-plan';
import type { PodRow } from '@vigil/core/resources/pod-row';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import { PrometheusError } from '../../../prometheus/PrometheusError';
import { runPlan } from '../../../prometheus/runPlan';
import type { Analysis } from '../analyse';
import { usePercentiles } from './use-percentiles';

jest.mock('../../../prometheus/runPlan', () => ({ runPlan: jest.fn() }));
const run = jest.mocked(runPlan);

const pod = (name: string, namespace = 'shop') =>
  ({
    ...{ namespace, pod: name, owner: { kind: 'Pod', namespace, name }, alive: true },
    ...{ samples: 10, cpu: {}, memory: {}, pressure: {} },
  }) satisfies PodRow;
const pods = [pod('a'), pod('b'), pod('c', 'pay')];
const row = { id: 'a', subject: pods[0]!.owner, pods: pods.slice(0, 2) } as unknown as ResourceRow;
/** Of a node: pods of two namespaces. */
const across = { id: 'n', subject: pods[0]!.owner, pods } as unknown as ResourceRow;
const analysis = {
  pods,
  input: { source: 'p', window: { from: 0, to: 3_600_000 } },
  scope: { cluster: null, namespaces: [] },
  capabilities: { usage: 'pod', interval: { seconds: 30, isKnown: true }, metrics: new Set(), usageJob: null },
} as unknown as Analysis;
const sample = (name: string, value: number) => ({ labels: { namespace: 'shop', pod: name }, value });

beforeEach(() => run.mockReset());

it('asks for each shown percentile once, and adds up pods; one without an answer is left out', async () => {
  run.mockResolvedValueOnce({ answers: { cpuP95: [sample('a', 0.5), sample('b', 0.25)] }, runs: [], warnings: [] });
  run.mockResolvedValueOnce({ answers: { memoryP99: [sample('b', 7)] }, runs: [], warnings: [] });
  const hook = renderHook(({ ids }) => usePercentiles(ids, analysis), { initialProps: { ids: '' } });
  expect(run).not.toHaveBeenCalled();
  hook.rerender({ ids: 'cpuP95' });
  await waitFor(() => expect(hook.result.current.percentilesOf?.(row).cpu).toEqual({ p95: 0.75 }));
  hook.rerender({ ids: 'cpuP95,memoryP99' });
  await waitFor(() => expect(hook.result.current.percentilesOf?.(row).memory).toEqual({ p99: 7 }));
  expect(run.mock.calls.map(([, plan]) => plan.map(({ id }) => id))).toEqual([['cpuP95'], ['memoryP99']]);
});

it('says why one failed; its figures stay unknown and it is not asked again', async () => {
  run.mockRejectedValue(new Error('query timed out'));
  const { result, rerender } = renderHook(() => usePercentiles('cpuP50', analysis));
  await waitFor(() => expect(result.current.problems).toEqual(['query timed out']));
  rerender();
  expect(result.current.percentilesOf?.(row).cpu).toEqual({});
  expect(run).toHaveBeenCalledTimes(1);
});

it('leaves a row unknown where the half with one of its pods failed, and names that half', async () => {
  run.mockImplementation((_source, plan, { time }) =>
    runCorePlan(plan, {
      ...{ time, answered: true, clock: () => 0 },
      explain: (cause) => {
        const failure = cause as PrometheusError;
        return { failure, scope: failure.kind === 'limit' ? 'too-much' : 'alone' };
      },
      ask: (expr) =>
        expr.includes('namespace="shop"')
          ? Promise.resolve({ samples: [sample('a', 0.5), sample('b', 0.25)], warnings: [] })
          : Promise.reject(
              new PrometheusError(expr.includes('namespace="pay"') ? 'refused' : 'limit', 'storage is away')
            ),
    })
  );
  const { result } = renderHook(() => usePercentiles('cpuP95', analysis));
  await waitFor(() => expect(result.current.percentilesOf?.(row).cpu).toEqual({ p95: 0.75 }));
  expect(result.current.percentilesOf?.(across)).toEqual({ cpu: {}, memory: {} });
  expect(result.current.problems).toEqual([expect.stringMatching(/^CPU p95 \(pay\): .*storage is away/)]);
});
