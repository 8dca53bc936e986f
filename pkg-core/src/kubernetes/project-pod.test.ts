import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { projectPod, projectPodAgain } from './project-pod.ts';
import { asObject, asObjects } from './read-json.ts';
import { withEachReplaced } from './testing/with-each-replaced.ts';

const metadata = { uid: 'u', name: 'web-0', namespace: 'shop' };

describe('projectPod', () => {
  it('keeps what matters and drops the rest', () => {
    const pod = projectPod({
      metadata: {
        ...metadata,
        annotations: { 'vigil.io/owner': 'team-a', 'kubernetes.io/config.mirror': 'hash', other: 'x' },
        ownerReferences: [
          { kind: 'Other', name: 'no', uid: '1' },
          { kind: 'StatefulSet', name: 'web', uid: '2', apiVersion: 'apps/v1', controller: true },
        ],
        managedFields: [{}],
      },
      spec: {
        affinity: {
          podAntiAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname' }],
            preferredDuringSchedulingIgnoredDuringExecution: [
              { weight: 1, podAffinityTerm: { topologyKey: 'topology.kubernetes.io/zone' } },
            ],
          },
        },
        topologySpreadConstraints: [{ topologyKey: 'kubernetes.io/hostname' }],
        initContainers: [{ name: 'migrate' }, { name: 'proxy', restartPolicy: 'Always' }],
        containers: [
          {
            name: 'app',
            resources: { requests: { cpu: '250m', memory: 'nonsense' }, limits: { 'nvidia.com/gpu': '1' } },
            livenessProbe: { httpGet: { port: 'http', path: '/live' }, periodSeconds: 5 },
            readinessProbe: { grpc: { port: 9000 } },
            startupProbe: {},
          },
        ],
        volumes: [
          { name: 'data', persistentVolumeClaim: { claimName: 'data-web-0' } },
          { name: 'scratch', ephemeral: {} },
          { name: 'host', hostPath: { path: '/var/lib' } },
        ],
      },
      status: {
        initContainerStatuses: [
          { name: 'migrate', state: { terminated: { exitCode: 0, reason: 'Completed' } } },
          { name: 'proxy', state: { running: { startedAt: '2026-01-01T00:00:00Z' } }, ready: true, started: true },
        ],
        containerStatuses: [{ name: 'app', restartCount: 3, state: { waiting: { reason: 'CrashLoopBackOff' } } }],
        ephemeralContainerStatuses: [{ name: 'debug' }],
      },
    });
    assert.ok(pod);
    assert.deepEqual(pod.metadata.annotations, { 'vigil.io/owner': 'team-a' });
    assert.equal(pod.metadata.owner?.name, 'web');
    assert.equal(pod.mirror, true);
    assert.deepEqual(pod.spec.spreadKeys, ['kubernetes.io/hostname', 'topology.kubernetes.io/zone']);
    assert.deepEqual(pod.spec.claims, ['data-web-0', 'web-0-scratch']);
    assert.deepEqual(pod.spec.hostPaths, ['/var/lib']);
    const app = pod.spec.containers.find(({ name }) => name === 'app');
    assert.deepEqual(app?.requests, { cpu: 0.25 });
    assert.deepEqual(app?.limits, { 'nvidia.com/gpu': 1 });
    assert.deepEqual(Object.keys(app?.probes ?? {}), ['liveness', 'readiness']);
    assert.deepEqual(
      { ...app?.probes.liveness },
      {
        ...{ handler: 'http', port: 'http', path: '/live', initialDelaySeconds: 0, periodSeconds: 5 },
        ...{ timeoutSeconds: 1, failureThreshold: 3 },
      }
    );
    assert.deepEqual(
      pod.containers.map(({ name, role }) => `${name}:${role}`),
      ['migrate:init', 'proxy:sidecar', 'app:main', 'debug:ephemeral']
    );
  });

  it('is the same without its spec, given the pod as it was before', () => {
    const spec = {
      initContainers: [{ name: 'proxy', restartPolicy: 'Always' }, { name: 'migrate' }],
      containers: [{ name: 'app' }],
    };
    const initContainerStatuses = [{ name: 'proxy', state: { running: {} } }, { name: 'migrate' }];
    const status = { phase: 'Running', initContainerStatuses, containerStatuses: [{ name: 'app', restartCount: 3 }] };
    const known = projectPod({ metadata, spec, status: { phase: 'Pending' } });
    const whole = projectPod({ metadata, spec, status });
    assert.ok(known && whole);
    assert.deepEqual(projectPodAgain({ metadata, spec: null, status }, known), whole);
    assert.deepEqual(
      whole.containers.map(({ role }) => role),
      ['sidecar', 'init', 'main']
    );
    assert.equal(projectPodAgain({ spec: null, status }, known), undefined);
  });

  const broken: Array<[string, unknown]> = [
    ['nothing', undefined],
    ['null', null],
    ['a text', 'pod'],
    ['no metadata', {}],
    ['no uid', { metadata: { name: 'x' } }],
    ['no name', { metadata: { uid: 'x' } }],
  ];
  for (const [name, raw] of broken) {
    it(`gives nothing for ${name}`, () => assert.equal(projectPod(raw), undefined));
  }

  it('takes an exit code that is missing for unknown, not for success', () => {
    const raw = { metadata, status: { containerStatuses: [{ name: 'a', state: { terminated: {} } }] } };
    const state = projectPod(raw)?.containers[0]?.state;
    assert.equal(state?.type === 'terminated' && state.exitCode, -1);
  });

  it('survives the loss or the wrong type of any field', () => {
    const whole = {
      metadata: { ...metadata, labels: { a: 'b' }, ownerReferences: [{ kind: 'A', name: 'b', controller: true }] },
      spec: {
        containers: [{ name: 'a', resources: { requests: { cpu: '1' } }, livenessProbe: { exec: {} }, ports: [{}] }],
        affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{}] } },
        topologySpreadConstraints: [{}],
        volumes: [{}],
      },
      status: {
        conditions: [{ type: 'Ready', status: 'False' }],
        containerStatuses: [{ name: 'a', state: { running: {} }, lastState: { terminated: { exitCode: 1 } } }],
      },
    };
    for (const replacement of [undefined, null, 'text', 7, [], {}, [null, 'x', 7]]) {
      for (const variant of withEachReplaced(whole, replacement)) {
        assert.doesNotThrow(() => projectPod(variant), JSON.stringify(variant));
      }
    }
  });

  const real = new URL('../../../../shared/data/newrelic/1_31/kubelet-pods', import.meta.url);
  it('projects the pods of a real kubelet', { skip: existsSync(real) ? false : 'no recorded data here' }, () => {
    const items = asObjects(asObject(JSON.parse(readFileSync(real, 'utf8'))).items);
    const pods = items.map(projectPod);
    assert.ok(pods.length > 0);
    for (const pod of pods) {
      assert.ok(pod && pod.containers.length > 0 && pod.spec.containers.every(({ image }) => image !== ''));
      assert.notEqual(pod.phase, 'Unknown');
    }
  });
});
