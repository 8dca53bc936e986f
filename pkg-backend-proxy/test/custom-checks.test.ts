import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { pino } from 'pino';
import { readCustomChecks } from '@vigil/core/audit/custom/read-custom-checks';
import { CustomCheckReport } from '@vigil/core/contract/custom-checks';
import { endpoints, routeHeader } from '@vigil/core/contract/endpoints';
import { AuditReport } from '@vigil/core/vocabulary/finding';
import { CustomChecks, InvalidAudit, parseAudit } from '../src/audit/custom-checks.ts';
import { loadSettings } from '../src/settings/load-settings.ts';
import { StartFailure } from '../src/start-failure.ts';
import { startProxy, type Proxy } from '../src/start-proxy.ts';
import { FakeClusterSource } from './fake-cluster-source.ts';
import { token } from './proxy-process.ts';
import { samplePod } from './sample-pod.ts';

const logger = pino({ level: 'silent' });

const teamLabel = `audit:
  checks:
    - id: TEAM-01
      title: { en: Pod without a team, zh: Pod 没有团队 }
      severity: high
      why: Nobody is called.
      remedy: Write the label.
      objects:
        kind: pods
        expect:
          - { path: metadata.labels.team, exists: true }
    - id: TEAM-02
      title: Many replicas
      why: They cost.
      remedy: Fewer.
      prometheus:
        query: max by (namespace, deployment) (kube_deployment_spec_replicas{$scope})
        failsWhen: '> 50'
        subject: { kind: Deployment, name: deployment }
`;

const faultsOf = (text: string): string => {
  try {
    parseAudit(text, 'vigil.yaml');
  } catch (error) {
    assert.ok(error instanceof InvalidAudit, String(error));
    return error.faults.join('\n');
  }
  return '';
};

describe('parseAudit', () => {
  it('gives nothing where nothing is said, and the checks where they are', () => {
    assert.equal(parseAudit('port: 80\n', 'vigil.yaml'), null);
    assert.deepEqual(
      parseAudit(teamLabel, 'vigil.yaml')?.checks.map(({ id }) => id),
      ['TEAM-01', 'TEAM-02']
    );
  });

  const change = (from: string, to: string) => {
    assert.ok(teamLabel.includes(from));
    return teamLabel.replace(from, to);
  };
  const wrong: Array<[string, string, RegExp]> = [
    ['no YAML', 'audit: [', /^vigil.yaml:1: /],
    ['a typo', change('severity: high', 'sverity: high'), /^vigil.yaml:5: checks\[0\]: .*sverity/],
    ['an id of ours', change('TEAM-02', 'HA-02'), /^vigil.yaml:12: checks\[1\].id: .*begins like the checks of Vigil/],
    ['an id twice', change('TEAM-02', 'TEAM-01'), /^vigil.yaml:12: checks\[1\].id: TEAM-01 is there twice/],
    [
      'a path that is not kept',
      change('metadata.labels.team', 'spec.hostNetwork'),
      /^vigil.yaml:11: checks\[0\].objects.expect\[0\]: pods: "spec.hostNetwork": there is no hostNetwork in what the watch keeps; it keeps here: .*nodeName/,
    ],
    [
      'a kind that is not watched',
      change('kind: pods', 'kind: secrets'),
      /^vigil.yaml:9: checks\[0\].objects.kind: there is no such kind/,
    ],
    [
      'a query without its scope',
      change('{$scope}', ''),
      /^vigil.yaml:17: checks\[1\].prometheus.query: write \$scope/,
    ],
    [
      'a comparison that is none',
      change("'> 50'", 'often'),
      /^vigil.yaml:18: checks\[1\].prometheus.failsWhen: expected a comparison/,
    ],
  ];
  for (const [situation, text, message] of wrong) {
    it(`names the line and the reason of ${situation}`, () => assert.match(faultsOf(text), message));
  }
});

describe('custom checks of a file', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vigil-custom-'));
    file = join(folder, 'vigil.yaml');
    writeFileSync(file, teamLabel);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const never = { now: () => 7, delay: () => new Promise<void>(() => {}) };

  it('stay in use when the file is wrong afterwards, which is told', () => {
    const custom = new CustomChecks({ file, surroundings: never, logger });
    const before = custom.api;
    writeFileSync(file, teamLabel.replace('TEAM-02', 'HA-02'));
    custom.reload();
    assert.equal(custom.api, before);
    assert.match(custom.report.faults.join(), /vigil.yaml:12: checks\[1\].id/);
    writeFileSync(file, `port: 1\n${teamLabel}`);
    custom.reload();
    assert.equal(custom.api, before, 'the same checks are the same list');
    assert.deepEqual(custom.report.faults, []);
    writeFileSync(file, 'port: 1\n');
    custom.reload();
    assert.deepEqual([custom.api, custom.all, custom.report.checks, custom.report.loadedAt], [[], [], [], null]);
  });

  it('are read again by themselves once the file is another', async () => {
    const waiting: Array<() => void> = [];
    const surroundings = { now: () => 7, delay: () => new Promise<void>((resolve) => waiting.push(resolve)) };
    const custom = new CustomChecks({ file, surroundings, logger });
    custom.start();
    writeFileSync(file, teamLabel.replace('TEAM-02', 'TEAM-303'));
    waiting.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(
      custom.all.map(({ id }) => id),
      ['TEAM-01', 'TEAM-303']
    );
    custom.stop();
  });

  it('are refused at start where they are wrong', () => {
    writeFileSync(file, 'audit:\n  cheks: []\n');
    assert.throws(() => new CustomChecks({ file, surroundings: never, logger }), /vigil.yaml:2: audit: .*cheks/);
  });

  describe('in the proxy', () => {
    let proxy: Proxy;
    const start = () => {
      const { settings } = loadSettings({
        ...{ VIGIL_TOKEN: token, VIGIL_HOST: '127.0.0.1', VIGIL_PORT: '0', VIGIL_STORE_PATH: ':memory:' },
        ...{ VIGIL_CONFIG: file },
      });
      const source = new FakeClusterSource();
      source.objects.pods.push(samplePod());
      return startProxy(settings, { logger, sources: [source], configFile: file });
    };
    afterEach(() => proxy?.close());
    const ask = async (name: 'findings' | 'customChecks'): Promise<unknown> => {
      const answer = await fetch(proxy.url + endpoints[name].path, {
        headers: {
          authorization: `Bearer ${token}`,
          [routeHeader]: name,
          'x-grafana-context': JSON.stringify({ OrgRole: 'Viewer', Login: 'bob', Name: 'Bob', Teams: [] }),
        },
      });
      assert.equal(answer.status, 200);
      return answer.json();
    };
    const resultOf = async () => {
      const [report] = AuditReport.array().parse(await ask('findings'));
      return report?.results.find(({ check }) => check === 'TEAM-01');
    };

    it('are evaluated with the others, and described to the page', async () => {
      proxy = await start();
      const result = await resultOf();
      assert.deepEqual([result?.status, result?.findings[0]?.severity, result?.findings.length], ['fail', 'high', 1]);
      const told = CustomCheckReport.parse(await ask('customChecks'));
      assert.deepEqual(told.faults, []);
      const { api, prometheus, unreadable } = readCustomChecks(told.checks);
      assert.deepEqual(
        [api, prometheus].map((list) => list.map(({ id }) => id)),
        [['TEAM-01'], ['TEAM-02']]
      );
      assert.deepEqual([api[0]?.title.zh, unreadable], ['Pod 没有团队', []]);
    });

    it('stop a proxy from starting where they are wrong, with the line', async () => {
      writeFileSync(file, teamLabel.replace('kind: pods', 'kind: secrets'));
      await assert.rejects(start(), (error) => {
        assert.ok(error instanceof StartFailure);
        assert.match(error.message, /Wrong audit:\n.*vigil.yaml:9: checks\[0\].objects.kind/);
        return true;
      });
    });
  });
});
