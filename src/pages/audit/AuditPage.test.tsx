import { screen, waitFor, within } from '@testing-library/react';
import { locationService, setDataSourceSrv, type DataSourceSrv } from '@grafana/runtime';
import { apiChecks, prometheusChecks } from '@vigil/core/audit/catalogue';
import { prometheusQueries } from '@vigil/core/audit/evaluate-prometheus';
import type { AuditReport, CheckResult, Finding } from '@vigil/core/vocabulary/finding';
import { renderPage } from '../../testing/render-page';
import AuditPage from './AuditPage';

const page = '/a/vigil-kubernetes-app/audit';
const range = 'from=2026-11-21T09:00:00.000Z&to=2026-11-21T10:00:00.000Z';

const oneNode: Finding = {
  id: 'HA-12 Deployment/shop/checkout',
  check: 'HA-12',
  severity: 'critical',
  cluster: 'demo',
  subject: { kind: 'Deployment', namespace: 'shop', name: 'checkout' },
  node: 'node-2',
  summary: { en: '3 of 3 replicas on node-2', zh: '3 个副本全部在 node-2 上' },
  evidence: {
    figures: [{ label: { en: 'Ready replicas on node-2', zh: 'node-2 上的就绪副本' }, value: '3 / 3' }],
    query: null,
    excerpt: '- pod: checkout-1\n  nodeName: node-2',
  },
};

/** The proxy's report: everything passed, but for the given results. */
function report(...results: CheckResult[]): AuditReport {
  const given = new Map(results.map((result) => [result.check, result]));
  const passed = (check: string): CheckResult => ({ check, status: 'pass', why: null, examined: 4, findings: [] });
  return {
    cluster: 'demo',
    evaluatedAt: Date.UTC(2026, 10, 21, 10),
    results: apiChecks.map(({ id }) => given.get(id) ?? passed(id)),
  };
}
const failing: CheckResult = { check: 'HA-12', status: 'fail', why: null, examined: 4, findings: [oneNode] };

const scope = { matchers: '', clusterLabel: null };
const total = apiChecks.length + prometheusChecks.length;
/** What is asked, with the checks that ask it. */
const probes = new Map<string, string[]>();
const queries = new Map<string, string[]>();
for (const check of prometheusChecks) {
  const { probe, query } = prometheusQueries(check, scope);
  probes.set(probe, [...(probes.get(probe) ?? []), check.id]);
  queries.set(query, [...(queries.get(query) ?? []), check.id]);
}

type Sample = [labels: Record<string, string>, value: number];

/**
 * A data source without cluster labels, in which every probe finds three subjects. `found`: samples by check id;
 * `lacking`: checks whose data is missing; `failing`: what every query fails with.
 */
function fakePrometheus({
  found = {},
  lacking = [],
  failing: failure,
}: { found?: Record<string, Sample[]>; lacking?: string[]; failing?: object } = {}) {
  const asked: URLSearchParams[] = [];
  const samplesOf = (expr: string): Sample[] => {
    const probing = probes.get(expr);
    if (probing) {
      return probing.some((check) => lacking.includes(check)) ? [] : [[{}, 3]];
    }
    return (queries.get(expr) ?? []).flatMap((check) => found[check] ?? []);
  };
  const source = {
    getRef: () => ({ uid: 'prom', type: 'prometheus' }),
    getResource: () => Promise.reject(new Error('POST is expected')),
    postResource(_path: string, body: string) {
      const params = new URLSearchParams(body);
      asked.push(params);
      if (failure) {
        return Promise.reject(failure);
      }
      const result = samplesOf(params.get('query') ?? '').map(([metric, value]) => ({
        metric,
        value: [0, String(value)],
      }));
      return Promise.resolve({ status: 'success', data: { resultType: 'vector', result } });
    },
  };
  const settings = {
    uid: 'prom',
    name: 'Prometheus',
    type: 'prometheus',
    isDefault: true,
    jsonData: {},
    meta: { id: 'prometheus', name: 'Prometheus', info: { logos: { small: '', large: '' } } },
  };
  setDataSourceSrv({
    get: () => Promise.resolve(source),
    getList: () => [settings],
    getInstanceSettings: () => settings,
  } as unknown as DataSourceSrv);
  return asked;
}

const groups = () => screen.findByRole('list', { name: 'Findings' });
const settled = () => waitFor(() => expect(screen.queryByText(/Still checking/)).not.toBeInTheDocument());
const crashLoop: Record<string, Sample[]> = {
  'RT-01': [[{ namespace: 'shop', workload_kind: 'Deployment', workload: 'cart', container: 'app' }, 2]],
};

it('shows scores and the findings of both halves, most urgent first', async () => {
  fakePrometheus({ found: crashLoop });
  renderPage(AuditPage, { url: `${page}?${range}`, answers: { findings: [report(failing)] } });
  await screen.findByText('Container in CrashLoopBackOff');
  await settled();

  const rows = within(await groups()).getAllByRole('button');
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringContaining('All replicas on one node'),
    expect.stringContaining('Container in CrashLoopBackOff'),
  ]);
  expect(screen.getByRole('button', { name: /^Availability \d+/ })).toBeInTheDocument();
  expect(screen.getByText(new RegExp(`2 findings · ${total} checks`))).toBeInTheDocument();
  expect(screen.getByText('as of 10:00:00')).toBeInTheDocument();
});

it('grades findings of metrics by what the proxy knows of their namespaces', async () => {
  fakePrometheus({ found: crashLoop });
  const answer = { ...report(), namespaceClasses: { shop: 'non-production' as const } };
  renderPage(AuditPage, { url: `${page}?${range}&open=RT-01`, answers: { findings: [answer] } });
  const row = await screen.findByRole('button', { name: /shop \/ cart/ });
  await waitFor(() => expect(row).toHaveTextContent('non-production'));
});

it('asks every expression once, at the end of the time range', async () => {
  const asked = fakePrometheus();
  renderPage(AuditPage, { url: `${page}?${range}`, answers: { findings: [report()] } });
  await screen.findByText(`${total} checks passed, no findings`);
  expect(new Set(asked.map((params) => params.get('time')))).toEqual(
    new Set([String(Date.UTC(2026, 10, 21, 10) / 1000)])
  );
  expect(asked).toHaveLength(1 + probes.size + queries.size);
});

it('a check without data is unknown with what is missing, and asks no second query', async () => {
  const asked = fakePrometheus({ lacking: ['ND-09'] });
  const { user } = renderPage(AuditPage, { url: `${page}?${range}`, answers: { findings: [report()] } });
  expect(await screen.findByText(`${total - 1} checks passed, no findings`)).toBeInTheDocument();
  expect(screen.getByText(/kubelet_certificate_manager_client_ttl_seconds \(kubelet\) is missing/)).toBeInTheDocument();
  expect(asked.filter((params) => params.get('query')?.includes('client_ttl_seconds) < '))).toHaveLength(0);

  await user.click(screen.getByRole('button', { name: 'why?' }));
  expect(locationService.getSearch().get('view')).toBe('unchecked');
});

it('without a proxy its checks are unknown, and the metrics still answer', async () => {
  fakePrometheus({ found: crashLoop });
  renderPage(AuditPage, { url: `${page}?${range}`, settings: {} });
  expect(await screen.findByText('Container in CrashLoopBackOff')).toBeInTheDocument();
  expect(screen.getByText(`Not checked (${apiChecks.length})`)).toBeInTheDocument();
  expect(screen.getByText(/Not checked: The Vigil proxy is not configured yet/)).toBeInTheDocument();
  expect(screen.getByText(`${apiChecks.length} checks`)).toBeInTheDocument();
  expect(screen.getByText('Open the configuration')).toBeInTheDocument();
});

it.each([
  [403, 'You are not allowed to see this'],
  [502, 'Grafana cannot reach the Vigil proxy'],
])('says what a proxy that answers %s means', async (status, title) => {
  fakePrometheus();
  renderPage(AuditPage, { url: `${page}?${range}`, answers: { findings: { status } } });
  expect(await screen.findByText(title)).toBeInTheDocument();
  expect(await screen.findByText(`${prometheusChecks.length} checks passed, no findings`)).toBeInTheDocument();
});

it('without Prometheus the objects still answer', async () => {
  fakePrometheus({ failing: { status: 502, data: { message: 'bad gateway' } } });
  renderPage(AuditPage, { url: `${page}?${range}`, answers: { findings: [report(failing)] } });
  expect(await screen.findByText('All replicas on one node')).toBeInTheDocument();
  expect(await screen.findByText('The data source did not answer: metric checks are unknown')).toBeInTheDocument();
  expect(screen.getByText(`Not checked (${prometheusChecks.length})`)).toBeInTheDocument();
});

it('keeps the last report when a refresh fails, and says so', async () => {
  fakePrometheus();
  const { backend, user } = renderPage(AuditPage, {
    url: `${page}?${range}`,
    answers: { findings: [report(failing)] },
  });
  await groups();
  await settled();
  backend.answer({ findings: { status: 502 } });
  await user.click(screen.getByRole('button', { name: 'Refresh' }));
  expect(await screen.findByText(/What you see is from/)).toBeInTheDocument();
  expect(screen.getByText('All replicas on one node')).toBeInTheDocument();
});

it('opens a finding from its link: evidence, why, remedy, and the same workload elsewhere', async () => {
  fakePrometheus();
  const finding = encodeURIComponent('HA-12 Deployment/shop/checkout @demo');
  renderPage(AuditPage, { url: `${page}?${range}&finding=${finding}`, answers: { findings: [report(failing)] } });
  const drawer = within(await screen.findByRole('dialog'));
  expect(drawer.getByText('3 of 3 replicas on node-2')).toBeInTheDocument();
  expect(drawer.getByRole('row', { name: 'Ready replicas on node-2 3 / 3' })).toBeInTheDocument();
  expect(drawer.getByText('Why it matters')).toBeInTheDocument();
  expect(drawer.getByText(/topologySpreadConstraints/)).toBeInTheDocument();
  expect(drawer.getByRole('link', { name: 'Its exceptions' })).toHaveAttribute(
    'href',
    expect.stringContaining('workload=Deployment%2Fshop%2Fcheckout')
  );
});

it('shows the query of a metric finding with a link to Explore', async () => {
  fakePrometheus({ found: crashLoop });
  const finding = encodeURIComponent('RT-01 Deployment/shop/cart @demo');
  renderPage(AuditPage, { url: `${page}?${range}&finding=${finding}`, answers: { findings: [report()] } });
  const drawer = within(await screen.findByRole('dialog'));
  expect(drawer.getByRole('link', { name: 'Open in Explore' })).toHaveAttribute(
    'href',
    expect.stringContaining('/explore?')
  );
});

it('says when the finding of a link is gone', async () => {
  fakePrometheus();
  renderPage(AuditPage, { url: `${page}?${range}&finding=HA-12+x`, answers: { findings: [report()] } });
  expect(await screen.findByText(/finding of this link is not there any more/)).toBeInTheDocument();
});

it('unfolds a group, and opens the finding in the URL', async () => {
  fakePrometheus();
  const { user } = renderPage(AuditPage, { url: `${page}?${range}`, answers: { findings: [report(failing)] } });
  await user.click(await screen.findByRole('button', { name: /All replicas on one node/, expanded: false }));
  await user.click(await screen.findByRole('button', { name: /shop \/ checkout.*3 of 3 replicas/ }));
  expect(locationService.getSearch().get('finding')).toBe('HA-12 Deployment/shop/checkout @demo');
});

it('arranges by node what would fall with it', async () => {
  fakePrometheus();
  renderPage(AuditPage, { url: `${page}?${range}&view=node`, answers: { findings: [report(failing)] } });
  expect(within(await groups()).getByText('node-2')).toBeInTheDocument();
});

it.each([
  ['severity=low', 'No finding matches the filters'],
  ['namespace=pay', 'No finding matches the filters'],
  ['search=node-2', 'All replicas on one node'],
  ['category=availability&workload=Deployment/shop/checkout', 'All replicas on one node'],
])('narrows by %s', async (query, text) => {
  fakePrometheus();
  renderPage(AuditPage, { url: `${page}?${range}&${query}`, answers: { findings: [report(failing)] } });
  expect(await screen.findByText(text)).toBeInTheDocument();
});
