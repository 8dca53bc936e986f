import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentToHtml } from '../../export/document-to-html.ts';
import { documentToMarkdown } from '../../export/document-to-markdown.ts';
import type { Exemption } from '../../vocabulary/exemption.ts';
import type { Finding } from '../../vocabulary/finding.ts';
import { catalogue } from '../catalogue.ts';
import { findingIdentity } from '../history/compare-audits.ts';
import { scoreCategories } from '../score.ts';
import type { AuditExport, NotChecked } from './audit-export.ts';
import { auditToDocument } from './audit-to-document.ts';
import { auditToJson } from './audit-to-json.ts';
import { mostFindings } from './finding-blocks.ts';

const oneNode: Finding = {
  id: 'HA-12 Deployment/shop/checkout',
  check: 'HA-12',
  severity: 'critical',
  cluster: 'demo',
  subject: { kind: 'Deployment', namespace: 'shop', name: 'checkout' },
  summary: { en: '3 of 3 replicas on node-2', zh: '3 个副本全部在 node-2 上' },
  evidence: {
    figures: [{ label: { en: 'Ready on node-2', zh: 'node-2 上就绪' }, value: '3 / 3' }],
    query: null,
    excerpt: 'nodeName: node-2',
  },
};
const ofTest: Finding = { ...oneNode, severity: 'high', subject: { ...oneNode.subject, namespace: 'test' } };
const evil: Finding = {
  ...oneNode,
  check: 'RT-01',
  severity: 'critical',
  subject: { kind: 'Deployment', namespace: 'shop', name: 'a|b<script>alert(1)</script>' },
  evidence: { figures: [], query: 'up == 0', excerpt: null },
};

function notChecked(id: string, status: 'unknown' | 'not-applicable', why: string): NotChecked {
  const check = catalogue.find((entry) => entry.id === id) ?? assert.fail(id);
  return {
    check,
    cluster: 'demo',
    result: { check: id, status, why: { en: why, zh: `${why}（中文）` }, examined: 0, findings: [] },
  };
}

function audit(patch: Partial<AuditExport> = {}): AuditExport {
  return {
    clusters: ['demo'],
    source: 'prod',
    metricsAt: Date.UTC(2026, 10, 21, 10),
    objectsAt: null,
    versions: { plugin: '0.1.0', proxy: null, kubernetes: { demo: 'v1.34.1' } },
    filters: [{ name: 'severity', label: 'severity', values: ['critical', 'high'], words: ['Critical', 'High'] }],
    link: 'https://grafana.example/a/vigil-kubernetes-app/audit?severity=critical',
    scores: scoreCategories(catalogue, [
      { check: 'HA-12', status: 'fail', why: null, examined: 4, findings: [oneNode] },
      { check: 'HA-01', status: 'pass', why: null, examined: 4, findings: [] },
    ]),
    findings: [oneNode, ofTest, evil],
    exempt: [],
    comparison: null,
    notChecked: [
      notChecked('ND-09', 'unknown', 'ttl is missing: scrape the kubelet.'),
      notChecked('ND-21', 'not-applicable', 'No GPU.'),
    ],
    checks: catalogue.filter(({ id }) => id === 'HA-12' || id === 'RT-01'),
    ...patch,
  };
}

const markdown = (patch: Partial<AuditExport> = {}, language: 'en' | 'zh' = 'en') =>
  documentToMarkdown(auditToDocument(audit(patch), language));

test('says what it rests on, how the scores come about, what was found and what was not checked', () => {
  const text = markdown();
  for (const part of [
    'Clusters: demo',
    'Metrics as of: 2026-11-21T10:00:00.000Z',
    'Objects as of: not known',
    'Vigil 0.1.0, proxy not known, Kubernetes v1.34.1 (demo)',
    'severity = Critical, High',
    '| Availability | 84.6 / 100 | 1 | 1 | 0 | 0 | 0 | Critical 1 |',
    '| Stability | no check could be decided | 0 | 0 | 0 | 0 | 0 |  |',
    'Score = 100 × sum of weight',
    '### HA-12 All replicas on one node (1)',
    '| Deployment demo/shop/checkout | 3 of 3 replicas on node-2 | Ready on node-2: 3 / 3 |',
    'nodeName: node-2',
    'topologySpreadConstraints',
    '```\nup == 0\n```',
    '## Not checked (2)',
    '| ND-09 · demo | Kubelet certificate expires within 7 days | ttl is missing: scrape the kubelet. |',
    '### Not applicable: there is nothing to look at (1)',
  ]) {
    assert.ok(text.includes(part), `${part}\nis not in\n${text}`);
  }
  assert.ok(text.indexOf('## Critical (2)') < text.indexOf('## High (1)'));
});

test('tells of a check once, though its findings have several severities', () => {
  const text = markdown();
  assert.equal(text.split('Why it matters: ').length - 1, 2);
  assert.equal(text.split('told above').length - 1, 1);
});

test('names from a cluster act neither as Markdown nor as HTML', () => {
  assert.ok(markdown().includes('a\\|b\\<script\\>'));
  const html = documentToHtml(auditToDocument(audit(), 'en'), 'Audit', 'en');
  assert.ok(html.includes('&lt;script&gt;alert(1)&lt;/script&gt;'));
  assert.doesNotMatch(html, /<script|https?:\/\/(?!grafana\.example)/);
});

test('is in the reader’s language throughout', () => {
  const text = markdown({}, 'zh');
  for (const part of [
    '# 集群审计',
    '严重',
    '3 个副本全部在 node-2 上',
    'ttl is missing: scrape the kubelet.（中文）',
  ]) {
    assert.ok(text.includes(part), part);
  }
});

test('lists what is exempt, why, by whom and until when', () => {
  const by: Exemption = {
    ...{ id: 'e1', source: 'stored', checks: ['HA-12'], scope: { level: 'everywhere' }, reason: 'moves | in May' },
    ...{ author: '', createdAt: null, expiresAt: Date.UTC(2026, 11, 1), revoked: null },
  };
  const exempt = [{ finding: oneNode, by: [by] }];
  assert.ok(markdown({ exempt }).includes('| moves \\| in May | not known | 2026-12-01T00:00:00.000Z |'));
  assert.ok(!markdown().includes('Exempt (0)'));
  assert.deepEqual(JSON.parse(auditToJson(audit({ exempt }))).exempt[0].by[0], {
    ...{ id: 'e1', source: 'stored', reason: 'moves | in May', author: null, expiresAt: '2026-12-01T00:00:00.000Z' },
  });
});

test('says with what it is compared, what is new, and what is gone', () => {
  const { evidence: _evidence, summary: _summary, ...gone } = { ...oneNode, id: 'HA-12 x', subject: evil.subject };
  const states = new Map([
    [findingIdentity(oneNode), 'new' as const],
    [findingIdentity({ ...evil, id: 'RT-01 x' }), 'unknown' as const],
  ]);
  const comparison = { at: Date.UTC(2026, 10, 21, 4), states, fixed: [gone] };
  const findings = [oneNode, { ...evil, id: 'RT-01 x' }, { ...evil, id: 'RT-01 y' }];
  const text = markdown({ comparison, findings });
  for (const part of [
    'Compared with: 2026-11-21T04:00:00.000Z',
    '| New: 3 of 3 replicas on node-2 |',
    '| Unknown then: 3 of 3 replicas on node-2 |',
    '## Fixed since then (1)',
    '| Critical | HA-12 All replicas on one node | Deployment demo/shop/a\\|b\\<script\\>',
  ]) {
    assert.ok(text.includes(part), `${part}\nis not in\n${text}`);
  }
  const json = JSON.parse(auditToJson(audit({ comparison, findings })));
  assert.equal(json.comparedWith, '2026-11-21T04:00:00.000Z');
  assert.deepEqual(json.fixed, [gone]);
  assert.deepEqual(
    json.findings.map(({ sinceThen }: Record<string, unknown>) => sinceThen),
    ['new', 'unknown', null]
  );
});

test('of what is compared with nothing it tells no changes', () => {
  assert.doesNotMatch(markdown(), /Compared with|New:|Fixed/);
  const json = JSON.parse(auditToJson(audit()));
  assert.deepEqual([json.comparedWith, json.fixed], [null, []]);
});

test('says that it is cut, and where the rest is', () => {
  const many = Array.from({ length: mostFindings + 1 }, (_, index) => ({
    ...oneNode,
    subject: { ...oneNode.subject, name: `checkout-${index}` },
  }));
  assert.ok(markdown({ findings: many }).includes(`The first ${mostFindings} of ${mostFindings + 1};`));
});

test('of an audit without anything it says so, and never that all is well', () => {
  const text = markdown({ findings: [], notChecked: [], filters: [], source: null, metricsAt: null, clusters: [] });
  for (const part of ['No finding.', 'Filters: none', 'Data source: none', 'Metrics as of: not known']) {
    assert.ok(text.includes(part), part);
  }
});

test('JSON holds everything, with null for what is not known', () => {
  const json = JSON.parse(auditToJson(audit({ link: undefined })));
  assert.equal(json.metricsAt, '2026-11-21T10:00:00.000Z');
  assert.equal(json.objectsAt, null);
  assert.equal(json.link, null);
  assert.deepEqual(json.filters, { severity: ['critical', 'high'] });
  assert.deepEqual(json.findings, [oneNode, ofTest, evil]);
  assert.deepEqual(
    json.notChecked.map(({ check, status }: Record<string, string>) => [check, status]),
    [
      ['ND-09', 'unknown'],
      ['ND-21', 'not-applicable'],
    ]
  );
  assert.equal(json.checks[0].remedy.text.en.length > 0, true);
  assert.equal('evaluate' in json.checks[0], false);
});
