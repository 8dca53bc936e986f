import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { locationService } from '@grafana/runtime';
import { fakePrometheus, vector } from '../../../prometheus/testing/fake-prometheus';
import { renderPage } from '../../../testing/render-page';
import ResourcesPage from '../ResourcesPage';
import {
  type Answered,
  beginAsEditor,
  from,
  isAbout,
  iso,
  listOf,
  page,
  prometheus,
  run,
  to,
} from './testing/saved-runs';

beforeEach(beginAsEditor);

describe('a comparison', () => {
  const checkout = 'namespace=shop,pod=checkout-0';
  const cart = 'namespace=shop,pod=cart-0';
  const gone = 'namespace=shop,pod=gone-0';
  const samples = (count: number, ...pods: string[]) => vector(...pods.map((pod) => [pod, count] as const));
  /** The window compared with is two hours long, so that its queries can be told apart. */
  const compared = `${page}&compare=${iso(from - 7_200_000)}/${iso(from)}`;
  const twoHours = /\[(2h|1h59m)/;
  const answers: Answered[] = [
    [['"form", "pod"'], vector(['form=pod', 2])],
    [['quantile(0.5'], vector(['', 30])],
    [['stddev_over_time', 'cpu'], vector([checkout, 0.01], [cart, 0.01])],
    [['stddev_over_time'], vector([checkout, 1], [cart, 1])],
    [
      ['sum by (namespace, pod) (increase(', twoHours],
      vector([checkout, 0.4 * 7200], [cart, 0.2 * 7200], [gone, 7200]),
    ],
    [['sum by (namespace, pod) (increase('], vector([checkout, 0.6 * 3600], [cart, 0.2 * 3600])],
    [['sum by (namespace, pod) (count_over_time', twoHours], samples(240, checkout, cart, gone)],
    [['sum by (namespace, pod) (count_over_time'], samples(120, checkout, cart)],
  ];
  /** Two analyses and the tests, one after another. */
  const patient = { timeout: 10_000 };
  const table = () => screen.findByRole('grid', { name: 'Comparison' }, patient);
  const textOf = async (name: string) =>
    within(await table())
      .getByText(name)
      .closest('[role=row]')
      ?.textContent?.replace(/\s+/g, ' ');

  it('shows both figures, difference, relative change and significance; the largest change first', async () => {
    prometheus(answers);
    renderPage(ResourcesPage, { url: compared });
    await screen.findByText('50 %, significant', undefined, patient);
    expect(await textOf('checkout-0')).toContain('0.4 → 0.6▲ 0.2 (+50 %)');
    expect(await textOf('cart-0')).toContain('not significant');
    expect(await textOf('gone-0')).toContain('gone: only in the other window');
    const rows = [...(await table()).querySelectorAll('[role=row]')];
    expect(rows.map((row) => /checkout|gone|cart/.exec(row.textContent ?? '')?.[0])).toEqual([
      ...[undefined, 'checkout', 'gone', 'cart'],
    ]);
    expect(screen.getByText(/2 of 3 rows changed significantly/)).toBeInTheDocument();
    expect(within(await table()).getAllByTitle(/Welch’s t-test .* p < 0.001/)[0]).toBeInTheDocument();
  });

  it('opens a row to charts of both windows, and says how each figure was judged', async () => {
    const fake = prometheus(answers);
    renderPage(ResourcesPage, { url: compared });
    await table();
    fireEvent.click(await screen.findByLabelText('Charts of checkout-0 in both windows', undefined, patient));
    const judged = await screen.findByLabelText('How the figures were judged');
    expect(within(judged).getByText('Memory request')).toBeInTheDocument();
    const starts = () =>
      fake.calls
        .filter(({ method, expr }) => method === 'query' && expr.includes('container_cpu'))
        .map(({ body }) => (body as { range: { from: { valueOf(): number } } }).range.from.valueOf());
    await waitFor(() => expect(new Set(starts()).size).toBe(2));
    expect(locationService.getSearch().get('row')).toContain('checkout-0');
  });

  it('keeps filter and order in the URL, without asking anew', async () => {
    const fake = prometheus(answers);
    const { user } = renderPage(ResourcesPage, { url: compared });
    await screen.findByText('50 %, significant', undefined, patient);
    const asked = fake.calls.length;
    await user.click(screen.getByRole('checkbox', { name: 'changed significantly' }));
    await user.click(within(await table()).getByRole('button', { name: 'Name' }));
    expect(within(await table()).queryByText('cart-0')).not.toBeInTheDocument();
    expect(within(await table()).getByRole('columnheader', { name: /Name/ })).toHaveAttribute('aria-sort', 'ascending');
    expect(locationService.getSearchObject()).toMatchObject({ changed: true, by: 'name' });
    expect(fake.calls).toHaveLength(asked);
  });

  it('begins from the menu and ends with a press', async () => {
    prometheus(answers);
    const { user } = renderPage(ResourcesPage, { url: page, answers: { testRuns: listOf(run()) } });
    await user.click(await screen.findByRole('button', { name: 'Compare' }));
    await user.click(await screen.findByRole('menuitem', { name: 'checkout 2k rps' }));
    expect(locationService.getSearch().get('compare')).toBe('2025-11-21T07:00:00.000Z/2025-11-21T08:00:00.000Z');
    await user.click(await screen.findByRole('button', { name: 'End the comparison' }));
    expect(locationService.getSearch().get('compare')).toBeNull();
    expect(await screen.findByRole('grid', { name: 'Resources' })).toBeInTheDocument();
  });

  it('compares with the window before, of the same length', async () => {
    const fake = prometheus(answers);
    renderPage(ResourcesPage, { url: `${page}&compare=previous` });
    await table();
    expect(new Set(fake.calls.map(({ time }) => Number(time) * 1000))).toEqual(new Set([from, to]));
  });

  it('says that the other window has no data, instead of calling every row new', async () => {
    const oneHour = /^(?!.*\[(2h|1h59m))/;
    prometheus(
      answers.filter(([parts]) => !parts.includes(twoHours)).map(([parts, body]) => [[...parts, oneHour], body])
    );
    renderPage(ResourcesPage, { url: compared });
    expect(await screen.findByText('There is no data in the other window')).toBeInTheDocument();
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
  });

  it('judges by size where the tests failed, and says so', async () => {
    fakePrometheus({
      answer: (expr) => {
        if (expr.includes('stddev_over_time')) {
          throw { status: 422, data: { error: 'too many samples' } };
        }
        return answers.find((answered) => isAbout(answered, expr))?.[1] ?? vector();
      },
    });
    renderPage(ResourcesPage, { url: compared });
    expect(await screen.findByText(/averages are judged by their size alone/)).toBeInTheDocument();
    expect(screen.getByText(/too many samples/)).toBeInTheDocument();
    expect(within(await table()).getAllByTitle(/by size alone/)[0]).toBeInTheDocument();
  });

  it('takes what is no comparison for none', async () => {
    prometheus(answers);
    renderPage(ResourcesPage, { url: `${page}&compare=yesterday` });
    expect(await screen.findByRole('grid', { name: 'Resources' })).toBeInTheDocument();
  });
});
