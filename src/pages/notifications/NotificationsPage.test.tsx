import { config } from '@grafana/runtime';
import { screen, waitFor, within } from '@testing-library/react';
import type { Delivery } from '@vigil/core/contract/notifications';
import { deadDelivery, exampleDelivery, examplePreview, exampleReport } from '../../testing/example-notifications';
import { exampleNow } from '../../testing/example-incidents';
import type { Answers } from '../../testing/fake-backend';
import { renderPage } from '../../testing/render-page';
import NotificationsPage from './NotificationsPage';

const base = '/a/vigil-kubernetes-app/notifications';
const page = (deliveries: Delivery[]) => ({
  deliveries,
  nextCursor: null,
  total: deliveries.length,
  asOf: exampleNow,
});

function show(query = '', answers: Answers = {}) {
  return renderPage(NotificationsPage, {
    url: base + query,
    answers: { notifications: exampleReport, deliveries: page([exampleDelivery(), deadDelivery]), ...answers },
  });
}

const { orgRole } = config.bootData.user;
beforeEach(() => {
  config.bootData.user.orgRole = 'Editor' as typeof orgRole;
});
afterAll(() => {
  config.bootData.user.orgRole = orgRole;
});

it('tells a Viewer whom to ask, and asks the proxy nothing', () => {
  config.bootData.user.orgRole = 'Viewer' as typeof orgRole;
  const { backend } = show();
  expect(screen.getByText('Notifications are for Editors and Admins')).toBeInTheDocument();
  expect(backend.calls).toEqual([]);
});

it('says what to write where nothing is configured', async () => {
  const how = { en: 'No notifications are configured.', zh: '尚未配置通知。' };
  show('', {
    notifications: { ...exampleReport, configured: false, how, receivers: [], route: null },
  });
  expect(await screen.findByText('Nobody is told when something breaks')).toBeInTheDocument();
  expect(screen.getByText(/No notifications are configured/)).toBeInTheDocument();
  expect(screen.getByLabelText('Example of a configuration')).toHaveTextContent('receiver: team');
  expect(screen.getByRole('button', { name: /Copy the example/ })).toBeInTheDocument();
});

it('says what to do without a proxy', async () => {
  renderPage(NotificationsPage, { url: base, settings: {} });
  expect(await screen.findByText('The Vigil proxy is not configured yet')).toBeInTheDocument();
  expect(screen.getByLabelText('Example of a configuration')).toBeInTheDocument();
});

it('says that the proxy cannot be reached', async () => {
  show('', { notifications: { status: 502 } });
  expect(await screen.findByText('Grafana cannot reach the Vigil proxy')).toBeInTheDocument();
});

it('names the lines of a file that can not be used', async () => {
  show('', { notifications: { ...exampleReport, faults: ['vigil.yaml:4: receivers[0]: expected a name'] } });
  expect(await screen.findByText('vigil.yaml:4: receivers[0]: expected a name')).toBeInTheDocument();
});

describe('the delivery log', () => {
  it('shows latency, attempts and the words of the service', async () => {
    show();
    const sent = (await screen.findByRole('button', { name: 'checkout was OOM-killed' })).closest('tr')!;
    expect(sent).toHaveTextContent('2.4 s');
    const dead = screen.getByRole('button', { name: 'cart keeps crashing' }).closest('tr')!;
    expect(dead).toHaveTextContent('errcode 93000: invalid webhook url');
    expect(dead).toHaveTextContent('–');
    expect(within(sent).queryByRole('button', { name: /Resend/ })).not.toBeInTheDocument();
  });

  it('asks for what the URL filters by', async () => {
    const { backend } = show('?receiver=sre-wecom&state=dead,nonsense&search=cart');
    await screen.findByRole('table', { name: 'Messages' });
    const { query } = backend.calls.find(({ name }) => name === 'deliveries')!;
    expect(Object.fromEntries(query)).toMatchObject({ receiver: 'sre-wecom', state: 'dead', search: 'cart' });
  });

  it('sends a dead letter again', async () => {
    const { backend, user } = show('', { resendDeliveries: { resent: [8] } });
    await user.click(await screen.findByRole('button', { name: 'Resend: cart keeps crashing' }));
    await waitFor(() =>
      expect(backend.calls).toContainEqual(expect.objectContaining({ name: 'resendDeliveries', data: { ids: [8] } }))
    );
  });

  it('says why it could not be sent again', async () => {
    const { user } = show('', { resendDeliveries: { status: 403, data: { message: 'no' } } });
    await user.click(await screen.findByRole('button', { name: 'Resend: cart keeps crashing' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('You are not allowed to see this');
  });

  it('moves by arrow keys', async () => {
    const { user } = show();
    (await screen.findByRole('button', { name: 'checkout was OOM-killed' })).focus();
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('button', { name: 'cart keeps crashing' })).toHaveFocus();
  });

  it.each([
    ['long before its message was made', 3 * 3_600_000, true],
    ['just now', 400, false],
  ])('says that what it tells of happened %s', async (_when, before, isTold) => {
    const delivery = exampleDelivery();
    delivery.happenedAt = delivery.createdAt - before;
    show('?delivery=7', { delivery: { delivery, attempts: [], text: null } });
    await screen.findByText('It was not tried yet.');
    expect(screen.queryAllByText(/It happened at .*: the latency counts from then/)).toHaveLength(isTold ? 1 : 0);
  });

  it('opens a message with its attempts from the URL', async () => {
    show('?delivery=8', {
      delivery: {
        delivery: deadDelivery,
        attempts: [{ at: exampleNow, outcome: 'refused', why: 'errcode 93000', tookMs: 31 }],
        text: { title: 'cart', body: 'panic' },
      },
    });
    const drawer = await screen.findByRole('dialog');
    expect(await within(drawer).findByText('31 ms')).toBeInTheDocument();
    expect(within(drawer).getByRole('link', { name: /Incident/ })).toHaveAttribute(
      'href',
      expect.stringContaining('/exceptions?incident=')
    );
  });

  it('offers a test where nothing was sent yet, and to clear filters where none matches', async () => {
    const { unmount } = show('', { deliveries: page([]) });
    expect(await screen.findByText('No message was sent yet')).toBeInTheDocument();
    unmount();
    show('?state=dead', { deliveries: page([]) });
    expect(await screen.findByText('No message matches these filters')).toBeInTheDocument();
  });
});

describe('receivers and routes', () => {
  it('shows the tree with what its nodes inherit', async () => {
    show('?view=receivers');
    const tree = await screen.findByRole('list', { name: 'Tree of routes' });
    expect(tree).toHaveTextContent('severity>="critical"');
    expect(tree).toHaveTextContent('one message per cluster, namespace, workload');
    expect(tree).toHaveTextContent('at once');
  });

  it('sends a test and says what the service answered', async () => {
    const { user, backend } = show('?view=receivers', {
      testReceiver: { id: 9 },
      delivery: {
        delivery: exampleDelivery({ id: 9, kind: 'test', state: 'dead', latencyMs: null, why: 'HTTP 404: no_service' }),
        attempts: [],
        text: null,
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Send a test to platform-slack' }));
    const card = screen.getByRole('region', { name: 'Receiver platform-slack' });
    expect(await within(card).findByText('HTTP 404: no_service')).toBeInTheDocument();
    expect(backend.calls).toContainEqual(
      expect.objectContaining({ name: 'testReceiver', data: { receiver: 'platform-slack' } })
    );
  });

  it('resends all dead letters of a receiver', async () => {
    const { user, backend } = show('?view=receivers', { resendDeliveries: { resent: [8] } });
    await user.click(await screen.findByRole('button', { name: 'Resend all dead letters of sre-wecom' }));
    await waitFor(() =>
      expect(backend.calls).toContainEqual(
        expect.objectContaining({ name: 'resendDeliveries', data: { receiver: 'sre-wecom' } })
      )
    );
  });
});

it('previews what would have been sent, per receiver', async () => {
  show('?view=preview', { notificationPreview: examplePreview });
  const table = await screen.findByRole('table', { name: 'Messages per receiver' });
  expect(within(table).getByText('sre-wecom').closest('tr')).toHaveTextContent('sre-wecomwecom332914');
  expect(screen.getByText(/nobody would have been told of: 4/)).toBeInTheDocument();
});
