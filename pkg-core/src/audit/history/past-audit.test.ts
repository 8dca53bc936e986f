import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Exemption } from '../../vocabulary/exemption.ts';
import type { AuditReport, Finding } from '../../vocabulary/finding.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import { apiChecks } from '../catalogue.ts';
import type { Sample } from '../check.ts';
import { text } from '../figure.ts';
import { auditMetrics } from './audit-metrics.ts';
import { auditSamples } from './audit-samples.ts';
import { compareAudits } from './compare-audits.ts';
import { pastQueries, readPastAudit, type PastQuery } from './past-audit.ts';

const finding = (name: string, severity: Severity = 'high', namespace = 'shop'): Finding => ({
  ...{ id: `HA-12 Deployment/${namespace}/${name}`, check: 'HA-12', severity, cluster: 'demo' },
  subject: { kind: 'Deployment', namespace, name },
  ...{ summary: text('', ''), evidence: { figures: [], query: null, excerpt: null } },
});
const report = (...findings: Finding[]): AuditReport => ({
  cluster: 'demo',
  evaluatedAt: 1_700_000_000_000,
  results: [
    { check: 'HA-12', status: 'fail', why: null, examined: 4, findings },
    { check: 'HA-13', status: 'pass', why: null, examined: 4, findings: [] },
    { check: 'HA-14', status: 'unknown', why: text('', ''), examined: 0, findings: [] },
  ],
});

/** What Prometheus would answer after a scrape. */
function answersOf(reports: AuditReport[], limit?: number, relabel: (sample: Sample) => Sample = (sample) => sample) {
  const samples = reports.flatMap((one) => auditSamples(one, { limit }));
  const of = (metric: PastQuery) =>
    samples.filter((sample) => sample.metric === metric).map(({ labels, value }) => relabel({ labels, value }));
  return {
    ...{ finding: of('finding'), omitted: of('omitted'), status: of('status') },
    ...{ earned: of('earned'), possible: of('possible') },
  } satisfies Record<PastQuery, Sample[]>;
}

describe('the metrics of the audit', () => {
  it('bring back what was exported', () => {
    const then = report(finding('checkout'), finding('', 'low', ''));
    const { results, omitted, scores } = readPastAudit(answersOf([then]));
    const now = then.results.map((result) => ({ ...result, cluster: 'demo' }));
    const { states, fixed, compared } = compareAudits(now, results);
    assert.deepEqual([...states.values()], ['open', 'open']);
    assert.deepEqual({ fixed, compared, omitted: omitted.get('demo') }, { fixed: [], compared: 2, omitted: 0 });
    assert.deepEqual(
      results.map(({ status, cutAt }) => `${status} ${cutAt}`),
      ['fail null', 'pass null', 'unknown null']
    );
    const availability = scores.find(({ category }) => category === 'availability');
    assert.ok(availability && availability.earned > 0 && availability.earned < availability.possible);
  });

  it('hold the most urgent findings and count the rest', () => {
    const cut = report(finding('a', 'low'), finding('b', 'critical'), finding('c', 'high'));
    const { results, omitted } = readPastAudit(answersOf([cut], 2));
    assert.deepEqual(
      results[0]?.findings.map(({ subject }) => subject.name),
      ['b', 'c']
    );
    assert.deepEqual([omitted.get('demo'), results[0]?.cutAt], [1, 'high']);
  });

  it('are read back from a scrape that renamed the namespace', () => {
    const rename = ({ labels: { namespace = '', ...labels }, value }: Sample): Sample => ({
      labels: { ...labels, ...(namespace !== '' && { exported_namespace: namespace }), namespace: 'vigil' },
      value,
    });
    const { results } = readPastAudit(answersOf([report(finding('a'), finding('b', 'low', ''))], 2000, rename));
    assert.deepEqual(
      results[0]?.findings.map(({ id }) => id),
      ['HA-12 Deployment/shop/a', 'HA-12 Deployment//b']
    );
  });

  it('say nothing of a moment without them, and survive nonsense', () => {
    const nothing = { finding: [], omitted: [], status: [], earned: [], possible: [] };
    assert.deepEqual(readPastAudit(nothing), { results: [], omitted: new Map(), scores: [] });
    const { results } = readPastAudit({
      ...nothing,
      finding: [{ labels: {}, value: 1 }],
      status: [{ labels: { cluster: 'demo', check: 'HA-12', status: 'later' }, value: 1 }],
      earned: [{ labels: { category: 'beauty' }, value: 1 }],
    });
    assert.deepEqual(results, []);
  });

  it('of replicas that disagree tell whoever could decide', () => {
    const status = ['unknown', 'pass'].map((one) => ({
      labels: { cluster: 'demo', check: 'HA-12', status: one },
      value: 1,
    }));
    const { results } = readPastAudit({ finding: [], omitted: [], status, earned: [], possible: [] });
    assert.deepEqual(
      results.map((result) => result.status),
      ['pass']
    );
  });

  it('tell what is exempt, and count it as clean', () => {
    const then = report(finding('a'), finding('b'));
    const exemption: Exemption = {
      ...{ id: 'x', source: 'stored', checks: ['HA-12'], reason: 'why', author: 'ann', createdAt: 0 },
      scope: { level: 'subject', cluster: 'demo', subject: { kind: 'Deployment', namespace: 'shop', name: 'a' } },
      ...{ expiresAt: then.evaluatedAt + 1, revoked: null },
    };
    const of = (exemptions: Exemption[]) => auditSamples(then, { exemptions });
    const exempt = (samples: ReturnType<typeof of>) => samples.flatMap(({ labels }) => labels['exempt'] ?? []);
    const earned = (samples: ReturnType<typeof of>) =>
      samples.find(({ metric, labels }) => metric === 'earned' && labels['category'] === 'availability')?.value ?? NaN;
    assert.deepEqual(exempt(of([exemption])), ['true', 'false']);
    assert.deepEqual(exempt(of([{ ...exemption, expiresAt: then.evaluatedAt }])), ['false', 'false']);
    assert.ok(earned(of([exemption])) > earned(of([])));
  });

  it('have no score where nothing could be decided', () => {
    const unknown = { ...report(), results: report().results.slice(2) };
    assert.deepEqual(
      auditSamples(unknown).filter(({ metric }) => metric === 'score'),
      []
    );
    assert.ok(auditSamples(unknown).some(({ metric, value }) => metric === 'possible' && value === 0));
  });

  it('carry the labels they are described with', () => {
    assert.ok(apiChecks.some(({ id }) => id === 'HA-12'));
    for (const { metric, labels } of auditSamples(report(finding('a')))) {
      assert.deepEqual(Object.keys(labels).sort(), [...auditMetrics[metric].labels].sort(), metric);
    }
  });

  it('are asked for by cluster, names taken literally', () => {
    assert.match(
      pastQueries(['a.b', 'c']).omitted,
      /^max by \(cluster\) \(vigil_audit_findings_omitted\{cluster=~"a\\\\.b\|c"\}\)$/
    );
    assert.equal(pastQueries([]).status, 'max by (cluster, check, status) (vigil_audit_check_status)');
  });
});
