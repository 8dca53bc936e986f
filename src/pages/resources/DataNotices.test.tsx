import { screen, waitFor, within } from '@testing-library/react';
import { vector } from '../../prometheus/testing/fake-prometheus';
import { renderPage } from '../../testing/render-page';
import ResourcesPage from './ResourcesPage';
import { checkout, forgetAnswers, page, prometheus, table } from './testing/two-workloads';

beforeEach(forgetAnswers);

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

describe('clocks that differ', () => {
  const hour = 3_600_000;
  const end = Date.UTC(2025, 10, 21, 10);
  const newestSample = 'max(max_over_time(timestamp(';
  const nothingAtEnd = { 'count by (job)': vector(), '"form", "pod"': vector() };
  /** The browser's clock stands still, so many milliseconds after the end of the window. */
  const browserAt = (after: number) => jest.spyOn(Date, 'now').mockReturnValue(end + after);
  const at = (moment: number) => vector(['', moment / 1000]);
  const skewed = /newest sample|in the future/i;
  afterEach(() => jest.restoreAllMocks());

  it.each([
    ['and there is something at the end', {}],
    ['and there is nothing at the end', nothingAtEnd],
  ])('says that the samples end ten minutes before the window, %s', async (_, patch) => {
    browserAt(0);
    const fake = prometheus({ ...patch, [newestSample]: at(end - 600_000) });
    renderPage(ResourcesPage, { url: page });
    expect(
      await screen.findByText('The newest sample is about 10 min older than the end of this time range')
    ).toBeInTheDocument();
    expect(
      screen.getByText(/clock of this computer is fast.*An end 10 min earlier has everything/)
    ).toBeInTheDocument();
    expect(fake.calls.find(({ expr }) => expr.startsWith(newestSample))?.time).toBe(String((end + hour) / 1000));
  });

  it('says that the server is ahead of this computer', async () => {
    browserAt(0);
    prometheus({ [newestSample]: at(end + 600_000) });
    renderPage(ResourcesPage, { url: page });
    expect(
      await screen.findByText('The newest sample is at least 10 min ahead of this computer’s clock')
    ).toBeInTheDocument();
  });

  it('says that the window lies in the future, and that it holds nothing', async () => {
    browserAt(-3 * hour);
    prometheus({ ...nothingAtEnd, 'count by (__name__)': vector(), 'by (namespace, pod': vector() });
    renderPage(ResourcesPage, { url: page });
    expect(await screen.findByText('This time range lies in the future')).toBeInTheDocument();
    expect(screen.getByText(/It begins 2 h after the present moment/)).toBeInTheDocument();
    expect(await screen.findByText('No container figures in this data source')).toBeInTheDocument();
  });

  it('says that the window ends in the future', async () => {
    browserAt(-hour / 2);
    prometheus();
    renderPage(ResourcesPage, { url: page });
    expect(await screen.findByText('This time range ends 30 min in the future')).toBeInTheDocument();
    expect(within(await table()).getByText('checkout')).toBeInTheDocument();
  });

  it('asks the pods where the nodes have no samples of their own', async () => {
    browserAt(0);
    prometheus({ [`${newestSample}container_cpu_usage_seconds_total{container=`]: at(end - 600_000) });
    renderPage(ResourcesPage, { url: page });
    expect(await screen.findByText(/about 10 min older/)).toBeInTheDocument();
  });

  it.each([
    ['samples are fresh', 0, at(end - 30_000)],
    ['no sample is found', 0, vector()],
    ['the query fails', 0, () => ({ status: 422, data: { error: 'too many samples' } })],
    ['the answer is no number', 0, vector(['', 'NaN'])],
  ])('says nothing where %s', async (_, after, answer) => {
    browserAt(after);
    const fake = prometheus({ [newestSample]: answer });
    renderPage(ResourcesPage, { url: page });
    await table();
    await waitFor(() => expect(fake.calls.some(({ expr }) => expr.startsWith(newestSample))).toBe(true));
    await waitFor(() => expect(fake.running).toBe(0));
    expect(screen.queryByText(skewed)).not.toBeInTheDocument();
  });

  it('does not ask of a window of yesterday that holds something at its end', async () => {
    browserAt(24 * hour);
    const fake = prometheus({ 'max by (namespace, pod, node) (kube_pod_info': vector([`${checkout},node=node-1`, 1]) });
    renderPage(ResourcesPage, { url: page });
    await waitFor(() => expect(screen.getByRole('button', { name: 'Export' })).toBeEnabled());
    expect(fake.calls.filter(({ expr }) => expr.startsWith(newestSample))).toEqual([]);
    expect(screen.queryByText(skewed)).not.toBeInTheDocument();
  });
});
