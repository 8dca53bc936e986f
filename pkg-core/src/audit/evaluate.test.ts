import assert from 'node:assert/strict';
import { it } from 'node:test';
import { AuditReport } from '../vocabulary/finding.ts';
import type { ApiCheck } from './check.ts';
import { text } from './figure.ts';
import { evaluateApiChecks } from './evaluate.ts';
import { now } from './testing/build-metadata.ts';
import { snapshot } from './testing/build-snapshot.ts';
import { deployment } from './testing/build-workload.ts';

const check: ApiCheck = {
  kind: 'api',
  id: 'XX-01',
  category: 'stability',
  severity: 'high',
  title: text('t', 't'),
  why: text('w', 'w'),
  remedy: { text: text('r', 'r'), yaml: null },
  peers: [],
  needs: [],
  evaluate: () => ({ examined: 1, hazards: [] }),
};
const hazard = (name: string, excerpt: string | null = null) => ({
  subject: { kind: 'Pod', namespace: 'a', name },
  summary: text('s', 's'),
  evidence: { figures: [{ label: text('f', 'f'), value: name }], query: null, excerpt },
});

it('gives one result a check, in the shape of the contract', () => {
  const report = evaluateApiChecks(snapshot({ deployments: [deployment('cart', { replicas: 1 })] }), now);
  assert.deepEqual(AuditReport.parse(report), report);
  assert.equal(report.evaluatedAt, now);
  assert.equal(new Set(report.results.map((result) => result.check)).size, report.results.length);
});

it('a check that throws is unknown with the error, and the others still answer', () => {
  const broken = {
    ...check,
    evaluate: () => {
      throw new TypeError('replicas is undefined');
    },
  };
  const { results } = evaluateApiChecks(snapshot(), now, [broken, { ...check, id: 'XX-02' }]);
  assert.equal(results[0]?.status, 'unknown');
  assert.match(results[0]?.why?.en ?? '', /replicas is undefined/);
  assert.equal(results[1]?.status, 'pass');
});

it('objects with missing fields make no check pass and none throw', () => {
  const damaged = JSON.parse('[{"metadata":{"name":"x","namespace":"y"},"replicas":2}]');
  const { results } = evaluateApiChecks(snapshot({ deployments: damaged }), now);
  assert.equal(results.find((result) => result.check === 'HA-14')?.status, 'unknown');
});

it('makes one finding of several hazards of one subject, with all figures', () => {
  const hazards = [hazard('a', 'x: 1'), hazard('b'), hazard('a', 'y: 2')];
  const { results } = evaluateApiChecks(snapshot(), now, [{ ...check, evaluate: () => ({ examined: 2, hazards }) }]);
  const findings = results[0]?.findings ?? [];
  assert.deepEqual(
    findings.map(({ id, severity, cluster }) => [id, severity, cluster]),
    [
      ['XX-01 Pod/a/a', 'high', 'test'],
      ['XX-01 Pod/a/b', 'high', 'test'],
    ]
  );
  assert.equal(findings[0]?.evidence.figures.length, 1, 'the same figure is not repeated');
  assert.equal(findings[0]?.evidence.excerpt, 'x: 1\n---\ny: 2');
});
