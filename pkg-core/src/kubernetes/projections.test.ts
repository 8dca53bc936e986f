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
  it('keeps Vigil’s annotations of a pod template, and no others', () => {
    const template = { metadata: { annotations: { 'vigil.io/mute': 'true', checksum: 'x' } } };
    const expected = { 'vigil.io/mute': 'true' };
    for (const kind of ['deployments', 'statefulsets', 'daemonsets'] as const) {
      assert.deepEqual(projections[kind].project({ metadata, spec: { template } })?.template.annotations, expected);
    }
  });
  it('reads the images of a ReplicaSet, by container, and how many pods it has', () => {
    const spec = { initContainers: [{ name: 'init', image: 'i:1' }], containers: [{ name: 'app', image: 'a:2' }] };
    const raw = { metadata, spec: { replicas: 3, template: { spec } }, status: { replicas: 2 } };
    const replicaSet = projections.replicasets.project(raw);
    assert.deepEqual(replicaSet?.images, { init: 'i:1', app: 'a:2' });
    assert.deepEqual([replicaSet?.replicas, replicaSet?.current], [3, 2]);
    assert.equal(projections.replicasets.project({ metadata })?.current, undefined);
  });
  it('reads the newest revision of a StatefulSet', () => {
    const status = { updateRevision: 'db-7' };
    assert.equal(projections.statefulsets.project({ metadata, status })?.status.updateRevision, 'db-7');
  });
  it('reads the revision of a ReplicaSet', () => {
    const annotations = { 'deployment.kubernetes.io/revision': '12' };
    assert.equal(projections.replicasets.project({ metadata: { ...metadata, annotations } })?.revision, 12);
    assert.equal(projections.replicasets.project({ metadata })?.revision, 0);
  });
});
