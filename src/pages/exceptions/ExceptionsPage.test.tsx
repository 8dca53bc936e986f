import { act, screen, waitFor, within } from '@testing-library/react';
import { locationService, setDataSourceSrv, type DataSourceSrv } from '@grafana/runtime';
import { fakePrometheus } from '../../prometheus/testing/fake-prometheus';
import {
  exampleDetail,
  exampleIncident,
  exampleIncidents,
  exampleNow,
  examplePage,
  exampleSummary,
} from '../../testing/example-incidents';
import { type Answers } from '../../testing/fake-backend';
import { renderPage } from '../../testing/render-page';
import ExceptionsPage from './ExceptionsPage';

const answers: Answers = { incidents: examplePage(), incidentSummary: exampleSummary, incident: exampleDetail };
const page = '/a/vigil-kubernetes-app/exceptions';

beforeEach(() => setDataSourceSrv({ getList: () => [] } as unknown as DataSourceSrv));

it('answers the question in the first screenful', async () => {
  renderPage(ExceptionsPage, { answers });

  const list = await screen.findByRole('grid', { name: 'Incidents' });
  await within(list).findByText('CrashLoopBackOff');
  expect(within(list).getAllByRole('row')).toHaveLength(4);
  const [, first] = within(list).getAllByRole('row');
  expect(first).toHaveTextContent('OOMKilled');
  expect(first).toHaveTextContent('shop / checkout');
  expect(first).toHaveTextContent('×7');
  expect(within(first!).getByRole('img', { name: 'Critical' })).toBeInTheDocument();
  expect(await screen.findByText('3 open')).toBeInTheDocument();
  expect(screen.getByText('212 ignored')).toBeInTheDocument();
});

it('asks for what the URL says', async () => {
  const { backend } = renderPage(ExceptionsPage, {
    answers,
    url: `${page}?namespace=shop,pay&severity=critical&search=oom&from=2025-11-21T09:00:00.000Z&to=2025-11-21T10:00:00.000Z`,
  });
  await screen.findByRole('grid', { name: 'Incidents' });

  const query = backend.calls.find(({ name }) => name === 'incidents')!.query;
  expect(Object.fromEntries(query)).toMatchObject({
    namespace: 'shop,pay',
    severity: 'critical',
    search: 'oom',
    from: String(exampleNow - 3_600_000),
    to: String(exampleNow),
  });
  expect(screen.getByText('Not live')).toBeInTheDocument();
});

it('removes a filter with its chip', async () => {
  const { user } = renderPage(ExceptionsPage, { answers, url: `${page}?namespace=shop` });
  await user.click(await screen.findByRole('button', { name: 'Remove filter namespace' }));
  expect(locationService.getSearch().get('namespace')).toBeNull();
});

it('adds a filter from the values that occur', async () => {
  const { user } = renderPage(ExceptionsPage, { answers });
  await screen.findByText('3 open');
  await user.click(screen.getByRole('button', { name: 'Filter' }));
  await user.click(screen.getByRole('menuitem', { name: 'namespace' }));
  await user.click(screen.getByRole('checkbox', { name: 'pay' }));
  expect(locationService.getSearch().get('namespace')).toBe('pay');
});

it('moves with the arrow keys and opens with Enter', async () => {
  const { user } = renderPage(ExceptionsPage, { answers });
  const list = await screen.findByRole('grid', { name: 'Incidents' });
  act(() => list.focus());
  await user.keyboard('{ArrowDown}{Enter}');
  expect(locationService.getSearch().get('incident')).toBe(exampleIncidents[1]!.id);
});

it('opens the drawer from its own URL and explains what to do', async () => {
  const id = exampleDetail.incident.id;
  const { backend } = renderPage(ExceptionsPage, { answers, url: `${page}?incident=${id}&tab=timeline` });
  expect(await screen.findByText(/Exit code 137 \(SIGKILL\)/)).toBeInTheDocument();
  expect(screen.getByText('kubectl -n shop top pod checkout-7d9f8-abcde --containers')).toBeInTheDocument();
  expect(screen.getByText('New image:')).toBeInTheDocument();
  expect(backend.calls.find(({ name }) => name === 'incident')!.query.get('id')).toBe(id);
});

it('shows the captured log, and points to a line of it', async () => {
  const log = {
    ...exampleDetail.logs[0]!,
    text: '2025-11-21T09:58:00Z starting\n2025-11-21T09:58:01Z panic: out of memory\n',
  };
  const { user } = renderPage(ExceptionsPage, {
    answers: { ...answers, incidentLog: log },
    url: `${page}?incident=${exampleDetail.incident.id}`,
  });
  expect(await screen.findByText('panic: out of memory')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Link to line 2' }));
  expect(locationService.getSearch().get('line')).toBe('2@2025-11-21T09:58:01Z');
});

it('says why a log may not be read', async () => {
  renderPage(ExceptionsPage, {
    answers: { ...answers, incidentLog: { status: 403, data: { message: 'logs need the role Editor' } } },
    url: `${page}?incident=${exampleDetail.incident.id}`,
  });
  expect(await screen.findByText('You are not allowed to see this')).toBeInTheDocument();
  expect(screen.getByText(/logs need the role Editor/)).toBeInTheDocument();
});

describe('live', () => {
  const arrival = exampleIncident({
    workload: { kind: 'Job', namespace: 'batch', name: 'nightly' },
    reason: 'Error',
    lastSeen: exampleNow,
  });

  it('lets a new incident slide in at the top', async () => {
    const { backend } = renderPage(ExceptionsPage, { answers });
    await screen.findByRole('grid', { name: 'Incidents' });
    await waitFor(() => expect(backend.calls.some(({ name }) => name === 'changes')).toBe(true));

    act(() => backend.send('changes', { type: 'hello', at: exampleNow }));
    act(() => backend.send('changes', { type: 'incident', incident: arrival }));

    expect(await screen.findByText('Live')).toBeInTheDocument();
    await screen.findByText('nightly');
    expect(screen.getAllByRole('row')[1]).toHaveTextContent('batch / nightly');
  });

  it('ignores one that the filters leave out', async () => {
    const { backend } = renderPage(ExceptionsPage, { answers, url: `${page}?namespace=shop` });
    await screen.findByRole('grid', { name: 'Incidents' });
    await waitFor(() => expect(backend.calls.some(({ name }) => name === 'changes')).toBe(true));
    act(() => backend.send('changes', { type: 'incident', incident: arrival }));
    expect(await screen.findByText('Live')).toBeInTheDocument();
    expect(screen.queryByText('nightly')).not.toBeInTheDocument();
  });
});

describe('unhappy', () => {
  it('says that nothing is configured, and asks nothing', async () => {
    fakePrometheus({ answer: () => null, sources: [] });
    const { backend } = renderPage(ExceptionsPage, { answers, settings: {} });
    expect(await screen.findByText('The Vigil proxy is not configured yet')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open the configuration' })).toHaveAttribute(
      'href',
      '/plugins/vigil-kubernetes-app?page=configuration'
    );
    expect(backend.calls).toEqual([]);
  });

  it.each([
    [{ status: 502 }, 'Grafana cannot reach the Vigil proxy'],
    [{ status: 504 }, 'Grafana cannot reach the Vigil proxy'],
    [{ status: 403, data: { message: 'Access denied' } }, 'You are not allowed to see this'],
    [{ status: 424 }, 'The Vigil proxy does not accept the token Grafana sends'],
    [{ status: 503 }, 'The Vigil proxy is still reading the cluster'],
    [{ status: 500 }, 'The Vigil proxy could not answer'],
  ])('%j reads: %s', async (refusal, title) => {
    renderPage(ExceptionsPage, { answers: { ...answers, incidents: refusal } });
    expect(await screen.findByText(title)).toBeInTheDocument();
  });

  it('names what does not fit the contract', async () => {
    const strange = { ...examplePage(), incidents: [{ id: 'nonsense' }] } as never;
    renderPage(ExceptionsPage, { answers: { ...answers, incidents: strange } });
    expect(await screen.findByText('Plugin and proxy do not understand each other')).toBeInTheDocument();
    expect(screen.getByText(/incidents\.0/)).toBeInTheDocument();
  });

  it('keeps the list when a refresh fails, and says that it is old', async () => {
    const { backend, user } = renderPage(ExceptionsPage, { answers });
    await screen.findByRole('grid', { name: 'Incidents' });
    backend.answer({ incidents: { status: 502 } });
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Grafana cannot reach the Vigil proxy. What you see is from'
    );
    expect(screen.getByRole('grid', { name: 'Incidents' })).toBeInTheDocument();
  });

  it.each([
    ['', 'Nothing broke in this time range'],
    ['?namespace=shop', 'No incident matches these filters'],
  ])('explains an empty list (%s)', async (search, title) => {
    renderPage(ExceptionsPage, { answers: { ...answers, incidents: examplePage([]) }, url: `${page}${search}` });
    expect(await screen.findByRole('heading', { name: title })).toBeInTheDocument();
  });
});
