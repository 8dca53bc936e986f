import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { prometheusChecks } from '@vigil/core/audit/catalogue';
import { Problem } from '@vigil/core/contract/problem';
import { judgePlaces } from '@vigil/core/resources/judge-places';
import { defaultPolicy } from '@vigil/core/resources/policy';
import { rollUp } from '@vigil/core/resources/roll-up';
import { windowSeconds } from '@vigil/core/resources/scope';
import { compareFindings, compareVerdicts } from '../src/check/compare.ts';
import { askProxy, readIncidents } from '../src/check/read-incidents.ts';
import { startHost } from '../src/host/start-host.ts';
import { type Sandbox, startSandbox } from '../src/start-sandbox.ts';
import { unknownOnPurpose } from '../src/world/story/audit-planted.ts';
import { planted } from '../src/world/story/planted-list.ts';
import { askPrometheus } from './ask-prometheus.ts';
import { flaws, type Memory, occurrenceCount, readMemory } from './read-memory.ts';
import { readPrometheusChecks } from './read-prometheus-checks.ts';
import { readResources } from './read-resources.ts';

const repository = path.resolve(import.meta.dirname, '../..');
const clean = { missed: [], unexpected: [] };
const ofPrometheus = new Set(prometheusChecks.map(({ id }) => id));

/** The planted troubles with only those findings that checks of one kind can have. */
const plantedFor = (chosen: (check: string) => boolean) =>
  planted.map((trouble) => ({ ...trouble, findings: trouble.findings.filter(chosen) }));

/** Reads again and again until it is as wanted; gives the last reading, for the test to judge. */
async function settle<T>(read: () => Promise<T>, wanted: (reading: T) => boolean, seconds: number): Promise<T> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const reading = await read();
    if (wanted(reading) || performance.now() > end) {
      return reading;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

describe('the whole sandbox, as the plugin sees it', () => {
  let sandbox: Sandbox;
  let memory: Memory;
  let readAt: number;

  /** Reads the incidents until they are the planted ones again, then everything about them. */
  async function remember(): Promise<void> {
    const reading = await settle(
      () => readIncidents(sandbox.url, planted),
      ({ missed }) => missed.length === 0,
      40
    );
    assert.deepEqual({ missed: reading.missed, unexpected: reading.unexpected }, clean);
    readAt = Date.now();
    memory = await readMemory(sandbox.url);
    assert.equal(memory.size, reading.incidents.length);
  }

  /** Kills the proxy and compares what it knows afterwards with what it knew. */
  async function killAndCompare(): Promise<void> {
    const [earlier, earlierAt] = [memory, readAt];
    await sandbox.restartProxy('SIGKILL');
    await remember();
    assert.deepEqual(flaws(earlier, memory, earlierAt), []);
  }

  before(async () => {
    sandbox = await startSandbox({ port: 0, hours: 1.2 });
  });
  after(() => sandbox?.close());

  test('incidents are the planted ones, each with its log', async () => {
    await remember();
    assert.deepEqual(flaws(new Map(), memory, 0), []);
  });

  test('a killed proxy has forgotten nothing and tells nothing twice', killAndCompare);

  test('findings of the API are the planted ones', async () => {
    const [report, ...others] = await askProxy(sandbox.url, 'findings', {});
    assert.ok(report);
    assert.deepEqual(others, []);
    const findings = report.results.flatMap((result) => result.findings);
    assert.deepEqual(
      compareFindings(
        plantedFor((check) => !ofPrometheus.has(check)),
        findings
      ),
      clean
    );
    assert.deepEqual(
      report.results.filter(({ status }) => status === 'unknown').map(({ check }) => check),
      []
    );
  });

  test('findings of Prometheus are the planted ones', async () => {
    const results = await readPrometheusChecks(askPrometheus(sandbox.prometheusUrl), Date.now());
    const findings = results.flatMap((result) => result.findings);
    assert.deepEqual(
      compareFindings(
        plantedFor((check) => ofPrometheus.has(check)),
        findings
      ),
      clean
    );
    assert.deepEqual(
      results
        .filter(({ status }) => status === 'unknown')
        .map(({ check }) => check)
        .sort(),
      unknownOnPurpose
    );
  });

  test('verdicts of the last hour are the planted ones', async () => {
    const to = Date.now();
    const window = { from: to - 3_600_000, to };
    const { capabilities, pods, nodes, quotas } = await readResources(askPrometheus(sandbox.prometheusUrl), window);
    assert.deepEqual(capabilities.interval, { seconds: 30, measured: true });
    const basis = { windowSeconds: windowSeconds(window), intervalSeconds: capabilities.interval.seconds };
    const rows = rollUp(pods, 'workload', defaultPolicy, basis);
    const places = judgePlaces({ nodes, quotas, samples: 120 }, defaultPolicy, basis);
    assert.deepEqual(
      compareVerdicts(planted, [
        ...rows.flatMap(({ subject, verdicts }) => verdicts.map(({ kind }) => ({ workload: subject, verdict: kind }))),
        ...places.map(({ subject, verdict }) => ({ workload: subject, verdict: verdict.kind })),
      ]),
      clean
    );
  });

  test('a wrong token is said to be one, through the plugin proxy too', async () => {
    const host = await startHost({
      port: 0,
      pluginDist: path.join(repository, 'dist'),
      hostDist: path.join(repository, 'pkg-sandbox/host/dist'),
      prometheusUrl: sandbox.prometheusUrl,
      settings: { jsonData: { proxyUrl: sandbox.proxy.url }, secureJsonData: { proxyToken: `${sandbox.token}x` } },
      log: () => {},
    });
    try {
      const response = await fetch(`${host.url}/api/plugin-proxy/vigil-kubernetes-app/v1/incidents`);
      const problem = Problem.parse(await response.json());
      assert.deepEqual([response.status, problem.status, problem.code], [424, 424, 'wrong-token']);
      assert.match(problem.detail, /VIGIL_TOKEN/);
      const untouched = await fetch(`${sandbox.proxy.url}/v1/incidents`);
      assert.deepEqual([untouched.status, Problem.parse(await untouched.json()).code], [424, 'wrong-token']);
    } finally {
      await host.close();
    }
  });

  test('killed again as soon as something new has happened, it has that too', async () => {
    const known = occurrenceCount(memory);
    const now = await settle(
      () => readMemory(sandbox.url),
      (reading) => occurrenceCount(reading) > known,
      100
    );
    assert.ok(occurrenceCount(now) > known, 'nothing new happened');
    assert.deepEqual(flaws(memory, now, readAt), []);
    memory = now;
    await killAndCompare();
  });
});
