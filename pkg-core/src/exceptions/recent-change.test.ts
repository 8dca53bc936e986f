import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ReplicaSet } from '../kubernetes/objects.ts';
import { projectReplicaSet } from '../kubernetes/project-replica-set.ts';
import { recentChange } from './recent-change.ts';
import { iso, podWith, t0 } from './test-pods.ts';

const owner = (kind: string, uid: string) => [{ kind, name: uid, uid, controller: true }];
const ofSet = (uid: string) => podWith(null, { metadata: { ownerReferences: owner('ReplicaSet', uid) } });
const replicaSet = (uid: string, created: number, images: object, revision = 0, parent = 'web') =>
  projectReplicaSet({
    metadata: {
      ...{ uid, name: uid, namespace: 'shop', creationTimestamp: iso(created) },
      annotations: revision ? { 'deployment.kubernetes.io/revision': String(revision) } : {},
      ownerReferences: owner('Deployment', parent),
    },
    spec: {
      template: { spec: { containers: Object.entries(images).map(([name, image]) => ({ name, image })) } },
    },
  }) as ReplicaSet;

describe('a change of a ReplicaSet', () => {
  const old = replicaSet('old', -9000, { app: 'app:1', proxy: 'p:1' }, 1);
  const image = { what: 'image', at: t0 - 600_000, from: 'app:1', to: 'app:2' };
  const template = { what: 'template', at: t0 - 600_000, from: null, to: null };
  const young = (images: object, revision = 2) => replicaSet('new', -600, images, revision);
  const cases: Array<[string, ReplicaSet[], string | null, object | null]> = [
    ['another image', [old, young({ app: 'app:2', proxy: 'p:1' })], 'app', image],
    ['another image of another container', [old, young({ app: 'app:2', proxy: 'p:1' })], 'proxy', template],
    ['the only image that changed, for the pod', [old, young({ app: 'app:2', proxy: 'p:1' })], null, image],
    ['two images, for the pod', [old, young({ app: 'app:2', proxy: 'p:2' })], null, template],
    ['the same images', [old, young({ app: 'app:1', proxy: 'p:1' })], 'app', template],
    ['a container that is new', [old, young({ app: 'app:1', proxy: 'p:1', log: 'l:1' })], 'log', template],
    ['no other ReplicaSet', [young({ app: 'app:2' })], 'app', null],
    ['its own is not known', [old], 'app', null],
    ['another owner', [replicaSet('old', -9000, { app: 'a' }, 1, 'other'), young({ app: 'app:2' })], 'app', null],
    [
      'a roll-back: its own is the older one',
      [replicaSet('x', -60, { app: 'app:3' }, 3), young({ app: 'a' })],
      'app',
      null,
    ],
    [
      'the revision before, not the oldest',
      [
        old,
        replicaSet('mid', -5000, { app: 'app:1' }, 2),
        replicaSet('older', -7000, { app: 'app:0' }, 1),
        young({ app: 'app:2' }, 3),
      ],
      'app',
      image,
    ],
    [
      'custom controllers without revisions',
      [replicaSet('old', -9000, { app: 'app:1' }), young({ app: 'app:2' }, 0)],
      'app',
      image,
    ],
  ];
  for (const [name, replicaSets, container, expected] of cases) {
    it(name, () => assert.deepEqual(recentChange(ofSet('new'), container, t0, { replicaSets, pods: [] }), expected));
  }
  it('counts for half an hour, and not before it was', () => {
    const known = { replicaSets: [old, young({ app: 'app:2' })], pods: [] };
    const at = (seconds: number) => recentChange(ofSet('new'), 'app', t0 + seconds * 1000, known) !== null;
    assert.deepEqual([at(1200), at(1201), at(-600), at(-601)], [true, false, true, false]);
  });
});

describe('a change of a StatefulSet or DaemonSet', () => {
  const pod = (uid: string, revision: string | null, created: number, image: string, kind = 'StatefulSet') =>
    podWith(null, {
      metadata: {
        ...{ uid, name: uid, creationTimestamp: iso(created), ownerReferences: owner(kind, 'db') },
        labels: revision ? { 'controller-revision-hash': revision } : {},
      },
      spec: { containers: [{ name: 'app', image }] },
    });
  const own = pod('db-1', 'r2', -600, 'db:2');
  const image = { what: 'image', at: t0 - 600_000, from: 'db:1', to: 'db:2' };
  const cases: Array<
    [string, ReturnType<typeof pod>, Array<ReturnType<typeof pod>>, string | undefined, object | null]
  > = [
    ['an older pod of another revision', own, [own, pod('db-0', 'r1', -9000, 'db:1')], undefined, image],
    [
      '… of a DaemonSet',
      pod('a', 'r2', -600, 'db:2', 'DaemonSet'),
      [pod('b', 'r1', -9000, 'db:1', 'DaemonSet')],
      undefined,
      image,
    ],
    [
      'the same image',
      own,
      [pod('db-0', 'r1', -9000, 'db:2')],
      undefined,
      { what: 'template', at: t0 - 600_000, from: null, to: null },
    ],
    ['nobody else', own, [own], undefined, null],
    [
      'the same revision long ago',
      own,
      [pod('db-2', 'r2', -9000, 'db:2'), pod('db-0', 'r1', -9900, 'db:1')],
      undefined,
      null,
    ],
    ['the other one is younger', own, [pod('db-0', 'r3', -60, 'db:3')], undefined, null],
    ['it is not the newest revision', own, [pod('db-0', 'r1', -9000, 'db:1')], 'r1', null],
    ['no label', pod('db-1', null, -600, 'db:2'), [pod('db-0', 'r1', -9000, 'db:1')], undefined, null],
  ];
  for (const [name, one, pods, updateRevision, expected] of cases) {
    it(name, () => assert.deepEqual(recentChange(one, 'app', t0, { replicaSets: [], pods, updateRevision }), expected));
  }
  it('is not known of any other owner, or of none', () => {
    assert.equal(recentChange(podWith(null), 'app', t0, { replicaSets: [], pods: [] }), null);
    assert.equal(recentChange(pod('x', 'r2', -60, 'a', 'CloneSet'), 'app', t0, { replicaSets: [], pods: [] }), null);
  });
});
