import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPrometheus } from '../../../pkg-sandbox/src/prometheus/find-prometheus.ts';
import type { AlertRule } from '../../src/audit/alerts/alert-rule.ts';
import type { AuditScope } from '../../src/audit/check.ts';

/** Prometheus' own tool; undefined where there is none, and nothing to test with. */
export const promtool: string | undefined = await findPrometheus().then(
  (found) => found.promtool,
  () => undefined
);

/** For the options of a suite. */
export const needsPromtool = { skip: promtool === undefined && 'promtool is not installed' };

/** A data source of one cluster, and one cluster of a data source of several. */
export const scopes: AuditScope[] = [
  { matchers: '', clusterLabel: null },
  { matchers: 'cluster="a"', clusterLabel: 'cluster' },
];

export interface InputSeries {
  series: string;
  values: string;
}

/** Series for promtool; with two clusters that are alike where the scope names one. */
export function inputsOf(scope: AuditScope, series: Record<string, string>): InputSeries[] {
  return (scope.clusterLabel ? ['a', 'b'] : ['']).flatMap((cluster) =>
    Object.entries(series).map(([name, values]) => ({
      series: cluster ? name.replace('{', `{cluster="${cluster}",`) : name,
      values,
    }))
  );
}

/** `promtool test rules`: fails with what it says. Every rule is evaluated every five minutes: give no more than are tested. */
export function judge(tests: unknown[], rules: AlertRule[] = []): void {
  const folder = mkdtempSync(join(tmpdir(), 'promtool-'));
  const file = join(folder, 'tests.json');
  writeFileSync(join(folder, 'rules.json'), JSON.stringify({ groups: [{ name: 'tested', rules }] }));
  writeFileSync(file, JSON.stringify({ rule_files: ['rules.json'], evaluation_interval: '5m', tests }));
  try {
    execFileSync(promtool ?? '', ['test', 'rules', file], { encoding: 'utf8', stdio: 'pipe' });
  } catch (cause) {
    const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string };
    assert.fail(`${stdout}${stderr}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
