import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AuditConfig, CustomCheckConfig } from './custom-check.ts';

const told = { id: 'TEAM-01', title: 'A title', why: 'Why', remedy: 'What to do' };
const objects = { kind: 'deployments', expect: [{ path: 'metadata.labels.team', exists: true }] };
const prometheus = {
  query: 'max by (namespace, deployment) (kube_deployment_spec_replicas{$scope})',
  failsWhen: '> 10',
  subject: { kind: 'Deployment', name: 'deployment' },
};
const expecting = (...expect: unknown[]) => ({ ...told, objects: { kind: 'deployments', expect } });

describe('a custom check', () => {
  it('is read with its defaults, and can be read again', () => {
    const parsed = CustomCheckConfig.parse({ ...told, objects });
    assert.deepEqual(
      [parsed.severity, parsed.category, parsed.title],
      ['medium', 'stability', { en: 'A title', zh: 'A title' }]
    );
    assert.deepEqual(CustomCheckConfig.parse(JSON.parse(JSON.stringify(parsed))), parsed);
    const asked = CustomCheckConfig.parse({ ...told, title: { en: 'a', zh: '甲' }, prometheus });
    assert.equal(asked.prometheus?.subject.namespace, 'namespace');
    assert.deepEqual(CustomCheckConfig.parse(JSON.parse(JSON.stringify(asked))), asked);
  });

  const bad: Array<[situation: string, check: unknown, path: string, message: RegExp]> = [
    ['an id like ours', { ...told, id: 'HA-99', objects }, 'id', /begins like the checks of Vigil.*HA/],
    ['an id of small letters', { ...told, id: 'team-1', objects }, 'id', /expected capitals/],
    ['no rule', told, '', /one of objects and prometheus/],
    ['two rules', { ...told, objects, prometheus }, '', /one of objects and prometheus/],
    ['a word that is no setting', { ...told, objects, remedyYaml: '' }, '', /[Uu]nrecognized key/],
    ['a language missing', { ...told, title: { en: 'a' }, objects }, 'title', /at most 120 characters, or \{en, zh\}/],
    ['an unknown severity', { ...told, severity: 'urgent', objects }, 'severity', /critical/],
    [
      'a kind that is not watched',
      { ...told, objects: { ...objects, kind: 'secrets' } },
      'objects.kind',
      /no such kind: expected one of pods, nodes/,
    ],
    [
      'a path that is not kept',
      expecting({ path: 'spec.replicas', equals: 1 }),
      'objects.expect.0',
      /no spec in what the watch keeps.*replicas/,
    ],
    ['no operator', expecting({ path: 'replicas' }), 'objects.expect.0', /expected one of exists, equals/],
    ['two operators', expecting({ path: 'replicas', atLeast: 1, atMost: 3 }), 'objects.expect.0', /there are 2/],
    [
      'a number for a text',
      expecting({ path: 'metadata.name', equals: 3 }),
      'objects.expect.0',
      /3 can not be compared with a text/,
    ],
    [
      'an order of texts',
      expecting({ path: 'metadata.name', atLeast: 3 }),
      'objects.expect.0',
      /only numbers can be compared/,
    ],
    [
      'a pattern for a number',
      expecting({ path: 'replicas', matches: '1' }),
      'objects.expect.0',
      /only texts can be matched/,
    ],
    [
      'a pattern without end',
      expecting({ path: 'metadata.name', matches: '(a+)+' }),
      'objects.expect.0',
      /repeats a group/,
    ],
    [
      'no quantity',
      expecting({ path: 'template.spec.containers[*].limits.memory', atMost: '4 GB' }),
      'objects.expect.0',
      /no quantity/,
    ],
    ['a part compared', expecting({ path: 'template.spec', equals: 'x' }), 'objects.expect.0', /only exists/],
    [
      'an age of a number',
      expecting({ path: 'replicas', olderThan: '1d' }),
      'objects.expect.0',
      /only moments have an age/,
    ],
    ['no span', expecting({ path: 'metadata.createdAt', olderThan: 'long' }), 'objects.expect.0', /as in 30m or 7d/],
    ['nothing expected', expecting(), 'objects.expect', /1/],
    [
      'a bad filter',
      { ...told, objects: { ...objects, where: [{ path: 'x', exists: true }] } },
      'objects.where.0',
      /no x in what/,
    ],
    [
      'a query of all clusters',
      { ...told, prometheus: { ...prometheus, query: 'up == 0' } },
      'prometheus.query',
      /write \$scope/,
    ],
    [
      'a comparison with words',
      { ...told, prometheus: { ...prometheus, failsWhen: '> much' } },
      'prometheus.failsWhen',
      /as in "> 0.8"/,
    ],
    [
      'no way to tell that there is data',
      { ...told, prometheus: { ...prometheus, failsWhen: undefined } },
      'prometheus',
      /give failsWhen or examined/,
    ],
    [
      'no label for the subject',
      { ...told, prometheus: { ...prometheus, subject: { kind: 'Node', name: 'a-b' } } },
      'prometheus.subject.name',
      /name of a label/,
    ],
  ];
  for (const [situation, check, path, message] of bad) {
    it(`with ${situation} is refused`, () => {
      const { error } = CustomCheckConfig.safeParse(check);
      const issue = error?.issues.find((one) => one.path.join('.') === path);
      assert.ok(issue, JSON.stringify(error?.issues));
      assert.match(issue.message, message);
    });
  }

  it('is there once', () => {
    const { error } = AuditConfig.safeParse({
      checks: [
        { ...told, objects },
        { ...told, prometheus },
      ],
    });
    assert.deepEqual(
      error?.issues.map(({ path, message }) => [path.join('.'), message]),
      [['checks.1.id', 'TEAM-01 is there twice']]
    );
  });
});
