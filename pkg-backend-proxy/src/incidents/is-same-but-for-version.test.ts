import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { projectPod } from '@vigil/core/kubernetes/project-pod';
import { createObjectStore } from '../kubernetes/object-store.ts';
import { isSameButForVersion } from './is-same-but-for-version.ts';

const raw = (version: string, more: { metadata?: object; status?: object } = {}) => ({
  metadata: { uid: 'u', name: 'web', resourceVersion: version, labels: { app: 'web' }, ...more.metadata },
  spec: { containers: [{ name: 'app', image: 'web:1' }] },
  status: {
    phase: 'Running',
    conditions: [{ type: 'Ready', status: 'True' }],
    containerStatuses: [{ name: 'app', restartCount: 0, state: { running: {} } }],
    ...more.status,
  },
});
const held = (first: object, second: object) => {
  const store = createObjectStore();
  const put = (object: object) => store.put(projectPod(object) as NonNullable<ReturnType<typeof projectPod>>);
  put(first);
  const { previous, current } = put(second)[0] ?? {};
  assert.ok(previous && current);
  return isSameButForVersion(previous, current);
};

describe('isSameButForVersion', () => {
  it('holds for a write of nothing that is kept', () => {
    assert.equal(held(raw('1'), raw('2', { status: { hostIP: '10.0.0.1' } })), true);
  });

  const changes: Array<[string, { metadata?: object; status?: object }]> = [
    ['a label', { metadata: { labels: { app: 'web', tier: 'front' } } }],
    ['no labels any more', { metadata: { labels: {} } }],
    ['an annotation of ours', { metadata: { annotations: { 'vigil.io/mute': 'true' } } }],
    ['being deleted', { metadata: { deletionTimestamp: '2026-01-01T00:00:00Z' } }],
    ['a phase', { status: { phase: 'Failed' } }],
    ['a condition', { status: { conditions: [{ type: 'Ready', status: 'False' }] } }],
    ['a restart', { status: { containerStatuses: [{ name: 'app', restartCount: 1, state: { running: {} } }] } }],
    ['no status of a container any more', { status: { containerStatuses: [] } }],
  ];
  for (const [name, change] of changes) {
    it(`does not for ${name}`, () => {
      assert.equal(held(raw('1'), raw('2', change)), false);
    });
  }
});
