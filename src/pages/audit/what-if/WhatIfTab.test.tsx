import { screen, within } from '@testing-library/react';
import { locationService, setDataSourceSrv, type DataSourceSrv } from '@grafana/runtime';
import type { PlaceLoss, WhatIfReport } from '@vigil/core/vocabulary/what-if';
import { renderPage } from '../../../testing/render-page';
import AuditPage from '../AuditPage';

const url = '/a/vigil-kubernetes-app/audit?tab=what-if';
const place = (name: string, more: Partial<PlaceLoss> = {}): PlaceLoss => ({
  ...{ kind: 'node', name, nodes: 1, pods: 5, stranded: [], budgets: [], quorums: [], services: [] },
  ...more,
});
const etcd = { kind: 'StatefulSet', namespace: 'data', name: 'etcd' };
const harmful = place('node-2', {
  stranded: [{ workload: etcd, pod: 'etcd-0', why: 'volume' }],
  quorums: [{ workload: etcd, left: 1, needed: 2, members: 3 }],
  services: [{ namespace: 'shop', name: 'cart', endpoints: 3 }],
  budgets: [{ namespace: 'shop', name: 'cart-budget', pods: 2, allowed: 0 }],
});
const zone = place('zone-a', { kind: 'zone', nodes: 3, pods: 40 });

const report = (more: Partial<WhatIfReport> = {}): WhatIfReport => ({
  cluster: 'demo',
  evaluatedAt: Date.UTC(2026, 10, 21, 10),
  unknown: null,
  places: [place('node-1'), zone, harmful],
  ...more,
});
const rowNames = async () =>
  within(await screen.findByRole('table'))
    .getAllByRole('button')
    .map((button) => button.textContent);

/** Of the first place: services, quorums, stranded pods, blocking budgets, pods to move; without the names of icons. */
const worstCounts = () =>
  screen
    .getAllByRole('cell')
    .slice(1, 6)
    .map((cell) => cell.textContent?.replace(/\D/g, ''));

beforeEach(() => {
  setDataSourceSrv({
    get: () => Promise.reject(new Error('no metrics are needed')),
    getList: () => [],
    getInstanceSettings: () => undefined,
  } as unknown as DataSourceSrv);
});

it('lists every node and zone, the most harmful first', async () => {
  renderPage(AuditPage, { url, answers: { whatIf: [report()], findings: [] } });
  expect(await rowNames()).toEqual(['node-2', 'zone-azone, 3 nodes', 'node-1']);
  expect(screen.getByText('1 of 3 would do harm')).toBeInTheDocument();
  expect(worstCounts()).toEqual(['1', '1', '1', '1', '5']);
});

it.each([
  ['places=zone', ['zone-azone, 3 nodes']],
  ['search=etcd', ['node-2']],
])('narrows by %s', async (query, expected) => {
  renderPage(AuditPage, { url: `${url}&${query}`, answers: { whatIf: [report()], findings: [] } });
  expect(await rowNames()).toEqual(expected);
});

it('counts only the harm of the chosen namespaces', async () => {
  renderPage(AuditPage, { url: `${url}&namespace=data`, answers: { whatIf: [report()], findings: [] } });
  expect(await rowNames()).toEqual(['node-2', 'zone-azone, 3 nodes', 'node-1']);
  expect(worstCounts()).toEqual(['0', '1', '1', '0', '5']);
});

it('says of a place who is hurt and why, from its link', async () => {
  renderPage(AuditPage, {
    url: `${url}&place=node/node-2@demo`,
    answers: { whatIf: [report()], findings: [] },
  });
  const drawer = within(await screen.findByRole('dialog'));
  expect(drawer.getByRole('list', { name: 'Services lost' })).toHaveTextContent('shop / cart3 endpoints');
  expect(drawer.getByText('1 of 3 members left, 2 needed')).toBeInTheDocument();
  expect(drawer.getByText('Their volume stays behind')).toBeInTheDocument();
  expect(drawer.getByText(/none may be evicted/)).toBeInTheDocument();
  expect(
    within(drawer.getByRole('list', { name: 'Pods without a place' })).getByRole('link', { name: 'data / etcd' })
  ).toHaveAttribute('href', expect.stringContaining('workload=StatefulSet%2Fdata%2Fetcd'));
});

it('leads on to findings, exceptions and resources of those who are hurt', async () => {
  renderPage(AuditPage, { url, answers: { whatIf: [report()], findings: [] } });
  const rows = (await screen.findAllByRole('row')).slice(1);
  const links = within(rows[0] as HTMLElement).getAllByRole('link');
  expect(links.map((link) => link.getAttribute('aria-label'))).toEqual([
    'Findings of those hurt by the loss of node-2',
    'Exceptions of those hurt by the loss of node-2',
    'Resources of those hurt by the loss of node-2',
  ]);
  expect(
    links.map((link) => new URL(link.getAttribute('href') ?? '', 'http://x').searchParams.get('workload'))
  ).toEqual([
    'StatefulSet/data/etcd,Service/shop/cart,PodDisruptionBudget/shop/cart-budget',
    'StatefulSet/data/etcd',
    'StatefulSet/data/etcd',
  ]);
  expect(within(rows[1] as HTMLElement).queryByRole('link')).not.toBeInTheDocument();
});

it('says what it assumes, with a key press', async () => {
  const { user } = renderPage(AuditPage, { url, answers: { whatIf: [report()], findings: [] } });
  const button = await screen.findByRole('button', { name: 'What this assumes' });
  expect(screen.queryByText(/new nodes from an autoscaler/)).not.toBeInTheDocument();
  button.focus();
  await user.keyboard('{Enter}');
  expect(screen.getByText(/new nodes from an autoscaler/)).toBeInTheDocument();
});

it('opens a place in the URL, and says when all of it is fine', async () => {
  const { user } = renderPage(AuditPage, { url, answers: { whatIf: [report()], findings: [] } });
  await user.click(await screen.findByRole('button', { name: 'node-1' }));
  expect(locationService.getSearch().get('place')).toBe('node/node-1@demo');
  expect(await screen.findByText(/Every pod finds another place/)).toBeInTheDocument();
});

it('shows no zero where the proxy can not see everything', async () => {
  const unknown = { en: 'Incomplete without services.', zh: '' };
  renderPage(AuditPage, {
    url: `${url}&place=node/node-1@demo`,
    answers: { whatIf: [report({ unknown })], findings: [] },
  });
  expect(await screen.findByText(/Incomplete without services/)).toBeInTheDocument();
  expect(screen.getAllByText('?')).toHaveLength(8);
  expect(screen.queryByText(/Every pod finds another place/)).not.toBeInTheDocument();
});

it.each([
  ['without rights', [report({ unknown: { en: 'Not known without pods.', zh: '' }, places: [] })], /without pods/],
  ['without a cluster', [], /Nothing is known of any node/],
  ['when it refuses', { status: 403 }, /You are not allowed to see this/],
])('says what is missing %s', async (_name, whatIf, text) => {
  renderPage(AuditPage, { url, answers: { whatIf, findings: [] } });
  expect(await screen.findByText(text)).toBeInTheDocument();
});

it('says when the place of a link is gone', async () => {
  renderPage(AuditPage, { url: `${url}&place=node/node-9@demo`, answers: { whatIf: [report()], findings: [] } });
  expect(await screen.findByText(/is not there any more/)).toBeInTheDocument();
});
