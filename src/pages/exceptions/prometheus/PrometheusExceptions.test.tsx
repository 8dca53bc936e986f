import { screen, within } from '@testing-library/react';
import { locationService } from '@grafana/runtime';
import { fakePrometheus, vector, type FakeOptions } from '../../../prometheus/testing/fake-prometheus';
import { renderPage } from '../../../testing/render-page';
import ExceptionsPage from '../ExceptionsPage';

const page = '/a/vigil-kubernetes-app/exceptions?from=2025-11-21T09:00:00.000Z&to=2025-11-21T10:00:00.000Z';
const end = Date.UTC(2025, 10, 21, 10) / 1000;
const checkout = 'namespace=shop,pod=checkout-7f9c8d6b5-abcde,container=app';
const ledger = 'namespace=pay,pod=ledger-0,container=app';
const needed = [
  'kube_pod_container_status_waiting',
  'kube_pod_container_status_terminated',
  'kube_pod_container_status_restarts_total',
  'kube_pod_status_phase',
  'kube_pod_status_ready',
  'kube_pod_owner',
  'kube_deployment_status_condition',
  'kube_node_status_condition',
];

/** checkout is out of memory again and again, an image of ledger can not be pulled. Keyed by what is unique in a query. */
const answers: Array<[part: string, body: unknown]> = [
  ['count by (metric)', vector(...needed.map((metric) => [`metric=${metric}`, 4] as const))],
  ['"sign", "waiting"', vector([`${ledger},reason=ImagePullBackOff,sign=waiting,edge=now`, 1])],
  ['last_terminated_timestamp', vector([`${checkout},edge=first`, end - 3000], [`${checkout},edge=last`, end - 120])],
  ['last_terminated_exitcode', vector([checkout, 137])],
  ['resets(', vector([checkout, 7])],
  ['min_over_time(timestamp(', vector()],
  ['restarts_total', vector([checkout, 7])],
  [
    'max_over_time({__name__=~"kube_pod_(init_)?container_status_waiting_reason",reason!~',
    vector([`${ledger},reason=ImagePullBackOff`, 1]),
  ],
  ['last_terminated_reason', vector([`${checkout},reason=OOMKilled`, 1])],
  [
    'kube_pod_owner',
    vector(
      ['namespace=shop,pod=checkout-7f9c8d6b5-abcde,owner_kind=ReplicaSet,owner_name=checkout-7f9c8d6b5', 1],
      ['namespace=pay,pod=ledger-0,owner_kind=StatefulSet,owner_name=ledger', 1]
    ),
  ],
];

function prometheus(patch: Record<string, unknown> = {}, options: Partial<FakeOptions> = {}) {
  return fakePrometheus({
    answer: (expr) => {
      const found = [...Object.entries(patch), ...answers].find(([part]) => expr.includes(part))?.[1];
      if (found instanceof Function) {
        throw found();
      }
      return found ?? vector();
    },
    ...options,
  });
}

const show = (url = page) => renderPage(ExceptionsPage, { url, settings: {} });

it('lists what metrics tell, and says what they can not', async () => {
  prometheus();
  show();
  const table = await screen.findByRole('table', { name: 'Exceptions by Prometheus' });
  const [, first, second] = within(table).getAllByRole('row');
  expect(first).toHaveTextContent('ImagePullBackOff');
  expect(first).toHaveTextContent('pay / ledger');
  expect(first).toHaveTextContent('Still so');
  // The first edge was not answered: the beginning is unknown, not the start of the range.
  expect(first).toHaveTextContent('unknown');
  expect(second).toHaveTextContent('OOMKilled exit 137');
  expect(second).toHaveTextContent('shop / checkout');
  expect(within(second!).getByRole('img', { name: 'Critical' })).toBeInTheDocument();
  expect(within(second!).getAllByRole('cell')[6]).toHaveTextContent(/^7$/);
  expect(second).toHaveTextContent('Over');
});

it('lists rollouts that are stuck with what is known of the reason, and without a count of pods', async () => {
  const db = 'namespace=data,statefulset=db';
  prometheus({
    '"sign", "rollout"': vector(
      [`${db},sign=rollout,edge=first`, end - 1200],
      [`${db},sign=rollout,edge=last`, end],
      [`${db},sign=rollout,edge=now`, 1]
    ),
    kube_statefulset_status_replicas_updated: vector([db, 1]),
  });
  show();
  const row = (await screen.findByText('ProgressDeadlineExceeded')).closest('[role=row]') as HTMLElement;
  expect(row).toHaveTextContent('updatedReplicas < replicas');
  expect(row).toHaveTextContent('data / db');
  expect(row).toHaveTextContent('Still so');
  expect(within(row).getByText(/made no progress within its deadline/)).toHaveAttribute(
    'title',
    expect.stringContaining('roll back')
  );
  expect(within(row).getByRole('img', { name: 'High' })).toBeInTheDocument();
  expect(within(row).getAllByRole('cell')[5]).toHaveTextContent(/^$/);
  expect(within(row).getByRole('link', { name: /Explore/ })).toHaveAttribute(
    'href',
    expect.stringContaining('kube_statefulset_')
  );
});

it('leads from a node to its row among the resources', async () => {
  prometheus({ 'kube_node_status_condition{': vector(['node=node-2,condition=Ready', 1]) });
  show();
  const link = await screen.findByRole('link', { name: 'node-2' });
  expect(decodeURIComponent(link.getAttribute('href') ?? '')).toMatch(
    /\/resources\?ds=prom.*group=node&search=node-2&row=Node\/\/node-2$/
  );
});

it('leads to the series and to the resources of the workload', async () => {
  prometheus();
  show();
  const row = (await screen.findByText('OOMKilled')).closest('[role=row]') as HTMLElement;
  const explore = new URL(
    within(row)
      .getByRole('link', { name: /Explore/ })
      .getAttribute('href')!,
    'http://x'
  );
  expect(explore.searchParams.get('panes')).toContain('checkout-7f9c8d6b5-abcde');
  const resources = within(row)
    .getByRole('link', { name: /checkout/ })
    .getAttribute('href');
  expect(decodeURIComponent(resources!)).toContain('/resources?ds=prom');
  expect(decodeURIComponent(resources!)).toContain('workload=Deployment/shop/checkout');
});

it('says what the proxy would add and where to configure it', async () => {
  prometheus();
  show();
  expect(await screen.findByText(/captured before it vanishes/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Open the configuration' })).toHaveAttribute(
    'href',
    expect.stringContaining('page=configuration')
  );
});

it.each([
  ['namespace=pay', 'ImagePullBackOff', 'OOMKilled'],
  ['severity=critical', 'OOMKilled', 'ImagePullBackOff'],
  ['reason=OOMKilled', 'OOMKilled', 'ImagePullBackOff'],
  ['workload=StatefulSet/pay/ledger', 'ImagePullBackOff', 'OOMKilled'],
  ['state=recovered', 'OOMKilled', 'ImagePullBackOff'],
  ['search=abcde', 'OOMKilled', 'ImagePullBackOff'],
])('narrows by %s without asking again', async (query, shown, hidden) => {
  prometheus();
  show(`${page}&${query}`);
  const table = await screen.findByRole('table');
  expect(within(table).getByText(shown)).toBeInTheDocument();
  expect(within(table).queryByText(hidden)).not.toBeInTheDocument();
});

it('clears filters that nothing matches', async () => {
  prometheus();
  const { user } = show(`${page}&namespace=web`);
  await user.click(await screen.findByRole('button', { name: 'Clear the filters' }));
  expect(locationService.getSearch().get('namespace')).toBeNull();
  expect(await screen.findByText('OOMKilled')).toBeInTheDocument();
});

it('knows nothing without kube-state-metrics, and says how to get it', async () => {
  prometheus({ 'count by (metric)': vector() });
  show();
  expect(await screen.findByText('Unknown: this data source has no kube-state-metrics')).toBeInTheDocument();
  expect(screen.getByText(/kube_pod_container_status_waiting, .*honor_labels: true/)).toBeInTheDocument();
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
});

it('names the one metric that is not collected', async () => {
  prometheus({ 'count by (metric)': vector(...needed.slice(1).map((metric) => [`metric=${metric}`, 4] as const)) });
  show();
  await screen.findByRole('table');
  expect(screen.getByText('kube_pod_container_status_waiting')).toBeInTheDocument();
  expect(screen.queryByText('kube_pod_owner')).not.toBeInTheDocument();
});

/** Nothing is in trouble: what is collected is answered as ever, all else without samples. */
const calm = { ...Object.fromEntries(answers.slice(0, 1)), kube_pod: vector() };

it('calls calm what was fully answered only', async () => {
  prometheus(calm);
  show();
  expect(await screen.findByText('Metrics show no trouble in this time range')).toBeInTheDocument();
});

it('does not call calm what failed', async () => {
  prometheus({
    kube_job_failed: () => ({ status: 422, data: { error: 'query processing would load too many samples' } }),
    ...calm,
  });
  show();
  expect(await screen.findByText('Nothing seen, but not all could be asked')).toBeInTheDocument();
  expect(screen.getByText('failed Jobs')).toBeInTheDocument();
  expect(screen.getByText(/too many samples/)).toBeInTheDocument();
});

it('says that Prometheus is away, and asks again', async () => {
  let isAway = true;
  fakePrometheus({
    answer: (expr) => {
      if (isAway) {
        throw { status: 502, data: { error: 'Bad Gateway' } };
      }
      return answers.find(([part]) => expr.includes(part))?.[1] ?? vector();
    },
  });
  const { user } = show();
  await screen.findByText('Prometheus can not be reached');
  isAway = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('OOMKilled')).toBeInTheDocument();
});

it('says when there is nothing to ask at all', async () => {
  prometheus({}, { sources: [] });
  show();
  expect(await screen.findByText('There is no proxy and no Prometheus data source')).toBeInTheDocument();
});

it('is the way on while the proxy does not answer, and leads back', async () => {
  prometheus();
  const { user } = renderPage(ExceptionsPage, { url: page });
  await user.click(await screen.findByRole('button', { name: 'Show what Prometheus knows' }));
  expect(await screen.findByText('OOMKilled')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Ask the proxy again' }));
  expect(locationService.getSearch().get('source')).toBeNull();
  expect(await screen.findByRole('button', { name: 'Show what Prometheus knows' })).toBeInTheDocument();
});
