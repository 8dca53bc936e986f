import { screen, waitFor, within } from '@testing-library/react';
import { locationService, setDataSourceSrv, type DataSourceSrv } from '@grafana/runtime';
import { apiChecks, prometheusChecks } from '@vigil/core/audit/catalogue';
import { prometheusQueries } from '@vigil/core/audit/evaluate-prometheus';
import { auditMetrics } from '@vigil/core/audit/history/audit-metrics';
import { auditSamples } from '@vigil/core/audit/history/audit-samples';
import type { AuditReport, Finding } from '@vigil/core/vocabulary/finding';
import { saveFile } from '../../../components/save-file';
import { renderPage } from '../../../testing/render-page';
import AuditPage from '../AuditPage';

jest.mock('../../../components/save-file', () => ({ saveFile: jest.fn() }));

const to = Date.UTC(2026, 10, 21, 10);
const then = to - 6 * 3_600_000;
const page = '/a/vigil-kubernetes-app/audit?from=2026-11-21T09:00:00.000Z&to=2026-11-21T10:00:00.000Z';

const oneNode = (name: string): Finding => ({
  ...{ id: `HA-12 Deployment/shop/${name}`, check: 'HA-12', severity: 'critical', cluster: 'demo' },
  subject: { kind: 'Deployment', namespace: 'shop', name },
  summary: { en: 'all on node-2', zh: '' },
  evidence: { figures: [], query: null, excerpt: null },
});
const report = (...names: string[]): AuditReport => ({
  cluster: 'demo',
  evaluatedAt: to,
  results: apiChecks.map(({ id: check }) =>
    check === 'HA-12' && names.length > 0
      ? { check, status: 'fail', why: null, examined: 9, findings: names.map(oneNode) }
      : { check, status: 'pass', why: null, examined: 9, findings: [] }
  ),
});

/** What Prometheus holds of one moment. */
interface Moment {
  /** Deployments of shop in a crash loop. */
  crashing?: string[];
  /** What the proxy had exported. */
  exported?: AuditReport;
  /** No metric of the cluster at all. */
  isEmpty?: boolean;
  fails?: boolean;
}

const scope = { matchers: '', clusterLabel: null };
const asked = prometheusChecks.map((check) => ({ id: check.id, ...prometheusQueries(check, scope) }));

function fakePrometheus(moments: { now?: Moment; then?: Moment }) {
  const answer = (expr: string, at: number): Array<{ labels: Record<string, string>; value: number }> => {
    const { crashing = [], exported, isEmpty } = (at === to ? moments.now : at === then ? moments.then : {}) ?? {};
    const metric = /vigil_audit_\w+/.exec(expr)?.[0];
    if (metric) {
      const samples = exported ? auditSamples(exported) : [];
      const found = samples.filter((sample) => auditMetrics[sample.metric].name === metric);
      return expr.startsWith('count(') && found.length > 0 ? [{ labels: {}, value: found.length }] : found;
    }
    if (isEmpty) {
      return [];
    }
    if (asked.some(({ probe }) => probe === expr)) {
      return [{ labels: {}, value: 9 }];
    }
    return asked.find(({ query }) => query === expr)?.id === 'RT-01'
      ? crashing.map((workload) => ({ labels: { namespace: 'shop', workload_kind: 'Deployment', workload }, value: 1 }))
      : [];
  };
  const source = {
    getRef: () => ({ uid: 'prom', type: 'prometheus' }),
    getResource: () => Promise.reject(new Error('POST is expected')),
    postResource(_path: string, body: string) {
      const params = new URLSearchParams(body);
      const at = Number(params.get('time')) * 1000;
      if (at === then && moments.then?.fails) {
        return Promise.reject({ status: 502, data: { message: 'bad gateway' } });
      }
      const result = answer(params.get('query') ?? '', at).map(({ labels, value }) => ({
        ...{ metric: labels, value: [0, String(value)] },
      }));
      return Promise.resolve({ status: 'success', data: { resultType: 'vector', result } });
    },
    query: () => Promise.resolve({ data: [] }),
  };
  const settings = {
    ...{ uid: 'prom', name: 'Prometheus', type: 'prometheus', isDefault: true, jsonData: {} },
    meta: { id: 'prometheus', name: 'Prometheus', info: { logos: { small: '', large: '' } } },
  };
  setDataSourceSrv({
    ...{ get: () => Promise.resolve(source), getList: () => [settings], getInstanceSettings: () => settings },
  } as unknown as DataSourceSrv);
}

const open = (query = 'compare=6h', now = report('cart', 'web')) =>
  renderPage(AuditPage, { url: `${page}&${query}`, answers: { findings: [now] } });
/** Found by its words: looking for a role in all of the page again and again is slow. */
const changes = () => screen.findByText(/^since 2026-11-21 04:00/);

it('says what is new, fixed and open, and marks it', async () => {
  fakePrometheus({
    now: { crashing: ['pay'] },
    then: { crashing: ['pay', 'ledger'], exported: report('web', 'mail') },
  });
  open('compare=6h&open=HA-12');
  expect(await changes()).toHaveTextContent('since 2026-11-21 04:00:1 new2 fixed2 open');
  expect(screen.getByRole('button', { name: /shop \/ cart New/ })).toBeInTheDocument();
  expect(screen.getByRole('button', { name: /shop \/ web all on/ })).toBeInTheDocument();
  const fixed = within(screen.getByRole('region', { name: 'Fixed since then' })).getAllByRole('listitem');
  expect(fixed.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/HA-12.*mail/),
    expect.stringMatching(/RT-01.*ledger/),
  ]);
  expect(
    screen.getByRole('button', { name: /^Stability [\d.]+ \/ 100.* better than then: it was [\d.]+/ })
  ).toBeInTheDocument();
  expect(screen.getByRole('button', { name: /^Availability [\d.]+ \/ 100.*as then/ })).toBeInTheDocument();
});

it('narrows to one kind, in the URL', async () => {
  fakePrometheus({ then: { exported: report('web', 'mail') } });
  const { user } = open();
  await user.click(within(await changes()).getByRole('button', { name: '1 fixed' }));
  expect(locationService.getSearch().get('status')).toBe('fixed');
  expect(screen.queryByRole('list', { name: 'Findings' })).not.toBeInTheDocument();
  expect(screen.getByRole('region', { name: 'Fixed since then' })).toHaveTextContent('mail');
  await user.click(within(await changes()).getByRole('button', { name: '1 new' }));
  expect(screen.queryByRole('region', { name: 'Fixed since then' })).not.toBeInTheDocument();
  expect(await screen.findByRole('list', { name: 'Findings' })).toHaveTextContent('All replicas on one node');
});

it.each([
  ['new', ['HA-12 Deployment/shop/cart'], []],
  ['open', ['HA-12 Deployment/shop/web'], []],
  ['fixed', [], ['HA-12 Deployment/shop/mail']],
  ['', ['HA-12 Deployment/shop/cart', 'HA-12 Deployment/shop/web'], ['HA-12 Deployment/shop/mail']],
])('exports what the filter by state shows: %s', async (status, found, fixed) => {
  jest.mocked(saveFile).mockClear();
  fakePrometheus({ then: { exported: report('web', 'mail') } });
  const { user } = open(`compare=6h&status=${status}`);
  await changes();
  await user.click(screen.getByText('Export', { selector: 'button *' }));
  await user.click(await screen.findByText(/^JSON,/));
  await waitFor(() => expect(saveFile).toHaveBeenCalled());
  const json = JSON.parse(jest.mocked(saveFile).mock.calls[0]?.[1] ?? '');
  const ids = (list: Finding[]) => list.map(({ id }) => id).sort();
  expect([ids(json.findings), ids(json.fixed)]).toEqual([found, fixed]);
  expect(json.filters).toEqual(status === '' ? {} : { status: [status] });
});

it('without the metrics of the proxy nothing of it is new, and it says how to scrape them', async () => {
  fakePrometheus({});
  const { user } = open('compare=6h&open=HA-12');
  expect(await changes()).toHaveTextContent('0 new0 fixed0 open2 unknown then');
  expect(screen.getByRole('button', { name: /shop \/ cart Unknown then/ })).toBeInTheDocument();
  expect(screen.getByRole('button', { name: /^Availability .*the score of then is not known/ })).toBeInTheDocument();
  await user.click(await screen.findByRole('button', { name: 'How to scrape the proxy' }));
  expect(screen.getByRole('figure', { name: 'With the Prometheus Operator' })).toHaveTextContent('honorLabels: true');
});

it('tells a scrape that began later from none', async () => {
  fakePrometheus({ now: { exported: report() } });
  open();
  expect(await screen.findByText('No history of the object checks at 2026-11-21 04:00')).toBeInTheDocument();
  expect(screen.queryByText(/does not scrape the proxy/)).not.toBeInTheDocument();
});

it('calls nothing new where there is no history at all', async () => {
  fakePrometheus({ now: { exported: report() }, then: { isEmpty: true } });
  open();
  expect(await screen.findByText('There is no history at 2026-11-21 04:00')).toBeInTheDocument();
  expect(screen.queryByRole('group', { name: 'Changes since then' })).not.toBeInTheDocument();
  expect(screen.getByText('All replicas on one node')).toBeInTheDocument();
});

it('a data source that fails for then does not hide what is found now', async () => {
  fakePrometheus({ then: { fails: true } });
  open();
  expect(await screen.findByText(/did not answer for 2026-11-21 04:00/)).toBeInTheDocument();
  expect(screen.getByText('All replicas on one node')).toBeInTheDocument();
});

it('does not compare with a moment that is not before', async () => {
  fakePrometheus({});
  open('compare=2026-11-21T10:00:00Z');
  expect(await screen.findByText(/is not before the end of the time range/)).toBeInTheDocument();
});

it('chooses a moment from the menu, and none again', async () => {
  fakePrometheus({});
  const { user } = open('', report());
  await user.click(await screen.findByRole('button', { name: 'Compare with…' }));
  await user.click(await screen.findByRole('menuitem', { name: '24 hours ago' }));
  expect(locationService.getSearch().get('compare')).toBe('24h');
  await user.click(await screen.findByRole('button', { name: 'Compared with 24 hours ago' }));
  await user.click(await screen.findByRole('menuitem', { name: 'No comparison' }));
  await waitFor(() => expect(locationService.getSearch().get('compare')).toBeNull());
});
