import { act, screen, waitFor, within } from '@testing-library/react';
import { locationService } from '@grafana/runtime';
import { vector } from '../../prometheus/testing/fake-prometheus';
import { giveSizes, renderPage } from '../../testing/render-page';
import ResourcesPage from './ResourcesPage';
import { checkout, forgetAnswers, ledger, page, prometheus, table } from './testing/two-workloads';

beforeEach(forgetAnswers);

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

it('shows GPU columns only where there are GPUs', async () => {
  prometheus({
    '"label", "exported_pod"': vector(['label=exported_pod', 1]),
    'max_over_time(DCGM_FI_DEV_GPU_UTIL': vector([checkout, 0.9]),
  });
  renderPage(ResourcesPage, { url: page });
  expect(within(await table()).getByRole('columnheader', { name: /GPU/ })).toBeInTheDocument();
  expect(screen.getByText(/90 % \| –/)).toBeInTheDocument();
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

describe('a link to a row far down', () => {
  const pods = Array.from({ length: 60 }, (_, index) => `namespace=shop,pod=web-${String(index).padStart(2, '0')}`);
  const many = {
    'sum by (namespace, pod) (increase(': vector(...pods.map((pod) => [pod, 360] as const)),
    'max by (namespace, pod) (max_over_time(irate': vector(...pods.map((pod) => [pod, 0.2] as const)),
    'sum by (namespace, pod) (count_over_time': vector(...pods.map((pod) => [pod, 120] as const)),
    'by (namespace, pod) (max_over_time(container_memory': vector(),
    'sum by (namespace, pod) (sum_over_time': vector(),
    kube_pod_container_resource_: vector(),
    'max by (namespace, pod, node) (kube_pod_info': vector(),
    'max by (namespace, pod, owner_kind': vector(),
  };
  /** Where the table was scrolled to. */
  function scrolls() {
    const tops: number[] = [];
    const scroll = jest.spyOn(Element.prototype, 'scrollTo').mockImplementation((options) => {
      tops.push(Math.round((options as ScrollToOptions).top ?? NaN));
    });
    Object.defineProperty(HTMLElement.prototype, 'scrollHeight', { configurable: true, value: 10_000 });
    return { tops, scroll };
  }
  beforeEach(giveSizes);
  afterEach(() => {
    jest.restoreAllMocks();
    delete (HTMLElement.prototype as { scrollHeight?: number }).scrollHeight;
  });
  const link = (rest: string) => `${page}&sort=name&order=asc&${rest}`;

  it('is followed once, and not again with a sort', async () => {
    prometheus(many);
    const { tops } = scrolls();
    renderPage(ResourcesPage, { url: link('row=Pod/shop/web-40') });
    await table();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Export' })).toBeEnabled());
    expect(tops).toContain(40 * 36);
    const before = tops.length;
    act(() => locationService.partial({ order: 'desc' }));
    await waitFor(() => expect(within(screen.getByRole('grid')).queryByText('web-59')).toBeInTheDocument());
    expect(tops.slice(before).filter((top) => top !== 40 * 36)).toEqual([]);
  });

  it('is not followed where its section is folded', async () => {
    prometheus(many);
    const { tops } = scrolls();
    renderPage(ResourcesPage, { url: link('row=Pod/shop/web-40&sections=namespace&folded=shop') });
    await table();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Export' })).toBeEnabled());
    expect(tops.filter((top) => top > 0)).toEqual([]);
  });
});
