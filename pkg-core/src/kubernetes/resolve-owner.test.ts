import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Metadata } from './metadata.ts';
import { indexOwners, resolveOwner } from './resolve-owner.ts';

const named = (name: string, owner?: [kind: string, name: string], labels: Record<string, string> = {}) => {
  const metadata: Metadata = {
    ...{ uid: name, namespace: 'shop', name, resourceVersion: '1', labels, annotations: {}, createdAt: 0 },
    deletedAt: null,
    owner: owner ? { kind: owner[0], name: owner[1], uid: '', apiVersion: '' } : null,
  };
  return { metadata };
};
const lookup = indexOwners(
  [named('web-1', ['Deployment', 'web']), named('canary-1', ['Rollout', 'canary']), named('lonely-1')],
  [named('nightly-1', ['CronJob', 'nightly']), named('step-1', ['Workflow', 'build']), named('once')]
);
const cases: Array<[string, ReturnType<typeof named>, string]> = [
  ['a Deployment', named('web-1-a', ['ReplicaSet', 'web-1']), 'Deployment/web'],
  ['a custom controller over a ReplicaSet', named('canary-1-a', ['ReplicaSet', 'canary-1']), 'Rollout/canary'],
  ['a ReplicaSet of its own', named('lonely-1-a', ['ReplicaSet', 'lonely-1']), 'ReplicaSet/lonely-1'],
  ['a ReplicaSet not listed yet', named('x', ['ReplicaSet', 'api-5d']), 'ReplicaSet/api-5d'],
  ['one whose label tells', named('x', ['ReplicaSet', 'api-5d'], { 'pod-template-hash': '5d' }), 'Deployment/api'],
  ['a custom controller over a Job', named('step-1-a', ['Job', 'step-1']), 'Workflow/build'],
  // A StatefulSet or Deployment made by an operator stays what the other pages call it.
  ['a StatefulSet that an operator owns', named('pg-0', ['StatefulSet', 'pg']), 'StatefulSet/pg'],
  ['a custom kind named like a built-in one is no different', named('x', ['CloneSet', 'web']), 'CloneSet/web'],
  ['a CronJob', named('nightly-1-a', ['Job', 'nightly-1']), 'CronJob/nightly'],
  ['a Job', named('once-a', ['Job', 'once']), 'Job/once'],
  ['a Job not listed yet', named('x', ['Job', 'unknown']), 'Job/unknown'],
  ['a StatefulSet', named('db-0', ['StatefulSet', 'db']), 'StatefulSet/db'],
  ['a custom controller', named('x', ['RayCluster', 'train']), 'RayCluster/train'],
  ['nobody', named('bare'), 'Pod/bare'],
  ['a node: a static pod', named('etcd-node-1', ['Node', 'node-1']), 'Pod/etcd-node-1'],
];
for (const [name, pod, expected] of cases) {
  it(`a pod of ${name}`, () => {
    const owner = resolveOwner(pod, lookup);
    assert.equal(`${owner.kind}/${owner.name}`, expected);
    assert.equal(owner.namespace, 'shop');
  });
}
