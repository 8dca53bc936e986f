import { screen, waitFor, within } from '@testing-library/react';
import { config, locationService, setDataSourceSrv, type DataSourceSrv } from '@grafana/runtime';
import { apiChecks } from '@vigil/core/audit/catalogue';
import type { ExemptionChange, ExemptionList } from '@vigil/core/contract/exemptions';
import type { Exemption } from '@vigil/core/vocabulary/exemption';
import type { AuditReport, Finding } from '@vigil/core/vocabulary/finding';
import type { Answers } from '../../../testing/fake-backend';
import { renderPage } from '../../../testing/render-page';
import AuditPage from '../AuditPage';

const page = '/a/vigil-kubernetes-app/audit?from=2026-11-21T09:00:00.000Z&to=2026-11-21T10:00:00.000Z';
const day = 86_400_000;

const findingOf = (name: string): Finding => ({
  id: `HA-12 Deployment/shop/${name}`,
  check: 'HA-12',
  severity: 'high',
  cluster: 'demo',
  subject: { kind: 'Deployment', namespace: 'shop', name },
  summary: { en: `all of ${name} on node-2`, zh: '' },
  evidence: { figures: [], query: null, excerpt: null },
});
const findings = [findingOf('checkout'), findingOf('cart')];
const report: AuditReport = {
  cluster: 'demo',
  evaluatedAt: Date.UTC(2026, 10, 21, 10),
  results: apiChecks.map(({ id }) =>
    id === 'HA-12'
      ? { check: id, status: 'fail', why: null, examined: 4, findings }
      : { check: id, status: 'pass', why: null, examined: 4, findings: [] }
  ),
};
const exemption = (more: Partial<Exemption> = {}): Exemption => ({
  ...{ id: '0123456789abcdef', source: 'stored', checks: ['HA-12'], reason: 'One node is all we have' },
  scope: { level: 'subject', cluster: 'demo', subject: findings[0]!.subject },
  ...{ author: 'ada', createdAt: Date.now() - day, expiresAt: Date.now() + day, revoked: null },
  ...more,
});
const listOf = (exemptions: Exemption[], more: Partial<ExemptionList> = {}): ExemptionList => ({
  ...{ exemptions, invalid: [], leftOut: 0, most: 500, asOf: Date.now() },
  ...more,
});

function open(query: string, answers: Answers = {}, orgRole: 'Viewer' | 'Editor' = 'Editor') {
  Object.assign(config.bootData.user, { orgRole });
  setDataSourceSrv({ getList: () => [], getInstanceSettings: () => undefined } as unknown as DataSourceSrv);
  return renderPage(AuditPage, { url: `${page}&view=workload${query}`, answers: { findings: [report], ...answers } });
}
const checkout = `&finding=${encodeURIComponent('HA-12 Deployment/shop/checkout @demo')}`;
const drawer = async () => within(await screen.findByRole('dialog'));
const score = () => screen.getByText('Availability').closest('button')?.textContent;
/** Takes what is sent, as the proxy would. */
const taking: Answers['changeExemption'] = (_, data) => {
  const change = data as ExemptionChange;
  const made = exemption({ id: 'f'.repeat(16) });
  return {
    exemption:
      change.action === 'create'
        ? { ...made, ...change, expiresAt: change.expiresAt === 'never' ? null : change.expiresAt }
        : { ...exemption(), revoked: { at: Date.now(), author: 'bob' } },
    asOf: Date.now() + 1,
  };
};

it('keeps exempt findings out of list and score, one click away', async () => {
  const { user } = open('', { exemptions: listOf([exemption()]) });
  const list = within(await screen.findByRole('list', { name: 'Findings' }));
  await waitFor(() => expect(list.queryByText('checkout')).not.toBeInTheDocument());
  expect(list.getByText('cart')).toBeInTheDocument();
  expect(score()).toContain('1 exempt');
  // The tile of the category says it too.
  await user.click(screen.getAllByText('1 exempt').at(-1)!);
  expect(locationService.getSearch().get('exempt')).toBe('true');
  const exempt = within(await screen.findByRole('list', { name: 'Findings' }));
  expect(exempt.getByText('checkout')).toBeInTheDocument();
  expect(exempt.queryByText('cart')).not.toBeInTheDocument();
});

it('shows at once what was exempted', async () => {
  const { backend, user } = open(checkout, { exemptions: listOf([]), changeExemption: taking });
  const opened = await drawer();
  const before = score();
  await user.click(await opened.findByText('Exempt…'));
  await user.click(screen.getByLabelText('Why it is acceptable'));
  await user.paste('planned for May');
  await user.click(screen.getByText('Exempt', { selector: 'button *' }));
  expect(await opened.findByText('planned for May')).toBeInTheDocument();
  expect(backend.calls.find(({ name }) => name === 'changeExemption')!.data).toMatchObject({
    ...{ action: 'create', checks: ['HA-12'], scope: exemption().scope },
  });
  expect(screen.getAllByText('1 exempt')).toHaveLength(2);
  expect(score()).not.toBe(before);
});

it('says who exempted it and until when; revoking brings it back', async () => {
  const { user } = open(checkout, { exemptions: listOf([exemption()]), changeExemption: taking });
  const opened = await drawer();
  expect(await opened.findByText('One node is all we have')).toBeInTheDocument();
  expect(opened.getByText(/until .* by ada/)).toBeInTheDocument();
  await user.click(opened.getByText('Revoke…'));
  await user.click(opened.getByText('Revoke'));
  expect(await opened.findByText('Exempt…')).toBeEnabled();
  expect(screen.queryByText('1 exempt')).not.toBeInTheDocument();
});

it('counts an expired one as open, and lists it', async () => {
  const over = exemption({ expiresAt: Date.now() - 1000 });
  open('&exemptions=true', { exemptions: listOf([over]) });
  expect(within(await screen.findByRole('list', { name: 'Findings' })).getByText('checkout')).toBeInTheDocument();
  const ended = within(await screen.findByRole('list', { name: 'Exemptions that ended' }));
  expect(ended.getByText(/^expired/)).toBeInTheDocument();
  expect(ended.queryByRole('button', { name: 'Revoke…' })).not.toBeInTheDocument();
});

it('tells annotations that can not be read', async () => {
  const invalid = {
    ...{ cluster: 'demo', object: findings[0]!.subject, annotation: 'vigil.io/audit-exempt-until', value: 'soon' },
    accepted: { en: 'a day', zh: '' },
  };
  const { user } = open('', { exemptions: listOf([], { invalid: [invalid] }) });
  await user.click(await screen.findByText('See which, and why'));
  const opened = await drawer();
  expect(opened.getByText('vigil.io/audit-exempt-until: soon')).toBeInTheDocument();
  expect(opened.getByText('May be: a day')).toBeInTheDocument();
});

it('an annotated one is ended where it is written', async () => {
  const annotated = exemption({ id: 'annotation x', source: 'annotation', author: '', createdAt: null });
  open(checkout, { exemptions: listOf([annotated]) });
  const opened = await drawer();
  expect(await opened.findByText(/remove the annotation/)).toBeInTheDocument();
  expect(opened.queryByRole('button', { name: 'Revoke…' })).not.toBeInTheDocument();
});

it('tells a Viewer why not', async () => {
  const { user } = open(checkout, { exemptions: listOf([]) }, 'Viewer');
  const button = (await drawer()).getByRole('button', { name: 'Exempt…' });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  await user.hover(button);
  expect(await screen.findByText(/needs the role Editor/)).toBeInTheDocument();
});

it('counts everything as open when exemptions can not be loaded, and says so', async () => {
  open('', { exemptions: { status: 404, data: { message: 'plugin route match not found' } } });
  expect(await screen.findByText(/every finding counts as open/)).toBeInTheDocument();
  expect(within(await screen.findByRole('list', { name: 'Findings' })).getByText('checkout')).toBeInTheDocument();
});
