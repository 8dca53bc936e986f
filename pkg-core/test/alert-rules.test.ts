import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import type { AlertRule } from '../src/audit/alerts/alert-rule.ts';
import { alertGroups } from '../src/audit/alerts/alert-groups.ts';
import { auditMetrics } from '../src/audit/history/audit-metrics.ts';
import { catalogue } from '../src/audit/catalogue.ts';
import type { AuditScope, Check } from '../src/audit/check.ts';
import { constant } from './promql/check-world.ts';
import { cases } from './promql/check-worlds.ts';
import { scraped } from './promql/coverage-worlds.ts';
import { ownWorlds } from './promql/own-worlds.ts';
import { inputsOf, judge, needsPromtool, promtool, scopes } from './promql/promtool.ts';
import { renderSummary } from './promql/render-summary.ts';
import { expected, series as shop } from './promql/shop-world.ts';

const file = fileURLToPath(new URL('../../deploy/prometheus/vigil-rules.yaml', import.meta.url));
const rules = alertGroups('docs').flatMap((group) => group.rules);
const ruleOf = (id: string) => rules.find(({ labels }) => labels.check === id) ?? assert.fail(`no rule of ${id}`);
const alerting = catalogue.filter(({ alert }) => alert);

type Found = { labels: Record<string, string>; value: number };

/** What promtool is to find firing; nothing where `found` is empty. */
function firing({ alert, labels, annotations }: AlertRule, minutes: number, found: Found[]) {
  return {
    eval_time: `${minutes}m`,
    alertname: alert,
    exp_alerts: found.map((one) => ({
      exp_labels: { ...one.labels, ...labels },
      exp_annotations: { ...annotations, summary: renderSummary(annotations.summary, one.labels, one.value) },
    })),
  };
}

/** `a="b", c="d"` */
const parseLabels = (text: string) =>
  Object.fromEntries([...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value ?? '']));

/** The state of objects as two kube-state-metrics tell it. */
function toldTwice(series: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(series).flatMap(([name, values]) =>
      name.startsWith('kube_') && !name.includes('instance=')
        ? ['first', 'second'].map((instance) => [name.replace('{', `{instance="${instance}",`), values])
        : [[name, values]]
    )
  );
}

function minutesOf(duration: string): number {
  const [, count = '', unit = ''] = /^(\d+)([smh])$/.exec(duration) ?? assert.fail(duration);
  return (Number(count) * { s: 1, m: 60, h: 3600 }[unit as 's' | 'm' | 'h']) / 60;
}

function judgeCheck(check: Check, scope: AuditScope): void {
  const own = cases[check.id];
  const { series, found, at = 410, interval = '1m' } = own ?? { series: shop, ...expected[check.id] };
  const rule = ruleOf(check.id);
  const clusters = scope.clusterLabel ? ['a', 'b'] : [''];
  const want = (found ?? assert.fail(`no world for ${check.id}`)).flatMap(([text, value]) =>
    clusters.map((cluster) => {
      const labels: Record<string, string> = { ...parseLabels(text), ...(cluster && { cluster }) };
      check.alert?.without?.forEach((name) => delete labels[name]);
      return { labels, value };
    })
  );
  const inputs = (more = {}) => inputsOf(scope, { ...toldTwice(series), ...more });
  const soon = Math.ceil(minutesOf(rule.for)) - 1;
  const complete = scraped[check.id];
  judge(
    [
      {
        interval,
        input_series: inputs(),
        alert_rule_test: [firing(rule, at, want), ...(soon > 0 ? [firing(rule, soon, [])] : [])],
      },
      ...(complete
        ? [{ interval, input_series: inputs({ [complete]: constant(1) }), alert_rule_test: [firing(rule, at, [])] }]
        : []),
    ],
    [rule]
  );
}

describe('alert rules', needsPromtool, () => {
  it('are rules for Prometheus', () => {
    assert.match(execFileSync(promtool ?? '', ['check', 'rules', file], { encoding: 'utf8' }), /SUCCESS/);
  });

  for (const check of alerting.filter(({ kind }) => kind === 'prometheus')) {
    for (const scope of scopes) {
      it(`${check.id} fires for the bad only${scope.clusterLabel ? ', in each of two clusters' : ''}`, () =>
        judgeCheck(check, scope));
    }
  }

  for (const check of alerting.filter(({ kind }) => kind === 'api')) {
    it(`${check.id} fires once for what two proxies found, and not for what is exempt, lowered or brief`, () => {
      const rule = ruleOf(check.id);
      const of = (name: string, severity: string, instance: string) =>
        `${auditMetrics.finding.name}{check="${check.id}",severity="${severity}",instance="${instance}",cluster="a",namespace="shop",workload_kind="Deployment",workload="${name}"}`;
      const labels = { cluster: 'a', namespace: 'shop', workload_kind: 'Deployment', workload: 'bad' };
      const series = {
        [of('bad', check.severity, 'first')]: constant(1),
        [of('bad', check.severity, 'second')]: constant(1),
        [of('lowered', 'info', 'first')]: constant(1),
        [of('exempt', check.severity, 'first').replace('{', '{exempt="true",')]: constant(1),
        ...(rule.for !== '0s' && { [of('brief', check.severity, 'first')]: '_x409 1+0x10' }),
        [of('bad', check.severity, 'first').replace(check.id, 'XX-99').replace('"bad"', '"other"')]: constant(1),
      };
      judge(
        [
          {
            interval: '1m',
            input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
            alert_rule_test: [firing(rule, 410, [{ labels, value: 1 }])],
          },
        ],
        [rule]
      );
    });
  }

  for (const rule of rules.filter(({ labels }) => labels.check === undefined)) {
    it(`${rule.alert} fires, and does not`, () => {
      const { fires, labels, value, quiet } = ownWorlds[rule.alert] ?? assert.fail(`no world for ${rule.alert}`);
      const test = (series: Record<string, string>, found: Found[], at = 35) => ({
        interval: '1m',
        input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
        alert_rule_test: [firing(rule, at, found)],
      });
      const soon = minutesOf(rule.for) - 1;
      judge([test(fires, [{ labels, value }]), test(quiet, []), ...(soon > 0 ? [test(fires, [], soon)] : [])], [rule]);
    });
  }
});

describe('links of the alert rules', () => {
  const page = readFileSync(new URL('../../docs/audit-checks.md', import.meta.url), 'utf8');

  for (const { alert, labels, annotations } of rules.filter((rule) => rule.labels.check)) {
    it(`${alert} leads to the section of its check`, () => {
      assert.ok(page.includes(`\n### ${labels.check} `));
      assert.match(
        annotations.runbook_url,
        new RegExp(`^docs/audit-checks.md#${labels.check?.toLowerCase()}-[a-z0-9-]+$`)
      );
    });
  }
});
