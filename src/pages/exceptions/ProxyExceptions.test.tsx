import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { config, locationService, setDataSourceSrv, type DataSourceSrv } from '@grafana/runtime';
import type { IncidentSummary } from '@vigil/core/contract/incidents';
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

const page = '/a/vigil-kubernetes-app/exceptions';
const summary: IncidentSummary = {
  ...exampleSummary,
  facets: {
    ...exampleSummary.facets,
    state: [
      { value: 'open', count: 3 },
      { value: 'muted', count: 1 },
    ],
    fingerprint: [{ value: 'aaaaaaaaaaaaaaaa', count: 2, label: 'fatal: out of memory' }],
  },
  afterChange: 2,
  startedInRange: 1,
};
const answers: Answers = { incidents: examplePage(), incidentSummary: summary, incident: exampleDetail };
const arrival = exampleIncident({
  workload: { kind: 'Job', namespace: 'batch', name: 'nightly' },
  reason: 'Error',
  firstSeen: exampleNow + 1,
  lastSeen: exampleNow + 1,
});
const absolute = 'from=2025-11-21T08:00:00.000Z&to=2025-11-21T10:00:00.000Z&timezone=utc';

const grid = () => screen.findByRole('grid', { name: 'Incidents' });
const asked = (name: string, calls: Array<{ name: string; query: URLSearchParams }>) =>
  calls.filter((call) => call.name === name).map(({ query }) => query);

function beRole(orgRole: 'Viewer' | 'Editor') {
  config.bootData = { ...config.bootData, user: { ...config.bootData.user, orgRole } } as typeof config.bootData;
}

beforeEach(() => {
  beRole('Editor');
  setDataSourceSrv({ getList: () => [] } as unknown as DataSourceSrv);
});

describe('the figures', () => {
  it('are filters: a press sets one, another takes it away', async () => {
    const { user, backend } = renderPage(ExceptionsPage, { answers, url: `${page}?${absolute}` });
    const line = await screen.findByRole('region', { name: 'Summary' });
    expect(within(line).getByRole('link', { name: '1 new since 08:00' })).toHaveAttribute(
      'href',
      expect.stringContaining('startedInRange=true')
    );
    expect(within(line).queryByText(/acknowledged/)).not.toBeInTheDocument();
    await user.click(within(line).getByRole('link', { name: '1 muted' }));
    expect(locationService.getSearch().get('state')).toBe('muted');
    await waitFor(() => expect(asked('incidents', backend.calls).at(-1)?.get('state')).toBe('muted'));
    // The line itself stays that of all, so that the others remain to be chosen.
    expect(await within(line).findByRole('link', { name: '3 open' })).toBeInTheDocument();
    await user.click(within(line).getByRole('link', { name: '1 muted' }));
    expect(locationService.getSearch().get('state')).toBeNull();
  });

  it('zoom by keys, and back out to where it came from', async () => {
    renderPage(ExceptionsPage, { answers, url: `${page}?from=now-3h&to=now` });
    const chart = await screen.findByRole('slider', { name: /Occurrences over time/ });
    fireEvent.keyDown(chart, { key: 'End' });
    expect(screen.getByRole('tooltip')).toHaveTextContent('High23');
    expect(chart).toHaveAttribute('aria-valuetext', expect.stringContaining('Critical 6, High 23, Medium 2'));
    fireEvent.keyDown(chart, { key: 'ArrowLeft', shiftKey: true });
    fireEvent.keyDown(chart, { key: 'Enter' });
    expect(locationService.getSearch().get('from')).toBe('2025-11-21T08:00:00.000Z');
    expect(locationService.getSearch().get('to')).toBe('2025-11-21T10:00:00.000Z');
    fireEvent.keyDown(chart, { key: 'Backspace' });
    expect(locationService.getSearch().get('from')).toBe('now-3h');
  });
});

describe('the filters', () => {
  it('hold errors by their line and deploys by a switch, and go with their chips', async () => {
    const { user, backend } = renderPage(ExceptionsPage, {
      answers,
      url: `${page}?fingerprint=aaaaaaaaaaaaaaaa&afterChange=true`,
    });
    await grid();
    expect(Object.fromEntries(asked('incidents', backend.calls)[0]!)).toMatchObject({
      fingerprint: 'aaaaaaaaaaaaaaaa',
      afterChange: 'true',
    });
    expect(await screen.findByRole('button', { name: /same error: fatal: out of memory/ })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Remove filter after a deploy' }));
    await user.click(screen.getByRole('button', { name: 'Remove filter same error' }));
    expect(locationService.getSearchObject()).toEqual({});
    await user.click(screen.getByRole('button', { name: 'Filter' }));
    await user.click(await screen.findByRole('menuitem', { name: /after a deploy/ }));
    expect(locationService.getSearch().get('afterChange')).toBe('true');
  });
});

describe('a row', () => {
  it('tells who marked it, what was deployed, the note, and how long it lasted', async () => {
    const incident = exampleIncident({
      muted: { author: 'anna', at: exampleNow, until: null, text: 'known' },
      change: { what: 'image', at: exampleNow, from: 'shop/checkout:1.4.1', to: 'shop/checkout:1.4.2' },
      note: { author: 'ben', at: exampleNow, text: 'raise the limit' },
    });
    const over = exampleIncident({ reason: 'Evicted', state: 'recovered', endedAt: exampleNow });
    renderPage(ExceptionsPage, { answers: { ...answers, incidents: examplePage([incident, over]) } });
    const [, first, second] = within(await grid()).getAllByRole('row');
    expect(first).toHaveTextContent(/muted/);
    expect(within(first!).getByTitle(/Muted by anna.* known/)).toBeInTheDocument();
    expect(within(first!).getByTitle(/shop\/checkout:1\.4\.1 → shop\/checkout:1\.4\.2/)).toBeInTheDocument();
    expect(within(first!).getByTitle('Note by ben: raise the limit')).toBeInTheDocument();
    expect(within(second!).getByTitle(/^Lasted 1 hr/)).toBeInTheDocument();
  });
});

describe('choosing rows', () => {
  it('acknowledges what the keys have chosen', async () => {
    const marked = exampleIncidents.slice(0, 2).map((incident) => ({
      ...incident,
      acknowledged: { author: 'anna', at: exampleNow, until: null, text: '' },
    }));
    const { user, backend } = renderPage(ExceptionsPage, {
      answers: { ...answers, markIncidents: { incidents: marked, unknown: [] } },
    });
    const list = await grid();
    act(() => list.focus());
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    expect(screen.getByText('2 selected')).toBeInTheDocument();
    expect(within(list).getAllByRole('row', { selected: true })).toHaveLength(2);
    await user.keyboard('a');
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Acknowledge' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(asked('markIncidents', backend.calls)).toHaveLength(1);
    expect(within(list).getAllByText('acknowledged')).toHaveLength(2);
    expect(screen.queryByText('2 selected')).not.toBeInTheDocument();
  });

  it('takes one more in with Space, and lets all go with Escape', async () => {
    const { user } = renderPage(ExceptionsPage, { answers });
    const list = await grid();
    act(() => list.focus());
    await user.keyboard(' {ArrowDown}{ArrowDown} ');
    expect(screen.getByText('2 selected')).toBeInTheDocument();
    await user.click(within(list).getByRole('checkbox', { name: 'Select CrashLoopBackOff of cart' }));
    expect(screen.getByText('3 selected')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(screen.queryByText(/selected/)).not.toBeInTheDocument();
  });

  it('is not for Viewers', async () => {
    beRole('Viewer');
    const { user } = renderPage(ExceptionsPage, { answers });
    const list = await grid();
    act(() => list.focus());
    await user.keyboard(' a');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(within(list).queryByRole('checkbox')).not.toBeInTheDocument();
  });
});

describe('live', () => {
  async function live(url = page) {
    const rendered = renderPage(ExceptionsPage, { answers, url });
    await grid();
    await waitFor(() => expect(asked('changes', rendered.backend.calls)).toHaveLength(1));
    act(() => rendered.backend.send('changes', { type: 'hello', at: exampleNow }));
    await screen.findByText('Live');
    return rendered;
  }

  it('holds still while paused, counts what waits, and catches up', async () => {
    const { backend, user } = await live();
    await user.click(screen.getByRole('button', { name: 'Pause: Live' }));
    act(() => backend.send('changes', { type: 'incident', incident: arrival }));
    act(() => backend.send('changes', { type: 'removed', id: exampleIncidents[0]!.id }));
    expect(await screen.findByText('Paused · 2 waiting')).toBeInTheDocument();
    expect(screen.queryByText('nightly')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Go on live: Paused · 2 waiting' }));
    expect(await screen.findByText('nightly')).toBeInTheDocument();
    expect(screen.queryByText('checkout')).not.toBeInTheDocument();
    expect(screen.getByText('New incidents: 1')).toHaveAttribute('aria-live', 'polite');
  });

  it('takes out what was removed', async () => {
    const { backend } = await live();
    act(() => backend.send('changes', { type: 'removed', id: exampleIncidents[0]!.id }));
    await waitFor(() => expect(screen.queryByText('checkout')).not.toBeInTheDocument());
    expect(screen.getByText('2 of 2 loaded')).toBeInTheDocument();
  });

  it('takes out what no longer matches because its mark expired', async () => {
    const muted = { ...exampleIncidents[0]!, muted: { author: 'anna', at: exampleNow, until: null, text: '' } };
    const { backend } = await live(`${page}?state=muted`);
    act(() => backend.send('changes', { type: 'incident', incident: muted }));
    expect(await screen.findByText('checkout')).toBeInTheDocument();
    act(() => backend.send('changes', { type: 'incident', incident: exampleIncidents[0]! }));
    await waitFor(() => expect(screen.queryByText('checkout')).not.toBeInTheDocument());
  });
});

it('exports what is filtered', async () => {
  const saved = jest.fn();
  URL.createObjectURL = (blob) => {
    saved(blob);
    return 'blob:x';
  };
  URL.revokeObjectURL = () => undefined;
  const { user, backend } = renderPage(ExceptionsPage, { answers, url: `${page}?namespace=shop` });
  await grid();
  await user.click(screen.getByRole('button', { name: 'Export' }));
  await user.click(await screen.findByText('CSV, a line for each incident'));
  expect(await screen.findByText('3 exported')).toBeInTheDocument();
  expect(saved).toHaveBeenCalledTimes(1);
  expect(asked('incidents', backend.calls).at(-1)?.get('limit')).toBe('500');
  expect(asked('incidents', backend.calls).at(-1)?.get('namespace')).toBe('shop');
});

it('says how many incidents the filters leave out', async () => {
  renderPage(ExceptionsPage, { answers: { ...answers, incidents: examplePage([]) }, url: `${page}?namespace=shop` });
  expect(await screen.findByText('Outside of them, the time range has 3.')).toBeInTheDocument();
});
