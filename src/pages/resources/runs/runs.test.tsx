import React from 'react';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { config, locationService } from '@grafana/runtime';
import { TestRunChange, type TestRun } from '@vigil/core/contract/test-runs';
import { answerCache } from '../../../prometheus/answer-cache';
import { fakePrometheus, vector } from '../../../prometheus/testing/fake-prometheus';
import type { Answers } from '../../../testing/fake-backend';
import { renderPage } from '../../../testing/render-page';
import { forgetSources } from '../known-sources';
import { useTimeRange } from '../../../url/use-time-range';
import { useUrlState } from '../../../url/use-url-state';
import ResourcesPage from '../ResourcesPage';
import { resourcesUrl } from '../resources-url';
import { browserRuns, browserRunsKey } from './browser-runs';
import { RunsToolbar } from './RunsToolbar';
import { scriptSnippet } from './script-snippets';

const from = Date.UTC(2025, 10, 21, 9);
const to = Date.UTC(2025, 10, 21, 10);
const iso = (moment: number) => new Date(moment).toISOString();
const page = `/a/vigil-kubernetes-app/resources?from=${iso(from)}&to=${iso(to)}&namespace=shop`;
const run = (patch: Partial<TestRun> = {}): TestRun => ({
  ...{ id: '0123456789abcdef', key: 'ci-7', name: 'checkout 2k rps', note: 'first try', author: 'jenkins' },
  ...{ labels: { users: '2000' }, scope: { cluster: '', namespaces: ['pay'], workloads: [] } },
  ...{ from: from - 7_200_000, to: to - 7_200_000, createdAt: from, changedAt: from },
  ...patch,
});
const listOf = (...runs: TestRun[]) => ({ runs, most: 1000, asOf: to });

beforeEach(() => {
  answerCache.clear();
  forgetSources();
  localStorage.clear();
  Object.assign(config.bootData.user, { orgRole: 'Editor', login: 'ada' });
});

/** Prometheus with nothing, unless a part of the query says otherwise. */
function prometheus(answers: Answered[] = []) {
  return fakePrometheus({ answer: (expr) => answers.find((answered) => isAbout(answered, expr))?.[1] ?? vector() });
}

type Answered = [parts: Array<string | RegExp>, body: unknown];

function isAbout([parts]: Answered, expr: string): boolean {
  return parts.every((part) => (part instanceof RegExp ? part.test(expr) : expr.includes(part)));
}

/** All at once: every keystroke would draw the drawer anew. */
function type(label: string, value: string) {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

/** The toolbar alone: what it shows comes from the URL. */
function Toolbar() {
  const [{ cluster, namespace, workload }] = useUrlState(resourcesUrl);
  return <RunsToolbar time={useTimeRange()} cluster={cluster[0] ?? ''} namespaces={namespace} workloads={workload} />;
}

async function openRuns(answers: Answers, settings?: { proxyUrl?: string }) {
  const view = renderPage(Toolbar, { url: page, answers, ...(settings && { settings }) });
  await view.user.click(await screen.findByRole('button', { name: 'Test runs' }));
  await screen.findByText(/No run is saved yet|first try|could not be loaded/);
  return view;
}

describe('with a proxy', () => {
  it('saves the window and the scope of the page', async () => {
    let saved: TestRun[] = [];
    const { user, backend } = await openRuns({
      testRuns: () => listOf(...saved),
      changeTestRun: () => {
        saved = [run({ name: 'Friday peak', note: '' })];
        return { run: run({ name: 'Friday peak' }) };
      },
    });
    const form = screen.getByRole('form', { name: 'Save this window' });
    await user.click(within(form).getByRole('button', { name: 'Save this window' }));
    expect(screen.getByText('Give the run a name')).toBeInTheDocument();
    type('Name', 'Friday peak');
    type('Note', 'two replicas');
    await user.click(within(form).getByRole('button', { name: 'Save this window' }));
    expect(
      await within(screen.getByRole('list', { name: 'Saved runs' })).findByText('Friday peak')
    ).toBeInTheDocument();
    expect(backend.calls.find(({ name }) => name === 'changeTestRun')?.data).toEqual({
      ...{ action: 'save', name: 'Friday peak', note: 'two replicas', labels: {}, from, to },
      scope: { cluster: '', namespaces: ['shop'], workloads: [] },
    });
  });

  it('says in the proxy’s words why a run was not saved, and keeps what was typed', async () => {
    const detail = 'There are 1000 runs already, as many as are kept.';
    const problem = { type: 'about:blank', title: 'Too Many Requests', status: 429, detail, code: 'too-many' };
    await openRuns({ testRuns: listOf(), changeTestRun: { status: 429, data: problem } });
    type('Name', 'one more');
    fireEvent.submit(screen.getByLabelText('Name'));
    expect(await screen.findByText(detail)).toBeInTheDocument();
    expect(screen.getByLabelText('Name')).toHaveValue('one more');
  });

  it('opens a run: its window and scope, as absolute times', async () => {
    const { user } = await openRuns({ testRuns: listOf(run()) });
    expect(screen.getByText(/· pay · jenkins · users=2000/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Open checkout 2k rps' }));
    expect(locationService.getSearchObject()).toMatchObject({
      ...{ from: '2025-11-21T07:00:00.000Z', to: '2025-11-21T08:00:00.000Z', namespace: 'pay' },
    });
    expect(await screen.findByRole('button', { name: 'Test runs' })).toHaveTextContent('checkout 2k rps');
  });

  it('edits a note, ends a running test and deletes one', async () => {
    const { user, backend } = await openRuns({
      testRuns: listOf(run({ to: null })),
      changeTestRun: () => ({ run: run() }),
    });
    expect(screen.getByText(/running since/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'End checkout 2k rps now' }));
    await user.click(screen.getByRole('button', { name: 'Edit the note of checkout 2k rps' }));
    type('Note of checkout 2k rps', 'first try!');
    await user.click(screen.getByRole('button', { name: 'Save note' }));
    const changes = () =>
      backend.calls.filter(({ name }) => name === 'changeTestRun').map(({ data }) => data as TestRunChange);
    await waitFor(() => expect(changes()).toHaveLength(2));
    expect(changes()).toEqual([
      { action: 'end', id: run().id },
      { action: 'edit', id: run().id, note: 'first try!' },
    ]);
    await user.click(await screen.findByRole('button', { name: /Delete…/ }));
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(changes()[2]).toEqual({ action: 'delete', id: run().id }));
  });

  it('lets Viewers read', async () => {
    Object.assign(config.bootData.user, { orgRole: 'Viewer' });
    await openRuns({ testRuns: listOf(run()) });
    expect(screen.getByText(/needs the role Editor/)).toBeInTheDocument();
    expect(screen.queryByRole('form', { name: 'Save this window' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Delete/ })).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Open checkout 2k rps' })).toBeInTheDocument();
  });

  it('says why the runs are not there', async () => {
    await openRuns({});
    expect(await screen.findByText('The runs could not be loaded')).toBeInTheDocument();
  });

  it('gives a script to copy, over the scope that is shown', () => {
    const scope = { cluster: 'prod', namespaces: ["it's"], workloads: [] };
    const curl = scriptSnippet('curl', 'http://proxy:8080', scope);
    expect(curl).toContain('"http://proxy:8080/v1/test-runs/$RUN"');
    expect(curl).toContain(`"cluster": "prod", "namespaces": ["it'\\''s"]`);
    expect(scriptSnippet('k6', 'http://proxy:8080', scope)).toContain(`"namespaces": ["it's"]`);
  });
});

describe('without a proxy', () => {
  it('keeps runs in this browser, and says so', async () => {
    const { user, backend } = await openRuns({}, {});
    expect(screen.getByText('Kept in this browser only')).toBeInTheDocument();
    type('Name', 'mine');
    fireEvent.submit(screen.getByLabelText('Name'));
    await user.click(await screen.findByRole('button', { name: 'Open mine' }));
    const [stored] = JSON.parse(localStorage.getItem(browserRunsKey) ?? '[]') as TestRun[];
    expect(stored).toMatchObject({ name: 'mine', author: 'ada', from, to, scope: { namespaces: ['shop'] } });
    expect(backend.calls).toEqual([]);
  });

  it('refuses one more than it keeps, and removes none', async () => {
    const many = Array.from({ length: 100 }, (_, index) => run({ id: String(index).padStart(16, '0') }));
    localStorage.setItem(browserRunsKey, JSON.stringify(many));
    const draft = { action: 'save' as const, name: 'x', from, to };
    await expect(browserRuns.change(TestRunChange.parse(draft))).rejects.toThrow(/There are 100 runs/);
    expect((await browserRuns.list()).runs).toHaveLength(100);
    await browserRuns.change({ action: 'delete', id: '0000000000000000' });
    expect(await browserRuns.change(TestRunChange.parse(draft))).toMatchObject({ name: 'x', note: '' });
    await expect(browserRuns.change({ action: 'delete', id: '0000000000000000' })).rejects.toThrow(/was deleted/);
  });

  it('leaves what it can not read as it is', async () => {
    localStorage.setItem(browserRunsKey, '[{"id":1}]');
    await openRuns({}, {});
    expect(await screen.findByText(/cannot be read/)).toBeInTheDocument();
    type('Name', 'x');
    fireEvent.submit(screen.getByLabelText('Name'));
    expect(await screen.findByText('The run was not saved')).toBeInTheDocument();
    expect(localStorage.getItem(browserRunsKey)).toBe('[{"id":1}]');
  });
});

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
