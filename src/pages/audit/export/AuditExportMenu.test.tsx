import React from 'react';
import { screen, waitFor } from '@testing-library/react';
import { catalogue } from '@vigil/core/audit/catalogue';
import { findingIdentity } from '@vigil/core/audit/history/compare-audits';
import { scoreCategories } from '@vigil/core/audit/score';
import type { Health } from '@vigil/core/contract/health';
import type { Finding } from '@vigil/core/vocabulary/finding';
import { saveFile } from '../../../components/save-file';
import type { Answers } from '../../../testing/fake-backend';
import { renderPage } from '../../../testing/render-page';
import { parseUrlState } from '../../../url/url-field';
import { uncheckedEntries, type AuditEntry } from '../audit-entry';
import { auditUrl } from '../audit-url';
import { AuditExportMenu, type AuditExportMenuProps } from './AuditExportMenu';

jest.mock('../../../components/save-file', () => ({ saveFile: jest.fn() }));

const at = Date.UTC(2026, 10, 21, 10);
const checkout: Finding = {
  id: 'HA-12 Deployment/shop/checkout',
  check: 'HA-12',
  severity: 'critical',
  cluster: 'demo',
  subject: { kind: 'Deployment', namespace: 'shop', name: 'checkout' },
  summary: { en: 'all <b>here</b>', zh: '' },
  evidence: { figures: [{ label: { en: 'Ready', zh: '' }, value: '3 / 3' }], query: null, excerpt: 'replicas: 3' },
};
const only = (id: string) => catalogue.filter((check) => check.id === id);
const unknown = uncheckedEntries(only('ND-09'), { en: 'scrape it', zh: '' }, 'demo');
const notApplicable: AuditEntry[] = uncheckedEntries(only('AS-06'), { en: 'no autoscaler', zh: '' }, 'demo').map(
  (entry) => ({ ...entry, result: { ...entry.result, status: 'not-applicable' } })
);

const health: Health = {
  ...{ version: '9.9.9', contractVersion: 2, startedAt: 0, now: 0, ignored: [] },
  clusters: [
    { ...{ name: 'demo', server: 'x', kubernetesVersion: 'v1.34.1', reachable: true, problem: null, watches: [] } },
  ],
  store: { kind: 'sqlite', state: 'ready', problem: null, incidents: 0, logBytes: 0 },
  logs: { queued: 0, captured: 0, gone: 0, failed: 0, dropped: 0 },
};

function show(search: string, more: Partial<AuditExportMenuProps> = {}, answer: Answers['health'] = { status: 502 }) {
  jest.mocked(saveFile).mockClear();
  const props: AuditExportMenuProps = {
    state: parseUrlState(auditUrl, search),
    scores: scoreCategories(catalogue, []),
    entries: [...unknown, ...notApplicable],
    findings: [checkout],
    exempt: [],
    comparison: null,
    status: [],
    notChecked: [...unknown, ...notApplicable],
    metricsAt: at,
    objectsAt: undefined,
    source: 'prod',
    range: { from: at - 3_600_000, to: at },
    isComplete: true,
    ...more,
  };
  return renderPage(() => <AuditExportMenu {...props} />, {
    url: `/a/vigil-kubernetes-app/audit${search}`,
    answers: { health: answer },
  });
}

async function exported(
  item: string,
  search = '',
  more: Partial<AuditExportMenuProps> = {},
  answer?: Answers['health']
) {
  const { user } = show(search, more, answer);
  await user.click(screen.getByText('Export'));
  await user.click(await screen.findByText(new RegExp(item)));
  await waitFor(() => expect(saveFile).toHaveBeenCalledTimes(1));
  const [name, text, type] = jest.mocked(saveFile).mock.calls[0] ?? [];
  return { name: name ?? '', text: text ?? '', type };
}

it('CSV holds findings, exempt ones and every check without a verdict', async () => {
  const ledger = { ...checkout, subject: { ...checkout.subject, name: 'ledger' } };
  const { name, text } = await exported('^CSV,', '', { exempt: [{ finding: ledger, by: [] }] });
  expect(name).toBe('audit-2026-11-21T10-00-00.csv');
  expect(text).toContain('HA-12,All replicas on one node,fail,critical,demo,Deployment,shop,checkout');
  expect(text).toContain('HA-12,All replicas on one node,exempt,critical,demo,Deployment,shop,ledger');
  expect(text).toMatch(/^AS-06,.*not-applicable.*no autoscaler/m);
  expect(text).toMatch(/^ND-09,.*unknown.*scrape it/m);
});

it.each([
  ['Report as Markdown', 'md', 'text/markdown', '## Critical (1)', 'all \\<b\\>here\\</b\\>'],
  ['Report as HTML', 'html', 'text/html', '<h2>Critical (1)</h2>', 'all &lt;b&gt;here&lt;/b&gt;'],
])('%s, though the proxy does not tell its version', async (item, ending, mime, heading, summary) => {
  const { name, text, type } = await exported(item);
  expect(name).toBe(`audit-2026-11-21T10-00-00.${ending}`);
  expect(type).toBe(mime);
  for (const part of [heading, summary, 'Score = 100', 'replicas: 3', 'proxy not known', 'no autoscaler']) {
    expect(text).toContain(part);
  }
});

it('JSON tells by what it is filtered, its versions and its link', async () => {
  const { text } = await exported('^JSON,', '?severity=critical&notChecked=unknown&search=+', {}, health);
  const json = JSON.parse(text);
  expect(json.findings).toEqual([checkout]);
  expect(json.filters).toEqual({ severity: ['critical'], notChecked: ['unknown'] });
  expect(json.versions).toMatchObject({ proxy: '9.9.9', kubernetes: { demo: 'v1.34.1' } });
  expect(json.link).toContain('severity=critical');
  expect(json.link).toContain('to=2026-11-21T10:00:00.000Z');
  expect(json.clusters).toEqual(['demo']);
  expect(json.objectsAt).toBeNull();
});

const comparison = {
  at: at - 6 * 3_600_000,
  states: new Map([[findingIdentity(checkout), 'new' as const]]),
  fixed: [{ ...checkout, id: 'ND-01 Node//node-9', check: 'ND-01' }],
};

it('says with what it compares, by which state it is filtered, and what is gone', async () => {
  const { text } = await exported('^JSON,', '', { comparison, status: ['new', 'fixed'] });
  const json = JSON.parse(text);
  expect(json.filters).toEqual({ status: ['new', 'fixed'] });
  expect(json.comparedWith).toBe('2026-11-21T04:00:00.000Z');
  expect(json.findings).toEqual([{ ...checkout, sinceThen: 'new' }]);
  expect(json.fixed).toEqual(comparison.fixed);
  expect(json.checks.map(({ id }: { id: string }) => id).sort()).toEqual(['HA-12', 'ND-01']);
});

it('a filter by state narrows nothing, and is not said, while there is no comparison', async () => {
  const { text } = await exported('^JSON,', '', { status: ['new'] });
  expect(JSON.parse(text).filters).toEqual({});
});

it('a report names the filter by state in words', async () => {
  const { text } = await exported('Report as Markdown', '', { comparison, status: ['new', 'unknown'] });
  expect(text).toContain('since then = New, Unknown then');
});

it('a CSV of a part says so in its name', async () => {
  expect((await exported('^CSV,', '', { comparison, status: ['new'] })).name).toBe(
    'audit-2026-11-21T10-00-00-filtered.csv'
  );
});

it('gives a file of what is fixed, though nothing is found', () => {
  show('', { findings: [], notChecked: [], comparison });
  expect(screen.getByRole('button', { name: 'Export' })).toBeEnabled();
});

it.each([
  ['answers are still coming', { isComplete: false }],
  ['nothing is shown', { findings: [], notChecked: [] }],
])('gives no file while %s', (_why, more) => {
  show('', more);
  expect(screen.getByRole('button', { name: 'Export' })).toBeDisabled();
});
