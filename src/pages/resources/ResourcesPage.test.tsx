import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { locationService } from '@grafana/runtime';
import { fakePrometheus, vector, type FakeOptions } from '../../prometheus/testing/fake-prometheus';
import { renderPage } from '../../testing/render-page';
import ResourcesPage from './ResourcesPage';
import { answerCache } from '../../prometheus/answer-cache';
import { forgetSources } from './known-sources';

beforeEach(() => {
  answerCache.clear();
  forgetSources();
});

const page = '/a/vigil-kubernetes-app/resources?from=2025-11-21T09:00:00.000Z&to=2025-11-21T10:00:00.000Z';
const MiB = 2 ** 20;
const checkout = 'namespace=shop,pod=checkout-7f9c8d6b5-abcde';
const ledger = 'namespace=pay,pod=ledger-0';
const reserved = 'max by (namespace, pod, container, resource) (kube_pod_container_resource_';
const limits = '__name__=kube_pod_container_resource_limits';

/** Two workloads: checkout starved and throttled, ledger near its memory limit. Keyed by what is unique in a query. */
const answers: Array<[part: string, body: unknown]> = [
  ['count by (cluster)', vector(['', 2])],
  ['"form", "pod"', vector(['form=pod', 2])],
  ['count by (job)', vector(['job=kubelet', 2])],
  ['quantile(0.5', vector(['', 30])],
  [
    'count by (__name__)',
    vector(
      ...[
        'kube_pod_container_resource_requests',
        'kube_pod_info',
        'kube_pod_owner',
        'kube_replicaset_owner',
        'kube_pod_container_info',
        'kube_pod_container_status_restarts_total',
        'container_cpu_cfs_periods_total',
        'kube_node_status_allocatable',
      ].map((name) => [`__name__=${name}`, 1] as const)
    ),
  ],
  ['count by (namespace) (', vector(['namespace=shop', 1], ['namespace=pay', 1])],
  ['max by (namespace, pod) (max_over_time(irate', vector([checkout, 0.99], [ledger, 0.2])],
  ['sum by (namespace, pod) (increase(', vector([checkout, 0.95 * 3600], [ledger, 0.1 * 3600])],
  ['sum by (namespace, pod) (count_over_time', vector([checkout, 120], [ledger, 120])],
  ['max by (namespace, pod) (max_over_time(container_memory', vector([checkout, 100 * MiB], [ledger, 497 * MiB])],
  ['sum by (namespace, pod) (sum_over_time', vector([checkout, 120 * 90 * MiB], [ledger, 120 * 480 * MiB])],
  ['container_cpu_cfs_throttled', vector([checkout, 0.38], [ledger, 0])],
  [`${reserved}requests{`, vector([`${checkout},resource=cpu`, 0.5], [`${ledger},resource=cpu`, 2])],
  [
    `${reserved}limits{`,
    vector(
      [`${checkout},resource=cpu`, 1],
      [`${checkout},resource=memory`, 512 * MiB],
      [`${ledger},resource=memory`, 512 * MiB]
    ),
  ],
  [
    'max by (namespace, pod, node) (kube_pod_info',
    vector([`${checkout},node=node-1`, 1], [`${ledger},node=node-2`, 1]),
  ],
  [
    'max by (namespace, pod, owner_kind',
    vector(
      [`${checkout},owner_kind=ReplicaSet,owner_name=checkout-7f9c8d6b5`, 1],
      [`${ledger},owner_kind=StatefulSet,owner_name=ledger`, 1]
    ),
  ],
  [
    'max by (node, resource, __name__) (kube_node',
    vector(['node=node-1,resource=cpu', 4], ['node=node-2,resource=cpu', 4]),
  ],
];

function prometheus(patch: { [part: string]: unknown } = {}, options: Partial<FakeOptions> = {}) {
  return fakePrometheus({
    answer: (expr) => {
      const patched = Object.entries(patch).find(([part]) => expr.includes(part));
      const body = patched ? patched[1] : answers.find(([part]) => expr.includes(part))?.[1];
      if (body instanceof Function) {
        throw body();
      }
      return body ?? vector();
    },
    ...options,
  });
}

const table = () => screen.findByRole('grid', { name: 'Resources' });

it('answers the question in the first screenful', async () => {
  prometheus();
  renderPage(ResourcesPage, { url: page });

  const [, second, first] = within(await table()).getAllByRole('row');
  expect(first).toHaveTextContent('shop / checkout');
  expect(first).toHaveTextContent('0.95 | 0.99');
  expect(first).toHaveTextContent('190 %');
  expect(first).toHaveTextContent('38 %');
  expect(
    within(first!).getByRole('img', {
      name: /Average 0.95 cores, maximum 0.99 cores; request 0.5 cores, limit 1 cores/,
    })
  ).toBeInTheDocument();
  expect(within(first!).getByText('starved')).toBeInTheDocument();
  expect(within(first!).getByText('throttled')).toBeInTheDocument();
  expect(second).toHaveTextContent('pay / ledger');
  expect(second).toHaveTextContent('480 | 497 MiB');
  expect(within(second!).getByText('OOM risk')).toBeInTheDocument();

  expect(screen.getByRole('button', { name: /Wasted 1.8 cores/ })).toBeInTheDocument();
  expect(
    screen.getByRole('button', {
      name: /Fullest node node-2: 50 % of CPU cluster 31 % · 63 % if the largest dies/,
    })
  ).toBeInTheDocument();
  expect(screen.getByText(/up to 120 samples each/)).toBeInTheDocument();
});

it('says what a chip rests on', async () => {
  prometheus();
  const { user } = renderPage(ResourcesPage, { url: page });
  await user.hover(within(await table()).getByText('throttled'));
  expect(
    await screen.findByText(/38 % of its CPU periods.*threshold 25 %.*window 1 h, 120 samples/)
  ).toBeInTheDocument();
});

it('sorts by a header, with the mouse or the keyboard, and keeps it in the URL', async () => {
  prometheus();
  const { user } = renderPage(ResourcesPage, { url: page });
  const head = within(await table()).getByRole('columnheader', { name: /of limit/ });
  expect(head).toHaveAttribute('aria-sort', 'none');
  await user.click(within(head).getByRole('button'));
  expect(head).toHaveAttribute('aria-sort', 'descending');
  expect(within(await table()).getAllByRole('row')[1]).toHaveTextContent('ledger');
  within(head).getByRole('button').focus();
  await user.keyboard('{Enter}');
  expect(head).toHaveAttribute('aria-sort', 'ascending');
  expect(within(await table()).getAllByRole('row')[1]).toHaveTextContent('checkout');
  expect(locationService.getSearchObject()).toMatchObject({ sort: 'memoryShare', order: 'asc' });
});

it('asks within the namespaces of the URL, at the end of its time range', async () => {
  const fake = prometheus();
  renderPage(ResourcesPage, { url: `${page}&namespace=shop,pay` });
  await table();
  const cpu = fake.calls.find(({ expr }) => expr.includes('irate'));
  expect(cpu?.expr).toContain('namespace=~"shop|pay"');
  expect(cpu?.expr).toContain('[1h:30s]');
  const instant = fake.calls.filter(({ method }) => method !== 'query');
  expect(new Set(instant.map(({ time }) => time))).toEqual(new Set([String(Date.UTC(2025, 10, 21, 10) / 1000)]));
});

it('filters by search and by a card', async () => {
  prometheus();
  const { user } = renderPage(ResourcesPage, { url: page });
  await user.click(await screen.findByRole('button', { name: /OOM risk/ }));
  await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(2));
  expect(screen.getByText(/1 of 2 rows/)).toBeInTheDocument();
  act(() => locationService.partial({ verdict: null, search: 'nothing-like-this' }));
  expect(await screen.findByText('Nothing matches the filters')).toBeInTheDocument();
});

it('groups by node', async () => {
  prometheus();
  renderPage(ResourcesPage, { url: `${page}&group=node` });
  expect(within(await table()).getByText('node-1')).toBeInTheDocument();
});

it('opens a row: verdicts in full, containers, recommendation and patch', async () => {
  prometheus({
    'max by (container) (max_over_time(irate': vector(['container=app', 0.99]),
    'sum by (container) (increase': vector(['container=app', 0.95]),
    'max by (container) (max_over_time(container_memory': vector(['container=app', 100 * MiB]),
    'max by (container, resource, __name__)': vector([`container=app,${limits},resource=cpu`, 1]),
  });
  const { user } = renderPage(ResourcesPage, { url: page });
  await user.click(await screen.findByRole('button', { name: 'Details of checkout' }));
  expect(await screen.findByText(/kubectl --namespace shop patch deployment\/checkout/)).toHaveTextContent(
    '"cpu":"1500m"'
  );
  expect(screen.getByText(/CPU was cut off by its limit/)).toBeInTheDocument();
  expect(locationService.getSearch().get('row')).toBe('Deployment/shop/checkout');
  expect(screen.getAllByRole('link', { name: /Show query/ })[0]).toHaveAttribute(
    'href',
    expect.stringContaining('/explore?')
  );
});

it('shows partial results with the error of the query that failed', async () => {
  prometheus({ container_cpu_cfs_throttled: () => ({ status: 422, data: { error: 'too many samples' } }) });
  renderPage(ResourcesPage, { url: page });
  const [, , first] = within(await table()).getAllByRole('row');
  expect(first).toHaveTextContent('shop / checkout');
  expect(first).toHaveTextContent('–');
  expect(within(first!).queryByText('throttled')).not.toBeInTheDocument();
  expect(screen.getByText(/figures are unknown, not zero/)).toBeInTheDocument();
  expect(screen.getByText(/too many samples/)).toBeInTheDocument();
});

it('says in its own words why the containers could not be loaded', async () => {
  prometheus({ 'by (container)': () => ({ status: 502, data: { error: 'dial tcp 10.0.0.1/32: "refused"' } }) });
  const { user } = renderPage(ResourcesPage, { url: page });
  await user.click(await screen.findByRole('button', { name: 'Details of checkout' }));
  expect(await screen.findByText(/could not be loaded: dial tcp 10.0.0.1\/32: "refused"/)).toBeInTheDocument();
});

it('says what Prometheus remarks', async () => {
  prometheus({ irate: { ...vector([checkout, 1]), warnings: ['partial response from store-2'] } });
  renderPage(ResourcesPage, { url: page });
  expect(await screen.findByText('partial response from store-2')).toBeInTheDocument();
});

it('says what is missing without kube-state-metrics, and how to get it', async () => {
  prometheus({ 'count by (__name__)': vector(['__name__=container_cpu_cfs_periods_total', 1]) });
  renderPage(ResourcesPage, { url: page });
  expect(within(await table()).getByText('checkout-7f9c8d6b5-abcde')).toBeInTheDocument();
  expect(screen.getByText('kube_pod_container_resource_requests')).toBeInTheDocument();
  expect(screen.getAllByText(/Install kube-state-metrics/)[0]).toBeInTheDocument();
  expect(screen.getByRole('button', { name: /Wasted unknown/ })).toBeInTheDocument();
});

it.each([
  ['unreachable', () => ({ status: 502, data: { error: 'Bad Gateway' } }), 'Prometheus can not be reached'],
  ['forbidden', () => ({ status: 403, data: { message: 'no right' } }), 'You may not query this data source'],
  ['malformed', '<html>', 'This data source does not answer like Prometheus'],
])('says that Prometheus is %s', async (_, body, title) => {
  const fake = prometheus({ '': body });
  const { user } = renderPage(ResourcesPage, { url: page });
  expect(await screen.findByText(title)).toBeInTheDocument();
  const before = fake.calls.length;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(fake.calls.length).toBeGreaterThan(before));
});

it('says that there is no data source', async () => {
  prometheus({}, { sources: [] });
  renderPage(ResourcesPage, { url: page });
  expect(await screen.findByText('There is no Prometheus data source')).toBeInTheDocument();
});

it('says that no pods ran', async () => {
  prometheus({
    '"form", "pod"': vector(['form=pod', 1]),
    'by (namespace, pod) (': vector(),
    'by (namespace, pod, node) (kube_pod_info': vector(),
  });
  renderPage(ResourcesPage, { url: `${page}&namespace=empty` });
  expect(await screen.findByText('No pods ran here in this time range')).toBeInTheDocument();
});

it('names the queries while they run', async () => {
  prometheus({ irate: new Promise(() => undefined) });
  renderPage(ResourcesPage, { url: page });
  expect(await screen.findByText(/CPU peak/)).toBeInTheDocument();
});

it('shows GPU columns only where there are GPUs', async () => {
  prometheus({
    '"label", "exported_pod"': vector(['label=exported_pod', 1]),
    'max_over_time(DCGM_FI_DEV_GPU_UTIL': vector([checkout, 0.9]),
  });
  renderPage(ResourcesPage, { url: page });
  expect(within(await table()).getByRole('columnheader', { name: /GPU/ })).toBeInTheDocument();
  expect(screen.getByText(/90 % \| –/)).toBeInTheDocument();
});

it('shows rows as soon as usage and requests are there, and judges once all is', async () => {
  let tell: (answer: unknown) => void = () => undefined;
  prometheus({ container_cpu_cfs_throttled: new Promise((resolve) => (tell = resolve)) });
  renderPage(ResourcesPage, { url: page });
  const row = async () => (await within(await table()).findByText('checkout')).closest('[role=row]');
  expect(await row()).toHaveTextContent(/0.95 \| 0.99.*…/);
  expect(screen.getByText(/usage and requests are here, judging/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Export' })).toBeDisabled();
  expect(screen.queryByRole('button', { name: /Starved (none|1)/ })).not.toBeInTheDocument();
  tell(vector([checkout, 0.38], [ledger, 0]));
  await waitFor(async () => expect(await row()).toHaveTextContent('38 %'));
  expect(screen.getByRole('button', { name: 'Export' })).toBeEnabled();
  expect(screen.getByRole('button', { name: /Starved 1/ })).toBeInTheDocument();
});

it('says that a time range without length can not be asked about, and asks nothing', async () => {
  const fake = prometheus();
  renderPage(ResourcesPage, { url: page.replace(/from=.*/, 'from=now&to=now-1h') });
  expect(await screen.findByText('This time range has no length')).toBeInTheDocument();
  expect(fake.calls).toEqual([]);
});

it('offers workloads that were not analysed, as Prometheus knows them', async () => {
  prometheus({ 'topk(500': vector(['namespace=other,owner_kind=Deployment,owner_name=elsewhere', 1]) });
  renderPage(ResourcesPage, { url: page });
  await table();
  fireEvent.click(screen.getByText('Filter'));
  fireEvent.click(screen.getByText('workload'));
  expect(await screen.findByText('Deployment/other/elsewhere')).toBeInTheDocument();
  expect(screen.getByText('Deployment/shop/checkout')).toBeInTheDocument();
});

it('asks for percentiles only when a column of them is chosen', async () => {
  const fake = prometheus({ 'quantile_over_time(0.95': vector([checkout, 0.97], [ledger, 0.15]) });
  renderPage(ResourcesPage, { url: page });
  await table();
  const asked = () => fake.calls.filter(({ expr }) => expr.includes('quantile_over_time(0.95')).length;
  expect(asked()).toBe(0);
  act(() => locationService.partial({ columns: 'cpuP95' }));
  expect(await screen.findByText('0.97')).toBeInTheDocument();
  expect(asked()).toBe(1);
});
