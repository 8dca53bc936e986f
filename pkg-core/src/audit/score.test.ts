import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { CheckResult, Finding } from '../vocabulary/finding.ts';
import { text } from './figure.ts';
import { scoreCategories } from './score.ts';

const describe = (id: string, severity: 'critical' | 'medium') => ({
  id,
  severity,
  category: 'stability' as const,
  title: text('', ''),
  why: text('', ''),
  remedy: { text: text('', ''), yaml: null },
  peers: [],
});
const checks = [describe('A', 'critical'), describe('B', 'medium')];
const finding = (check: string, severity: Finding['severity']): Finding => ({
  id: check,
  check,
  severity,
  cluster: 'c',
  subject: { kind: 'Pod', namespace: '', name: check },
  summary: text('', ''),
  evidence: { figures: [], query: null, excerpt: null },
});
const result = (check: string, status: CheckResult['status'], examined = 0, failing = 0): CheckResult => ({
  check,
  status,
  why: null,
  examined,
  findings: Array.from({ length: failing }, () => finding(check, 'high')),
});
const stability = (...results: CheckResult[]) => {
  const score = scoreCategories(checks, results).find(({ category }) => category === 'stability');
  assert.ok(score);
  return score;
};

it('is the weighted part that passed', () => {
  // critical 8 × 3/4 + medium 3 × 1, of 11
  assert.equal(stability(result('A', 'fail', 4, 1), result('B', 'pass', 1)).score, 81.8);
  assert.equal(stability(result('A', 'pass', 1), result('B', 'pass', 1)).score, 100);
  assert.equal(stability(result('A', 'fail', 2, 2)).score, 0);
});

it('never shows 100 while something fails', () => {
  assert.equal(stability(result('A', 'fail', 100_000, 1), result('B', 'pass', 1)).score, 99.9);
});

it('unknown and not applicable are beside the score, never in it', () => {
  const score = stability(result('A', 'unknown'), result('B', 'fail', 2, 1));
  assert.deepEqual([score.score, score.unknown, score.failed, score.findings.high], [50, 1, 1, 1]);
  assert.equal(stability(result('A', 'unknown'), result('B', 'not-applicable')).score, null);
});

it('ignores results of checks it does not know', () => {
  assert.equal(stability(result('Z', 'fail', 1, 1)).score, null);
});
