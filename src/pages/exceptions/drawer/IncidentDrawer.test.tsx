import React from 'react';
import { act, screen, waitFor, within } from '@testing-library/react';
import { config, locationService, setDataSourceSrv, type DataSourceSrv } from '@grafana/runtime';
import { type IncidentDetail } from '@vigil/core/contract/incidents';
import { type Incident } from '@vigil/core/vocabulary/incident';
import { type PluginSettings } from '../../../settings/plugin-settings';
import { exampleDetail, exampleIncident, exampleNow } from '../../../testing/example-incidents';
import { type Answers } from '../../../testing/fake-backend';
import { renderPage } from '../../../testing/render-page';
import { TestPage } from '../../../testing/TestPage';
import { useTimeRange } from '../../../url/use-time-range';
import { useUrlState } from '../../../url/use-url-state';
import { exceptionsUrl } from '../exceptions-url';
import { IncidentDrawer } from './IncidentDrawer';

const onMarked = jest.fn();

function DrawerPage() {
  const [state, setState] = useUrlState(exceptionsUrl);
  const time = useTimeRange();
  return (
    <TestPage>
      {state.incident && <IncidentDrawer state={state} setState={setState} time={time} onMarked={onMarked} />}
    </TestPage>
  );
}

const log = {
  ...exampleDetail.logs[0]!,
  text: '2025-11-21T09:58:00Z starting\n2025-11-21T09:58:01Z fatal: out of memory\n',
};

interface Options {
  incident?: Partial<Incident>;
  detail?: Partial<IncidentDetail>;
  answers?: Answers;
  query?: string;
  orgRole?: 'Viewer' | 'Editor';
  settings?: PluginSettings;
}

function open({ incident, detail, answers, query = '', orgRole = 'Editor', settings }: Options = {}) {
  Object.assign(config.bootData.user, { orgRole });
  setDataSourceSrv({ getList: () => [] } as unknown as DataSourceSrv);
  onMarked.mockClear();
  const { id } = exampleDetail.incident;
  const shown = { ...exampleDetail, ...detail, incident: exampleIncident({ id, ...incident }) };
  return renderPage(DrawerPage, {
    url: `/a/vigil-kubernetes-app/exceptions?incident=${id}${query}`,
    answers: { incident: shown, incidentLog: log, ...answers },
    settings: settings ?? { proxyUrl: 'http://proxy:8080' },
  });
}

const mark = (patch: object = {}) => ({ author: 'ada', at: exampleNow, until: null, text: '', ...patch });

describe('head', () => {
  it('says who acknowledged, muted and noted what, and until when', async () => {
    open({
      incident: {
        acknowledged: mark({ text: 'on it' }),
        muted: mark({ author: 'bob', until: exampleNow + 3_600_000 }),
        note: { author: 'eve', at: exampleNow, text: 'see <wiki>' },
      },
    });
    expect(await screen.findByText(/Acknowledged by ada/)).toHaveTextContent(/, until it ends: on it$/);
    expect(screen.getByText(/Muted by bob/)).toHaveTextContent(/, until 2025-11-21 11:00:00/);
    expect(screen.getByText(/Note of eve/)).toHaveTextContent(/: see <wiki>$/);
    expect(screen.getByText('muted')).toBeInTheDocument();
  });

  it('says what was deployed before it began', async () => {
    const at = exampleDetail.occurrences[1]!.at - 180_000;
    open({ incident: { change: { what: 'image', at, from: 'shop/checkout:1.4.0', to: 'shop/checkout:1.4.1' } } });
    expect(await screen.findByText('shop/checkout: 1.4.0 → 1.4.1')).toBeInTheDocument();
    expect(screen.getByText(/3 min before it began/)).toBeInTheDocument();
  });

  it('leads to the same error elsewhere', async () => {
    const other = exampleIncident({ workload: { kind: 'Deployment', namespace: 'pay', name: 'ledger' } });
    const { user } = open({ detail: { similar: { incidents: [other], total: 7 } }, query: '&tab=spec&namespace=shop' });
    expect(await screen.findByText(/The same error in 7 other incidents/)).toBeInTheDocument();
    await user.click(screen.getByRole('link', { name: 'prod / pay / ledger / app' }));
    expect(locationService.getSearch().get('incident')).toBe(other.id);
    expect(locationService.getSearch().get('tab')).toBeNull();

    await user.click(await screen.findByRole('button', { name: 'Show all of them' }));
    expect(Object.fromEntries(locationService.getSearch())).toEqual({ fingerprint: 'aaaaaaaaaaaaaaaa' });
  });
});

describe('marking', () => {
  it('acknowledges in a dialog that Esc closes before the drawer, and asks again what is known', async () => {
    const answer = { incidents: [exampleIncident({ acknowledged: mark() })], unknown: [] };
    const { backend, user } = open({ answers: { markIncidents: answer } });
    await user.click(await screen.findByRole('button', { name: 'Acknowledge' }));
    expect(screen.getByLabelText('Why, or who is on it')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(screen.queryByLabelText('Why, or who is on it')).not.toBeInTheDocument();
    expect(locationService.getSearch().get('incident')).toBe(exampleDetail.incident.id);

    await user.click(screen.getByRole('button', { name: 'Acknowledge' }));
    backend.answer({ incident: { ...exampleDetail, incident: answer.incidents[0]! } });
    await user.click(
      within(screen.getByRole('dialog', { name: /^Acknowledge/ })).getByRole('button', { name: 'Acknowledge' })
    );
    expect(await screen.findByText(/Acknowledged by ada/)).toBeInTheDocument();
    expect(onMarked).toHaveBeenCalledWith(answer.incidents);
  });

  it('takes marks back without asking, and says when that fails', async () => {
    const { backend, user } = open({
      incident: { acknowledged: mark(), muted: mark() },
      answers: { markIncidents: { status: 502 } },
    });
    await user.click(await screen.findByRole('button', { name: 'Unmute' }));
    expect(await screen.findByText('Nothing was changed')).toBeInTheDocument();
    backend.answer({ markIncidents: { incidents: [exampleIncident()], unknown: [] } });
    await user.click(screen.getByRole('button', { name: 'Unacknowledge' }));
    await waitFor(() => expect(onMarked).toHaveBeenCalledWith([exampleIncident()]));
    expect(backend.calls.flatMap(({ data }) => data ?? [])).toEqual([
      { action: 'unmute', ids: [exampleDetail.incident.id] },
      { action: 'unacknowledge', ids: [exampleDetail.incident.id] },
    ]);
  });

  it('is shown, and disabled, to Viewers', async () => {
    open({ orgRole: 'Viewer' });
    for (const name of ['Acknowledge', 'Mute', 'Note']) {
      expect(await screen.findByRole('button', { name })).toHaveAttribute('aria-disabled', 'true');
    }
    expect(screen.getByRole('button', { name: 'Copy link' })).toBeEnabled();
  });

  it('does not acknowledge what is over', async () => {
    open({ incident: { state: 'recovered', endedAt: exampleNow } });
    expect(await screen.findByRole('button', { name: 'Acknowledge' })).toHaveAttribute('aria-disabled', 'true');
    expect(screen.getByRole('button', { name: 'Note' })).toBeEnabled();
  });
});

it('shows the links that are configured, filled in and safe', async () => {
  const dashboardLinks = [
    { name: 'Pods', url: '/d/pods?ns=${namespace}&from=${from}' },
    { name: 'Bad', url: 'javascript:alert(1)' },
  ];
  open({ settings: { proxyUrl: 'http://proxy:8080', dashboardLinks } });
  expect(await screen.findByRole('link', { name: 'Pods' })).toHaveAttribute(
    'href',
    expect.stringMatching(/^\/d\/pods\?ns=shop&from=\d{13}$/)
  );
  expect(screen.queryByRole('link', { name: 'Bad' })).not.toBeInTheDocument();
});

it('moves between tabs with the arrow keys', async () => {
  const { user } = open({ query: '&tab=timeline' });
  const timeline = await screen.findByRole('tab', { name: /^Timeline/ });
  act(() => timeline.focus());
  await user.keyboard('{ArrowRight}');
  expect(locationService.getSearch().get('tab')).toBe('events');
  expect(screen.getByRole('tab', { name: /^Events/ })).toHaveFocus();
  await user.keyboard('{End}');
  expect(screen.getByRole('tabpanel', { name: 'Spec' })).toBeInTheDocument();
  await user.keyboard('{ArrowRight}');
  expect(screen.getByRole('tab', { name: 'Log' })).toHaveAttribute('aria-selected', 'true');
});

it('closes with Esc and leaves nothing of itself in the URL', async () => {
  const { user } = open({ query: '&tab=spec&which=previous&line=2&namespace=shop' });
  await screen.findByText('shop/checkout:1.4.2');
  await user.keyboard('{Escape}');
  expect(Object.fromEntries(locationService.getSearch())).toEqual({ namespace: 'shop' });
});

it('tells the story in order', async () => {
  open({
    query: '&tab=timeline',
    incident: { state: 'recovered', endedAt: exampleNow - 60_000, occurrences: 9 },
    detail: {
      actions: [
        { at: exampleNow - 90_000, author: '', action: 'expire', until: null, text: '' },
        { at: exampleNow - 100_000, author: 'ada', action: 'mute', until: exampleNow - 90_000, text: 'later' },
      ],
    },
  });
  const rows = (await screen.findAllByRole('row')).slice(1).map(({ textContent }) => textContent);
  expect(rows).toEqual([
    expect.stringContaining('Recovered'),
    expect.stringContaining('ran out'),
    expect.stringMatching(/Muted by ada, until .*: later/),
    expect.stringContaining('New image:'),
    expect.stringContaining('checkout-7d9f8-abcde'),
  ]);
  expect(screen.getByText(/^7 earlier occurrences/)).toBeInTheDocument();
});

describe('log', () => {
  it('opens the line of the URL', async () => {
    open({ query: '&which=previous&line=2' });
    const line = await screen.findByText('fatal: out of memory', { selector: '[role=log] *' });
    expect(line.closest('[aria-current]')).not.toBeNull();
  });

  it('shows no other line where the URL means one of an earlier log', async () => {
    open({ query: '&which=previous&line=2@2001-01-01T00:00:00Z' });
    expect(await screen.findByText(/in the log of an earlier crash/)).toHaveTextContent('2001-01-01 00:00:00');
    expect(document.querySelector('[role=log] [aria-current]')).toBeNull();
  });

  it.each([
    ['none', 'This leaves no log: no container ran'],
    ['gone', 'The kubelet no longer had the log'],
    ['failed', 'The log could not be fetched'],
    ['dropped', 'The log was not fetched: too many containers died at the same time'],
    ['pending', 'The log is being fetched'],
    ['captured', 'The log was captured, and is older than what the proxy keeps'],
  ] as const)('says why there is none: %s', async (status, title) => {
    open({
      incident: { log: { ...exampleIncident().log, status, detail: 'in its own words' } },
      detail: { logs: [] },
    });
    expect(await screen.findByRole('heading', { name: title })).toBeInTheDocument();
    expect(screen.getByText('in its own words')).toBeInTheDocument();
  });

  it('does not ask for a log that the link names and the proxy does not have', async () => {
    const { backend } = open({ query: '&which=current' });
    expect(await screen.findByRole('heading', { name: /older than what the proxy keeps/ })).toBeInTheDocument();
    expect(backend.calls.some(({ name }) => name === 'incidentLog')).toBe(false);
  });

  it('follows live, and pauses with the lines that come waiting', async () => {
    const { backend, user } = open({ query: '&which=live' });
    await waitFor(() => expect(backend.calls.some(({ name }) => name === 'liveLog')).toBe(true));
    const send = (text: string) => act(() => backend.send('liveLog', { type: 'line', time: '', text }));
    send('one');
    expect(await screen.findByText('one')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Pause' }));
    send('two');
    expect(await screen.findByText('Paused; 1 new lines are waiting')).toBeInTheDocument();
    expect(screen.queryByText('two')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Resume' }));
    expect(screen.getByText('two')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Link to line/ })).not.toBeInTheDocument();
  });
});

it('says that there is no Prometheus', async () => {
  open({ query: '&tab=metrics' });
  expect(await screen.findByText('There is no Prometheus data source')).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'Explore memory' })).not.toBeInTheDocument();
});
