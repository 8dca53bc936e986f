import { renderHook, waitFor } from '@testing-library/react';
import type { PodRow } from '@vigil/core/resources/pod-row';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import { runPlan } from '../../../prometheus/runPlan';
import type { Analysis } from '../analyse';
import { useMeasures } from './use-measures';

jest.mock('../../../prometheus/runPlan', () => ({ runPlan: jest.fn() }));
const run = jest.mocked(runPlan);

const pod = {
  ...{ namespace: 'shop', pod: 'a', owner: { kind: 'Pod', namespace: 'shop', name: 'a' }, alive: true },
  ...{ samples: 10, cpu: {}, memory: {}, pressure: {} },
} satisfies PodRow;
const row = { id: 'a', subject: pod.owner, pods: [pod] } as unknown as ResourceRow;
const analysis = {
  ...{
    pods: [pod],
    input: { source: 'p', window: { from: 0, to: 600_000 } },
    scope: { cluster: null, namespaces: [] },
  },
  capabilities: { usage: 'pod', interval: { seconds: 60 }, metrics: new Set() },
} as unknown as Analysis;

beforeEach(() => run.mockReset());

it('asks only when a column wants it, and once', async () => {
  const answers = { networkReceived: [{ labels: { namespace: 'shop', pod: 'a' }, value: 1200 }] };
  run.mockResolvedValue({ answers, runs: [], warnings: [] });
  const hook = renderHook(({ wanted }) => useMeasures(wanted, analysis), { initialProps: { wanted: false } });
  expect(hook.result.current.measure).toBeUndefined();
  expect(run).not.toHaveBeenCalled();
  hook.rerender({ wanted: true });
  await waitFor(() => expect(hook.result.current.measure?.(row).network?.received).toBe(2));
  hook.rerender({ wanted: false });
  expect(hook.result.current.measure).toBeUndefined();
  hook.rerender({ wanted: true });
  expect(hook.result.current.measure).toBeDefined();
  expect(run).toHaveBeenCalledTimes(1);
});

it('says why it failed', async () => {
  run.mockRejectedValue(new Error('no right to query'));
  const { result } = renderHook(() => useMeasures(true, analysis));
  await waitFor(() => expect(result.current.problems).toEqual(['no right to query']));
  expect(result.current.measure).toBeUndefined();
});
