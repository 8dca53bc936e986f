import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ContainerStatus } from '@vigil/core/kubernetes/pod';
import { samplePod, terminated } from '../../test/sample-pod.ts';
import { locateInstance } from './locate-instance.ts';

const running = { type: 'running', startedAt: 0 } as const;
const waiting = { type: 'waiting', reason: 'CrashLoopBackOff', message: '' } as const;
const died = (id: string) => terminated(0, 1, 'Error', id);

describe('locateInstance', () => {
  const cases: Array<[string, Partial<ContainerStatus>, string | null, object]> = [
    [
      'restarted',
      { state: running, lastState: died('a'), containerId: 'b' },
      'a',
      { previous: true, which: 'previous' },
    ],
    ['dead', { state: died('a'), containerId: 'a' }, 'a', { previous: false, which: 'previous' }],
    ['dead, after another', { state: died('b'), lastState: died('a') }, 'b', { previous: false, which: 'previous' }],
    [
      'backing off',
      { state: waiting, lastState: died('a'), containerId: 'a' },
      'a',
      { previous: true, which: 'previous' },
    ],
    ['running', { state: running, containerId: 'a' }, 'a', { previous: false, which: 'current' }],
    ['unnamed and restarted', { state: running, lastState: died('a') }, null, { previous: true, which: 'previous' }],
    ['unnamed and dead', { state: died('b'), lastState: died('a') }, null, { previous: false, which: 'previous' }],
    ['unnamed and running', { state: running }, null, { previous: false, which: 'current' }],
  ];
  for (const [name, status, id, expected] of cases) {
    it(`finds an instance that is ${name}`, () => {
      const either = name === 'backing off';
      assert.deepEqual(locateInstance(samplePod('p', status), 'app', id), { ...expected, either });
    });
  }

  it('says why nobody has it', () => {
    const replaced = samplePod('p', { state: running, lastState: died('b'), containerId: 'c' });
    assert.match(JSON.stringify(locateInstance(replaced, 'app', 'a')), /restarted twice/);
    assert.match(JSON.stringify(locateInstance(undefined, 'app', 'a')), /deleted/);
    assert.match(JSON.stringify(locateInstance(samplePod(), 'other', 'a')), /no container/);
  });
});
