import type { PodRow } from '@vigil/core/resources/pod-row';
import { livedPods } from './lived-pods';

const pod = (name: string, patch: Partial<PodRow>): PodRow => ({
  ...{ namespace: 'shop', pod: name, owner: { kind: 'Pod', namespace: 'shop', name }, alive: false, samples: 0 },
  ...{ cpu: { max: 0.1 }, memory: {}, pressure: {} },
  ...patch,
});

it.each([
  ['ended before the window: only a peak that looks back', {}, false],
  ['lived in it', { samples: 4 }, true],
  ['waits for a node: reserves, and uses nothing', { alive: true }, true],
  ['has memory in it', { memory: { max: 1 } }, true],
])('a pod that %s', (_, patch, stays) => {
  expect(livedPods([pod('other', { samples: 1 }), pod('a', patch)]).some((row) => row.pod === 'a')).toBe(stays);
});

it('drops none where samples could not be counted', () => {
  expect(livedPods([pod('a', {})])).toHaveLength(1);
});
