import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { projections, watchedKinds } from './projections.ts';

const metadata = {
  uid: 'u',
  name: 'n',
  namespace: 'shop',
  resourceVersion: '3',
  creationTimestamp: '2026-01-01T00:00:00Z',
};

describe('projections', () => {
  for (const kind of watchedKinds) {
    it(`${kind}: an object with nothing but metadata gets defaults`, () => {
      const object = projections[kind].project({ metadata, spec: null, status: 'odd' });
      assert.equal(object?.metadata.uid, 'u');
      assert.equal(object?.metadata.createdAt, Date.parse('2026-01-01T00:00:00Z'));
    });
    it(`${kind}: without uid or name there is no object`, () => {
      assert.equal(projections[kind].project({ metadata: { uid: 'u' } }), undefined);
      assert.equal(projections[kind].project(null), undefined);
    });
  }

  it('gives a Deployment the defaults of the API server', () => {
    const deployment = projections.deployments.project({ metadata });
    assert.equal(deployment?.replicas, 1);
    assert.deepEqual(deployment?.strategy, { type: 'RollingUpdate', maxUnavailable: '25%', maxSurge: '25%' });
  });
  it('takes an endpoint that does not say whether it is ready for ready', () => {
    const slice = projections.endpointslices.project({
      metadata: { ...metadata, labels: { 'kubernetes.io/service-name': 'web' } },
      endpoints: [
        { conditions: { ready: false }, targetRef: { kind: 'Pod', name: 'a' } },
        { targetRef: { kind: 'Node', name: 'b' } },
      ],
    });
    assert.deepEqual(slice?.endpoints, [
      { ready: false, pod: 'a', node: null },
      { ready: true, pod: null, node: null },
    ]);
    assert.equal(slice?.service, 'web');
  });
  it('tells a disruption budget without a selector from one with an empty selector', () => {
    const project = projections.poddisruptionbudgets.project;
    assert.equal(project({ metadata, spec: {} })?.selector, null);
    assert.deepEqual(project({ metadata, spec: { selector: {} } })?.selector, {
      matchLabels: {},
      matchExpressions: [],
    });
  });
  it('reads what an autoscaler scales on by utilisation', () => {
    const autoscaler = projections.horizontalpodautoscalers.project({
      metadata,
      spec: {
        metrics: [
          { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization' } } },
          { type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue' } } },
          { type: 'ContainerResource', containerResource: { name: 'memory', target: { type: 'Utilization' } } },
          { type: 'External' },
        ],
      },
    });
    assert.deepEqual(autoscaler?.utilisationOf, ['cpu', 'memory']);
  });
  it('reads the revision of a ReplicaSet', () => {
    const annotations = { 'deployment.kubernetes.io/revision': '12' };
    assert.equal(projections.replicasets.project({ metadata: { ...metadata, annotations } })?.revision, 12);
    assert.equal(projections.replicasets.project({ metadata })?.revision, 0);
  });
});
