import { screen, within } from '@testing-library/react';
import { apiChecks, prometheusChecks } from '@vigil/core/audit/catalogue';
import type { CustomCheckReport } from '@vigil/core/contract/custom-checks';
import type { Exemption } from '@vigil/core/vocabulary/exemption';
import type { AuditReport, CheckResult, Finding } from '@vigil/core/vocabulary/finding';
import { fakePrometheus, vector } from '../../../prometheus/testing/fake-prometheus';
import type { Answers } from '../../../testing/fake-backend';
import { renderPage } from '../../../testing/render-page';
import AuditPage from '../AuditPage';

const page = '/a/vigil-kubernetes-app/audit?from=2026-11-21T09:00:00.000Z&to=2026-11-21T10:00:00.000Z';
const at = Date.UTC(2026, 10, 21, 10);

const team = {
  ...{ id: 'TEAM-01', title: 'Deployment without a team', severity: 'high', category: 'stability' },
  ...{
    why: 'Nobody knows whom to call.',
    remedy: 'Write the label team.',
    yaml: 'metadata: { labels: { team: shop } }',
  },
  objects: { kind: 'deployments', expect: [{ path: 'metadata.labels.team', exists: true }] },
};
const replicas = {
  ...{ id: 'TEAM-02', title: 'More than 50 replicas', severity: 'low', category: 'resources' },
  ...{ why: 'They do not fit after a node is lost.', remedy: 'Make each replica do more.' },
  prometheus: {
    query: 'max by (namespace, deployment) (kube_deployment_spec_replicas{$scope})',
    failsWhen: '> 50',
    subject: { kind: 'Deployment', name: 'deployment' },
  },
};
const told = (checks: CustomCheckReport['checks'], faults: string[] = []): CustomCheckReport => ({
  ...{ checks, faults, loadedAt: at },
});

const unlabelled: Finding = {
  ...{ id: 'TEAM-01 Deployment/shop/cart', check: 'TEAM-01', severity: 'high', cluster: 'demo' },
  subject: { kind: 'Deployment', namespace: 'shop', name: 'cart' },
  summary: { en: 'expected: metadata.labels.team exists; it is absent', zh: '' },
  evidence: {
    figures: [{ label: { en: 'metadata.labels.team exists', zh: '' }, value: 'absent' }],
    query: null,
    excerpt: 'object: cart',
  },
};
const passed = (check: string): CheckResult => ({ check, status: 'pass', why: null, examined: 4, findings: [] });
const report: AuditReport = {
  ...{ cluster: 'demo', evaluatedAt: at },
  results: [
    ...apiChecks.map(({ id }) => passed(id)),
    { check: 'TEAM-01', status: 'fail', why: null, examined: 4, findings: [unlabelled] },
  ],
};

const listOf = (exemptions: Exemption[]) => ({ exemptions, invalid: [], leftOut: 0, most: 500, asOf: at });
const probes = new Set(prometheusChecks.map((check) => check.probe({ matchers: '', clusterLabel: null })));

/** A data source in which the checks of Vigil find nothing wrong. `ofTeam` answers the queries of the team. */
function open(query: string, answers: Answers, ofTeam: (expr: string) => unknown = () => vector()) {
  fakePrometheus({
    answer: (expr) =>
      expr.includes('kube_deployment_spec_replicas{}') && !probes.has(expr)
        ? ofTeam(expr)
        : probes.has(expr)
          ? vector(['', 3])
          : vector(),
  });
  const exemptions = listOf([]);
  return renderPage(AuditPage, { url: `${page}${query}`, answers: { findings: [report], exemptions, ...answers } });
}
const drawerOf = (finding: string) => `&finding=${encodeURIComponent(finding)}`;
const drawer = async () => within(await screen.findByRole('dialog'));

it('lists a finding of an object check of the team by its title, and says what to do', async () => {
  open(drawerOf('TEAM-01 Deployment/shop/cart @demo'), { customChecks: told([team]) });
  const opened = await drawer();
  expect(opened.getByText('Deployment without a team')).toBeInTheDocument();
  expect(opened.getByText('High', { selector: 'span' })).toBeInTheDocument();
  expect(opened.getByText('custom')).toBeInTheDocument();
  expect(opened.getByRole('row', { name: 'metadata.labels.team exists absent' })).toBeInTheDocument();
  expect(opened.getByText('object: cart')).toBeInTheDocument();
  expect(opened.getByText('Nobody knows whom to call.')).toBeInTheDocument();
  expect(opened.getByText('Write the label team.')).toBeInTheDocument();
  expect(opened.getByText('metadata: { labels: { team: shop } }')).toBeInTheDocument();
  const [row] = within(screen.getByRole('list', { name: 'Findings' })).getAllByRole('button');
  expect(row).toHaveTextContent(/High.*Deployment without a team.*TEAM-01.*custom/);
});

it('lists a finding of a metric check of the team, with the figure and the query', async () => {
  open(drawerOf('TEAM-02 Deployment/shop/web @demo'), { customChecks: told([replicas]) }, (expr) =>
    expr.startsWith('count(') ? vector(['', 9]) : vector(['namespace=shop,deployment=web', 80])
  );
  const opened = await drawer();
  expect(opened.getByText('More than 50 replicas')).toBeInTheDocument();
  expect(opened.getByText('Low', { selector: 'span' })).toBeInTheDocument();
  expect(opened.getByRole('row', { name: 'Value 80' })).toBeInTheDocument();
  expect(opened.getByRole('row', { name: 'Fails when > 50' })).toBeInTheDocument();
  expect(opened.getByRole('figure', { name: 'The query that found it' })).toHaveTextContent(
    'kube_deployment_spec_replicas{}'
  );
  expect(opened.getByText('Make each replica do more.')).toBeInTheDocument();
});

it('names a check of the team in an exemption', async () => {
  const exemption: Exemption = {
    ...{ id: 'e1', source: 'stored', checks: ['TEAM-01'], scope: { level: 'everywhere' }, reason: 'until May' },
    ...{ author: 'ada', createdAt: at, expiresAt: null, revoked: null },
  };
  open('&exemptions=true', {
    customChecks: told([team]),
    exemptions: listOf([exemption]),
  });
  expect(await (await drawer()).findByText(/Deployment without a team \(TEAM-01\)/)).toBeInTheDocument();
});

it('a query of the team that the server refuses is unknown, in the words of the server', async () => {
  const refused = {
    status: 400,
    data: { error: "1:5: parse error: unexpected character: '§'", errorType: 'bad_data' },
  };
  open('', { customChecks: told([replicas]) }, () => {
    throw refused;
  });
  const row = (await screen.findByText('More than 50 replicas')).closest('li');
  expect(row).toHaveTextContent(/^\s*Unknown.*TEAM-02 custom/);
  expect(row).toHaveTextContent("Prometheus: 1:5: parse error: unexpected character: '§'");
});

it('says why the file can not be used as it is now, and keeps the checks of before', async () => {
  const fault = 'vigil.yaml:12: checks[1].id: TEAM-01 is there twice';
  open('', { customChecks: told([team], [fault]) });
  const notice = await screen.findByRole('alert', { name: /custom checks were changed and can not be used so/ });
  expect(within(notice).getByRole('listitem')).toHaveTextContent(fault);
  expect(await screen.findByText('Deployment without a team')).toBeInTheDocument();
});

it('says which checks this version can not read and why, and shows the others', async () => {
  const newer = {
    ...team,
    id: 'TEAM-09',
    objects: { ...team.objects, expect: [{ path: 'metadata.name', like: 'x' }] },
  };
  open('', { customChecks: told([newer, team]) });
  const notice = await screen.findByRole('alert', { name: /can not read some custom checks: TEAM-09\./ });
  expect(within(notice).getByRole('listitem')).toHaveTextContent(/^TEAM-09: objects\.expect\.0.*like/);
  expect(await screen.findByText('Deployment without a team')).toBeInTheDocument();
});

it('knows none of them on a page that is told of none', async () => {
  const { unmount } = open('', { customChecks: told([team]) });
  await screen.findByText('Deployment without a team');
  unmount();
  open('', { customChecks: told([]) });
  await screen.findByText(`${apiChecks.length + prometheusChecks.length} checks passed, no findings`);
  expect(screen.queryByText('Deployment without a team')).not.toBeInTheDocument();
});
