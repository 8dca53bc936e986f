import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgePod, type VerdictKind } from './judge.ts';
import type { PodRow } from './pod-row.ts';
import { defaultPolicy } from './policy.ts';
import { podRow } from './testing/example-answers.ts';

const hour = { windowSeconds: 3600, intervalSeconds: 30 };
const kinds = (patch: Partial<PodRow>, basis = hour) =>
  judgePod(podRow(patch), defaultPolicy, basis).map(({ kind }) => kind);

const cases: Array<[name: string, patch: Partial<PodRow>, expected: VerdictKind[]]> = [
  ['in good order', {}, []],
  ['average at 80 % of the CPU limit', { cpu: { average: 0.8, max: 1, limit: 1 } }, ['starved']],
  ['average just below it', { cpu: { average: 0.799, max: 1, limit: 1 } }, []],
  ['average above the request', { cpu: { average: 1.01, max: 1.5, request: 1 } }, ['starved']],
  ['average at the request', { cpu: { average: 1, max: 1.5, request: 1 } }, []],
  ['no request set: nothing to be above', { cpu: { average: 3, max: 4 } }, []],
  [
    'only one of two containers has a request',
    { cpu: { average: 3, max: 4, request: 1 }, unset: { 'cpu-request': 1 } },
    ['no-request'],
  ],
  [
    'a container starved beside an idle one',
    { pressure: { cpuOfLimit: { container: 'app', ratio: 0.95 } } },
    ['starved'],
  ],
  ['memory peak at 90 % of the limit', { memory: { max: 900, limit: 1000 } }, ['oom-risk']],
  ['memory peak below', { memory: { max: 899, limit: 1000 } }, []],
  ['a container near its own limit', { pressure: { memory: { container: 'app', ratio: 0.97 } } }, ['oom-risk']],
  ['no limit: no OOM risk by it', { memory: { max: 900 } }, []],
  ['throttled in 26 %', { throttled: 0.26 }, ['throttled']],
  ['throttled in 25 %', { throttled: 0.25 }, []],
  ['throttling unknown', { throttled: undefined }, []],
  ['no request', { unset: { 'cpu-request': 1 } }, ['no-request']],
  ['no memory request', { unset: { 'memory-request': 2 } }, ['no-request']],
  ['no limit', { unset: { 'memory-limit': 1 } }, ['no-limit']],
  ['no CPU limit is good practice', { unset: { 'cpu-limit': 1 } }, []],
  ['settings unknown', { unset: undefined }, []],
  ['wasteful', { cpu: { average: 0.05, max: 0.19, request: 1 }, memory: { max: 299, request: 1000 } }, ['wasteful']],
  [
    'CPU wasteful, memory not',
    { cpu: { average: 0.05, max: 0.19, request: 1 }, memory: { max: 300, request: 1000 } },
    [],
  ],
  ['memory unknown', { cpu: { average: 0.05, max: 0.19, request: 1 }, memory: { request: 1000 } }, []],
  [
    'a request too small to matter',
    { cpu: { average: 0, max: 0, request: 0.09 }, memory: { max: 1, request: 1000 } },
    [],
  ],
  ['nothing known at all', { cpu: {}, memory: {}, throttled: undefined, unset: undefined }, []],
];

for (const [name, patch, expected] of cases) {
  test(name, () => assert.deepEqual(kinds(patch), expected));
}

test('a pod is judged after five minutes, and for waste after thirty, or nearly all of a shorter window', () => {
  const busy: Partial<PodRow> = { cpu: { average: 1, max: 1, limit: 1 } };
  const idle: Partial<PodRow> = { cpu: { average: 0, max: 0.01, request: 1 }, memory: { max: 1, request: 1000 } };
  assert.deepEqual(kinds({ ...busy, samples: 9 }), []);
  assert.deepEqual(kinds({ ...busy, samples: 10 }), ['starved']);
  assert.deepEqual(kinds({ ...idle, samples: 59 }), []);
  assert.deepEqual(kinds({ ...idle, samples: 60 }), ['wasteful']);
  assert.deepEqual(kinds({ ...idle, samples: 18 }, { windowSeconds: 600, intervalSeconds: 30 }), ['wasteful']);
});

test('the text has figure, threshold, window, samples, in both languages', () => {
  const [verdict] = judgePod(podRow({ memory: { max: 504 * 2 ** 20, limit: 512 * 2 ** 20 } }), defaultPolicy, hour);
  for (const text of [verdict?.text.en ?? '', verdict?.text.zh ?? '']) {
    for (const part of ['98.4 %', '504 MiB', '512 MiB', '90 %', '1 h', '120', 'cart-1']) {
      assert.ok(text.includes(part), `${part} in: ${text}`);
    }
  }
});

test('a short window works, and says how little it rests on', () => {
  const short = { windowSeconds: 300, intervalSeconds: 30 };
  const near = podRow({ samples: 10, memory: { max: 950, limit: 1000 }, unset: { 'memory-request': 1 } });
  const [oom, request] = judgePod(near, defaultPolicy, short);
  assert.deepEqual([oom?.kind, oom?.samples, oom?.confidence], ['oom-risk', 10, 'low']);
  assert.deepEqual([oom?.figure, oom?.threshold], [0.95, 0.9]);
  assert.match(oom?.text.en ?? '', /window 5 min, 10 samples\. Low confidence: 10 samples, fewer than 20/);
  assert.match(oom?.text.zh ?? '', /10 个样本。置信度低/);
  assert.deepEqual([request?.kind, request?.confidence], ['no-request', 'high']);
  const [medium] = judgePod({ ...near, samples: 50, unset: {} }, defaultPolicy, hour);
  assert.equal(medium?.confidence, 'medium');
});
