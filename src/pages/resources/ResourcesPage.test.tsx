import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { locationService } from '@grafana/runtime';
import { vector } from '../../prometheus/testing/fake-prometheus';
import { renderPage } from '../../testing/render-page';
import ResourcesPage from './ResourcesPage';
import { MiB, checkout, forgetAnswers, ledger, limits, page, prometheus, table } from './testing/two-workloads';

beforeEach(forgetAnswers);

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

it('names the queries while they run', async () => {
  prometheus({ irate: new Promise(() => undefined) });
  renderPage(ResourcesPage, { url: page });
  expect(await screen.findByText(/CPU peak/)).toBeInTheDocument();
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

it('offers workloads that were not analysed, as Prometheus knows them', async () => {
  prometheus({ 'topk(500': vector(['namespace=other,owner_kind=Deployment,owner_name=elsewhere', 1]) });
  renderPage(ResourcesPage, { url: page });
  await table();
  fireEvent.click(screen.getByText('Filter'));
  fireEvent.click(screen.getByText('workload'));
  expect(await screen.findByText('Deployment/other/elsewhere')).toBeInTheDocument();
  expect(screen.getByText('Deployment/shop/checkout')).toBeInTheDocument();
});

it('says in its own words why the containers could not be loaded', async () => {
  prometheus({ 'by (container)': () => ({ status: 502, data: { error: 'dial tcp 10.0.0.1/32: "refused"' } }) });
  const { user } = renderPage(ResourcesPage, { url: page });
  await user.click(await screen.findByRole('button', { name: 'Details of checkout' }));
  expect(await screen.findByText(/could not be loaded: dial tcp 10.0.0.1\/32: "refused"/)).toBeInTheDocument();
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

it('says that a time range without length can not be asked about, and asks nothing', async () => {
  const fake = prometheus();
  renderPage(ResourcesPage, { url: page.replace(/from=.*/, 'from=now&to=now-1h') });
  expect(await screen.findByText('This time range has no length')).toBeInTheDocument();
  expect(fake.calls).toEqual([]);
});
