import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClusterSnapshot } from '../../kubernetes/snapshot.ts';
import { workloadKey } from '../../vocabulary/workload-ref.ts';
import type { Sample } from '../check.ts';
import { evaluateApiChecks } from '../evaluate.ts';
import { prometheusQueries, readPrometheusCheck } from '../evaluate-prometheus.ts';
import { metadata, now } from '../testing/build-metadata.ts';
import { container, podSpec } from '../testing/build-pod.ts';
import { snapshot } from '../testing/build-snapshot.ts';
import { deployment } from '../testing/build-workload.ts';
import { cartPods } from '../testing/cart.ts';
import { CustomCheckConfig } from './custom-check.ts';
import { readCustomChecks } from './read-custom-checks.ts';
import { toCheck } from './to-check.ts';

const told = { id: 'TEAM-01', title: 'A title', why: 'Why', remedy: 'What to do', yaml: 'a: b' };

function objectCheck(objects: unknown) {
  const check = toCheck(CustomCheckConfig.parse({ ...told, objects }));
  assert.ok(check.kind === 'api');
  return check;
}
function resultOf(objects: unknown, given: ClusterSnapshot) {
  const [result] = evaluateApiChecks(given, now, [objectCheck(objects)]).results;
  return result ?? assert.fail();
}

const withImages = (name: string, ...images: string[]) =>
  deployment(name, {
    template: { labels: {}, spec: podSpec({ containers: images.map((image) => container({ image })) }) },
  });
const labelled = (name: string, labels: Record<string, string>, more = {}) =>
  deployment(name, { metadata: metadata(name, { labels, ...more }) });

/** Situation, conditions, Deployments, and those found. */
const table: Array<[string, object, ClusterSnapshot['objects']['deployments'], string[]]> = [
  [
    'a label is missing',
    { expect: [{ path: 'metadata.labels.team', exists: true }] },
    [labelled('a', {}), labelled('b', { team: 'x' })],
    ['a'],
  ],
  [
    'a label must not be there',
    { expect: [{ path: 'metadata.labels.team', exists: false }] },
    [labelled('a', {}), labelled('b', { team: 'x' })],
    ['b'],
  ],
  [
    'one of several images',
    { expect: [{ path: 'template.spec.containers[*].image', matches: 'registry\\.example/.*' }] },
    [withImages('a', 'registry.example/a', 'docker.io/b'), withImages('b', 'registry.example/a')],
    ['a'],
  ],
  [
    'an image that is forbidden',
    { expect: [{ path: 'template.spec.containers[*].image', notMatches: '.*:latest' }] },
    [withImages('a', 'x:1', 'y:latest'), withImages('b', 'x:1')],
    ['a'],
  ],
  [
    'quantities',
    { expect: [{ path: 'template.spec.containers[*].requests.memory', atMost: '95M' }] },
    [deployment('a')],
    ['a'],
  ],
  [
    'an absent quantity',
    { expect: [{ path: 'template.spec.containers[*].limits.cpu', lessThan: 2 }] },
    [deployment('a')],
    ['a'],
  ],
  [
    'numbers and lists',
    { expect: [{ path: 'replicas', in: [1, 3] }] },
    [deployment('a', { replicas: 2 }), deployment('b', { replicas: 3 })],
    ['a'],
  ],
  [
    'more than one expectation',
    {
      expect: [
        { path: 'replicas', greaterThan: 1 },
        { path: 'paused', equals: false },
      ],
    },
    [deployment('a', { paused: true }), deployment('b', { replicas: 1 }), deployment('c')],
    ['a', 'b'],
  ],
  [
    'only where',
    {
      where: [
        { path: 'metadata.namespace', in: ['shop'] },
        { path: 'metadata.labels.tier', equals: 'web' },
      ],
      expect: [{ path: 'replicas', atLeast: 3 }],
    },
    [labelled('a', { tier: 'web' }), labelled('b', {}), labelled('c', { tier: 'web' }, { namespace: 'pay' })],
    ['a'],
  ],
  ['a percentage as a text', { expect: [{ path: 'strategy.maxSurge', notEquals: '25%' }] }, [deployment('a')], ['a']],
  [
    'an age',
    { where: [{ path: 'metadata.createdAt', olderThan: '2d' }], expect: [{ path: 'paused', equals: true }] },
    [labelled('a', {}, { createdAt: now - 3 * 86_400_000 }), deployment('b')],
    ['a'],
  ],
  [
    'a part',
    { expect: [{ path: 'template.spec.containers[*].probes.startup', exists: true }] },
    [deployment('a')],
    ['a'],
  ],
];

describe('a rule about objects', () => {
  for (const [situation, rule, deployments, found] of table) {
    it(situation, () => {
      const result = resultOf({ kind: 'deployments', ...rule }, snapshot({ deployments }));
      assert.deepEqual(
        result.findings.map(({ subject }) => subject.name),
        found
      );
      assert.equal(result.status, 'fail');
    });
  }

  it('passes where all is as expected, and applies to nothing where nothing meets the filter', () => {
    const rule = { kind: 'deployments', expect: [{ path: 'replicas', atLeast: 2 }] };
    const given = snapshot({ deployments: [deployment('a'), deployment('b')] });
    assert.deepEqual([resultOf(rule, given).status, resultOf(rule, given).examined], ['pass', 2]);
    assert.equal(resultOf({ ...rule, where: [{ path: 'paused', equals: true }] }, given).status, 'not-applicable');
  });

  it('is unknown without its kind, and when a value can not be judged', () => {
    const rule = { kind: 'deployments', expect: [{ path: 'metadata.labels.team', matches: 'a.*' }] };
    const refused = resultOf(rule, snapshot({}, { deployments: 'forbidden' }));
    assert.equal(refused.status, 'unknown');
    assert.match(refused.why?.en ?? '', /deployments: forbidden/);
    const long = resultOf(rule, snapshot({ deployments: [labelled('a', { team: 'a'.repeat(600) })] }));
    assert.equal(long.status, 'unknown');
    assert.match(long.why?.en ?? '', /600 characters is too long/);
  });

  it('tells of a pod by its workload, with what was expected and what is', () => {
    const { findings } = resultOf(
      { kind: 'pods', expect: [{ path: 'metadata.labels.team', exists: true }] },
      snapshot({ pods: cartPods('node-1', 'node-2') })
    );
    assert.equal(findings.length, 1);
    const [finding] = findings;
    assert.ok(finding);
    assert.match(workloadKey(finding.subject), /Deployment\/shop\/cart|ReplicaSet\/shop/);
    assert.match(finding.summary.en, /expected: metadata\.labels\.team exists true; it is absent/);
    assert.match(finding.summary.zh, /缺失/);
    assert.match(finding.evidence.excerpt ?? '', /object: cart/);
  });
});

describe('a rule that asks Prometheus', () => {
  const rule = {
    query: 'max by (namespace, deployment) (kube_deployment_spec_replicas{$scope, deployment!=""}) # of each',
    failsWhen: '> 10',
    subject: { kind: 'Deployment', name: 'deployment' },
    node: 'node',
  };
  const checkOf = (prometheus: unknown) => {
    const check = toCheck(CustomCheckConfig.parse({ ...told, prometheus }));
    assert.ok(check.kind === 'prometheus' && check.custom);
    return check;
  };
  const scope = { matchers: 'cluster="a$&"', clusterLabel: 'cluster' };
  const one: Sample[] = [{ labels: {}, value: 3 }];

  it('keeps to its cluster, and needs none', () => {
    const check = checkOf(rule);
    assert.equal(
      prometheusQueries(check, scope).query,
      '(max by (namespace, deployment) (kube_deployment_spec_replicas{cluster="a$&", deployment!=""}) # of each\n) > 10'
    );
    assert.match(
      prometheusQueries(check, { matchers: '', clusterLabel: null }).probe,
      /^count\(max .*\{deployment!=""\}\) # of each\n\)$/
    );
    const last = checkOf({ ...rule, query: 'up{job="x",$scope}', failsWhen: undefined, examined: 'up{$scope}' });
    assert.deepEqual(prometheusQueries(last, { matchers: '', clusterLabel: null }), {
      query: 'up{job="x"}',
      probe: 'count(up{}\n)',
    });
  });

  it('is a finding with its figures, a pass with data, and unknown without', () => {
    const check = checkOf(rule);
    const context = { cluster: 'a', scope };
    const labels = { namespace: 'shop', deployment: 'cart', node: 'n1' };
    const { findings } = readPrometheusCheck(check, one, [{ labels, value: 12.3456789 }], context);
    assert.equal(findings[0]?.id, 'TEAM-01 Deployment/shop/cart');
    assert.equal(findings[0]?.node, 'n1');
    assert.match(findings[0]?.summary.en ?? '', /12\.3457: fails when > 10/);
    assert.equal(readPrometheusCheck(check, one, [], context).status, 'pass');
    assert.equal(readPrometheusCheck(check, [], [], context).status, 'unknown');
    const unnamed = readPrometheusCheck(check, one, [{ labels: { namespace: 'shop' }, value: 12 }], context);
    assert.equal(unnamed.status, 'unknown');
    assert.match(unnamed.why?.en ?? '', /no label deployment/);
  });
});

it('checks that can not be read are named, and the others are there', () => {
  const good = CustomCheckConfig.parse({
    ...told,
    objects: { kind: 'nodes', expect: [{ path: 'unschedulable', equals: false }] },
  });
  const newer: { id: string } = Object.assign({ ...good, id: 'TEAM-02' }, { severity: 'dire' });
  const { api, prometheus, unreadable } = readCustomChecks([good, newer]);
  assert.deepEqual([api.map(({ id }) => id), prometheus], [['TEAM-01'], []]);
  assert.deepEqual(
    unreadable.map(({ id }) => id),
    ['TEAM-02']
  );
  assert.match(unreadable[0]?.faults.join() ?? '', /^severity: .*critical/);
  assert.equal(api[0]?.remedy.yaml, 'a: b');
});
