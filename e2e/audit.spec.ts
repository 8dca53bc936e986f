import { appUrl, expect, prefer, test } from './open-page.ts';

test.beforeEach(async ({ page }) => {
  await prefer(page, {});
  await page.goto(appUrl('audit'));
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeEnabled({ timeout: 30_000 });
});

test('scores four categories', async ({ page }) => {
  for (const name of ['Availability', 'Stability', 'Resources', 'Coverage']) {
    await expect(page.getByRole('button', { name: new RegExp(`^${name} [\\d.]+ / 100`) })).toBeVisible();
  }
  await page.getByRole('button', { name: /^Coverage/ }).click();
  await expect(page).toHaveURL(/category=coverage/);
  await expect(page.getByRole('button', { name: /Scrape target of the cluster is down/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /All replicas on one node/ })).toHaveCount(0);
});

test('lists findings by check, by workload and by node', async ({ page }) => {
  await page.getByRole('button', { name: /Container in CrashLoopBackOff/ }).click();
  await expect(page.getByRole('button', { name: /shop \/ cart/ })).toBeVisible();

  await page.getByRole('radio', { name: 'By workload' }).check();
  await expect(page).toHaveURL(/view=workload/);
  await page.getByRole('button', { name: /shop \/ sessions/ }).click();
  await expect(page.getByRole('button', { name: /All replicas on one node HA-12/ })).toBeVisible();

  await page.getByRole('radio', { name: 'By node' }).check();
  await page
    .getByRole('button', { name: /node-5/ })
    .first()
    .click();
  await expect(page.getByRole('button', { name: /Node is not ready/ })).toBeVisible();
});

test('says which checks could not be decided, and what they need', async ({ page }) => {
  await page.getByRole('button', { name: 'why?' }).click();
  await expect(page).toHaveURL(/view=unchecked/);
  const unchecked = page.getByRole('list', { name: 'Checks that could not be decided' });
  const certificate = unchecked.getByRole('listitem').filter({ hasText: 'ND-09' });
  await expect(certificate).toContainText('kubelet_certificate_manager_client_ttl_seconds');
  await expect(certificate.getByRole('link', { name: 'See Health' })).toBeVisible();
});

test('a finding of metrics has its query, a remedy and a link of its own', async ({ page }) => {
  await page.getByRole('button', { name: /CPU is throttled/ }).click();
  await page.getByRole('button', { name: /shop \/ search/ }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('heading', { name: 'Evidence' })).toBeVisible();
  await expect(drawer.getByRole('figure', { name: 'The query that found it' })).toContainText('cfs_throttled_periods');
  await expect(drawer.getByRole('link', { name: 'Open in Explore' })).toHaveAttribute('href', /\/explore/);
  await page.reload();
  await expect(drawer.getByText('RS-08')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/finding=/);
});

test('a finding of objects has the fields that decided it, YAML against it, and its resources', async ({ page }) => {
  await page.getByRole('button', { name: /All replicas on one node/ }).click();
  await page.getByRole('button', { name: /shop \/ sessions/ }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText('node-2').first()).toBeVisible();
  await expect(drawer.getByRole('figure', { name: 'YAML' })).toContainText('topologySpreadConstraints');
  await drawer.getByRole('link', { name: 'Its resources' }).click();
  await expect(page).toHaveURL(/\/resources\?.*workload=\w+%2Fshop%2Fsessions/);
  await expect(page.getByText('sessions').first()).toBeVisible();
});

test('arranges findings by namespace', async ({ page }) => {
  await page.getByRole('radio', { name: 'By namespace' }).check();
  await expect(page).toHaveURL(/view=namespace/);
  await page.getByRole('button', { name: /shop \d+ findings/ }).click();
  await expect(
    page.getByRole('button', { name: /All replicas on one node HA-12 deploy shop \/ sessions/ })
  ).toBeVisible();
});

test('says what the loss of a node would bring', async ({ page }) => {
  await page.getByRole('tab', { name: 'What if a node is lost?' }).click();
  await expect(page).toHaveURL(/tab=what-if/);
  await page.getByRole('button', { name: 'node-2' }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('list', { name: 'Services lost' })).toContainText('sessions');
  await expect(drawer.getByRole('list', { name: 'Budgets a drain waits for' })).toContainText('ledger');
  await page.reload();
  await expect(drawer.getByText('If node node-2 is drained or lost')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/place=/);
});

test('a link to a finding that is gone says so', async ({ page }) => {
  await page.goto(appUrl('audit', { finding: 'RS-08 Deployment/shop/nobody' }));
  await expect(page.getByText(/The finding of this link is not there any more/)).toBeVisible();
});

test('filters by severity', async ({ page }) => {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: 'severity' }).click();
  await page.getByRole('group', { name: 'severity' }).getByText('Low', { exact: true }).click();
  await expect(page).toHaveURL(/severity=low/);
  await expect(page.getByRole('button', { name: /Requests far above use/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /Node is not ready/ })).toHaveCount(0);
});
