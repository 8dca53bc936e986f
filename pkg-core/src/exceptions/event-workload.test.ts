import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClusterEvent, HorizontalPodAutoscaler } from '../kubernetes/objects.ts';
import { projectEvent } from '../kubernetes/project-event.ts';
import { projectMetadata } from '../kubernetes/project-metadata.ts';
import { projections } from '../kubernetes/projections.ts';
import { indexOwners } from '../kubernetes/resolve-owner.ts';
import { type EventLookup, eventWorkload } from './event-workload.ts';
import { isKeptEvent } from './kept-event.ts';

const named = (name: string, kind?: string, owner?: string) => {
  const ownerReferences = kind ? [{ kind, name: owner, controller: true }] : [];
  const metadata = projectMetadata({ metadata: { uid: `uid-${name}`, name, namespace: 'shop', ownerReferences } });
  assert.ok(metadata);
  return { metadata };
};
const pods = [named('web-1-a', 'ReplicaSet', 'web-1'), named('db-0', 'StatefulSet', 'db'), named('bare')];
const autoscaler = projections.horizontalpodautoscalers.project({
  metadata: { uid: 'h', name: 'scaler' },
  spec: { scaleTargetRef: { kind: 'Deployment', name: 'web' } },
}) as HorizontalPodAutoscaler;
const lookup: EventLookup = {
  ...indexOwners(
    [named('web-1', 'Deployment', 'web'), named('canary-1', 'Rollout', 'canary'), named('lonely')],
    [named('nightly-1', 'CronJob', 'nightly'), named('once')]
  ),
  pod: (namespace, name, uid) =>
    pods.find(({ metadata }) => namespace === 'shop' && metadata.name === name && (uid === '' || metadata.uid === uid)),
  autoscaler: (_namespace, name) => (name === 'scaler' ? autoscaler : undefined),
};
const about = (kind: string, name: string, over: object = {}): ClusterEvent => {
  const event = projectEvent({
    metadata: { uid: 'e', name: 'e', namespace: 'shop' },
    involvedObject: { kind, name, namespace: 'shop', uid: '', ...over },
  });
  assert.ok(event);
  return event;
};

describe('whose trouble an event is', () => {
  const cases: Array<[string, ClusterEvent, string]> = [
    ['a pod of a Deployment', about('Pod', 'web-1-a'), 'Deployment/shop/web'],
    ['a pod of a StatefulSet', about('Pod', 'db-0'), 'StatefulSet/shop/db'],
    ['a pod of nobody', about('Pod', 'bare'), 'Pod/shop/bare'],
    ['a pod that is gone', about('Pod', 'web-9-z'), 'Pod/shop/web-9-z'],
    ['a former pod of the same name', about('Pod', 'db-0', { uid: 'old' }), 'Pod/shop/db-0'],
    ['a ReplicaSet', about('ReplicaSet', 'web-1'), 'Deployment/shop/web'],
    ['a ReplicaSet of a custom owner', about('ReplicaSet', 'canary-1'), 'Rollout/shop/canary'],
    ['a ReplicaSet of nobody', about('ReplicaSet', 'lonely'), 'ReplicaSet/shop/lonely'],
    ['a ReplicaSet not listed', about('ReplicaSet', 'x-1'), 'ReplicaSet/shop/x-1'],
    ['a Job of a CronJob', about('Job', 'nightly-1'), 'CronJob/shop/nightly'],
    ['a Job', about('Job', 'once'), 'Job/shop/once'],
    ['an autoscaler', about('HorizontalPodAutoscaler', 'scaler'), 'Deployment/shop/web'],
    ['an autoscaler not listed', about('HorizontalPodAutoscaler', 'x'), 'HorizontalPodAutoscaler/shop/x'],
    ['a node', about('Node', 'node-1', { namespace: '' }), 'Node//node-1'],
    ['a claim', about('PersistentVolumeClaim', 'data'), 'PersistentVolumeClaim/shop/data'],
    ['an object without a namespace of its own', about('Service', 'web', { namespace: '' }), 'Service/shop/web'],
  ];
  for (const [name, event, expected] of cases) {
    it(`${name}: ${expected}`, () => {
      const { kind, namespace, name: workload } = eventWorkload(event, lookup);
      assert.equal(`${kind}/${namespace}/${workload}`, expected);
    });
  }
});

const kept: Array<['Normal' | 'Warning', string, boolean]> = [
  ['Warning', 'BackOff', true],
  ['Warning', 'NobodyKnows', true],
  ['Normal', 'Killing', true],
  ['Normal', 'SandboxChanged', true],
  ['Normal', 'NotTriggerScaleUp', true],
  ['Normal', 'Pulled', false],
  ['Normal', 'Scheduled', false],
  ['Warning', '', false],
];
for (const [type, reason, expected] of kept) {
  it(`${type} ${reason || 'without a reason'} is ${expected ? '' : 'not '}kept`, () =>
    assert.equal(isKeptEvent({ type, reason }), expected));
}
