import type { Page } from '@playwright/test';
import { answerProxy } from './answers.ts';
import { appUrl, expect, prefer, test } from './open-page.ts';

/** Of one workload, without the rollout that is stuck because of it. */
const row = (page: Page, text: string | RegExp) =>
  page
    .getByRole('grid', { name: 'Incidents' })
    .getByRole('row')
    .filter({ hasText: text, hasNotText: 'ProgressDeadlineExceeded' });
const rows = (page: Page) => page.getByRole('grid', { name: 'Incidents' }).getByRole('row').filter({ hasText: '×' });
/** The list draws only what has room. */
const showAllRows = (page: Page) => page.setViewportSize({ width: 1440, height: 2000 });

test.beforeEach(async ({ page }) => {
  await prefer(page, {});
  await page.goto(appUrl('exceptions'));
  await expect(row(page, 'shop / cart')).toBeVisible();
});

test('lists what was planted, and nothing of what ended well', async ({ page }) => {
  await showAllRows(page);
  for (const [workload, reason] of [
    ['shop / cart', 'CrashLoopBackOff'],
    ['shop / checkout', 'OOMKilled'],
    ['data / etl-loader', 'CrashLoopBackOff'],
    ['web / storefront-ssr', 'LivenessKilled'],
    ['batch / report-mailer', 'JobFailed'],
    ['pay / payments', 'CrashLoopBackOff'],
    ['batch / settlement-2026-10', 'JobFailed'],
    ['web / preview', 'ReadinessFailing'],
    // Only an event tells.
    ['data / rescore', 'FailedCreate'],
    ['pay / vault-sync', 'ContainerCreating'],
    // Owned by a custom controller.
    ['web / promo-banner', 'CrashLoopBackOff'],
    ['pay / ledger', 'ImagePullBackOff'],
    ['pay / refunds', 'CreateContainerConfigError'],
    ['ml / embedder', 'Unschedulable'],
    ['data / thumbnailer', 'Evicted'],
    ['node-5', 'NodeNotReady'],
  ] as const) {
    await expect(row(page, workload)).toContainText(reason);
  }
  // Thumbnailer's pods run again elsewhere.
  await expect(row(page, 'data / thumbnailer')).toContainText('recovered');
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText(/31 open.*1 recovered|31 open/);
  // A completed job, one that runs on schedule and succeeds, and one that its team has muted.
  for (const name of ['db-migrate', 'invoice-export', 'chaos-canary']) {
    await expect(row(page, name)).toHaveCount(0);
  }
});

test('a rollout that is stuck is told of the workload, beside what its pods are in trouble with', async ({ page }) => {
  await page.goto(appUrl('exceptions', { workload: 'Deployment/shop/cart' }));
  await expect(rows(page)).toHaveCount(2);
  await rows(page).filter({ hasText: 'ProgressDeadlineExceeded' }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText('The rollout made no progress within its deadline')).toBeVisible();
  await expect(drawer.getByText('kubectl -n shop rollout undo deployment/cart')).toBeVisible();
});

test('a filter narrows the list, is in the URL, and goes with its chip', async ({ page }) => {
  const all = await rows(page).count();
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: 'reason' }).click();
  await page.getByRole('group', { name: 'reason' }).getByText('OOMKilled', { exact: true }).click();
  await expect(page).toHaveURL(/reason=OOMKilled/);
  await expect(rows(page)).toHaveCount(3);
  await expect(row(page, 'shop / checkout')).toBeVisible();

  await page.getByRole('button', { name: 'Remove filter reason' }).click();
  await expect(page).not.toHaveURL(/reason=/);
  await expect(rows(page)).toHaveCount(all);
});

test('search finds by message, and says when it finds nothing', async ({ page }) => {
  const search = page.getByRole('searchbox');
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  await search.fill('refunds-config');
  await expect(rows(page)).toHaveCount(1);
  await expect(row(page, 'pay / refunds')).toBeVisible();

  await search.fill('nothing is called like this');
  await expect(page.getByText('No incident matches these filters')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await expect(row(page, 'shop / cart')).toBeVisible();
});

test('sorts by severity', async ({ page }) => {
  await showAllRows(page);
  await page.getByRole('button', { name: 'Sort by Severity' }).click();
  await expect(page).toHaveURL(/sort=severity/);
  await expect(page.getByRole('columnheader', { name: 'Sort by Severity' })).toHaveAttribute('aria-sort', 'descending');
  await expect(rows(page).first().getByRole('img', { name: 'Critical' })).toBeVisible();
  await expect(rows(page).last().getByRole('img', { name: 'Medium' })).toBeVisible();
});

test('the keyboard alone opens an incident and closes it', async ({ page }) => {
  const grid = page.getByRole('grid', { name: 'Incidents' });
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/incident=[0-9a-f]{16}/);
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page).not.toHaveURL(/incident=/);
});

test('an incident says what, why and what to do, with the log it left', async ({ page }) => {
  await row(page, 'shop / cart').click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText('Exit code 2: wrong usage of a command, or a Go panic')).toBeVisible();
  await expect(drawer.getByText(/keeps exiting soon after it starts/)).toBeVisible();
  await expect(drawer.getByText(/^kubectl -n shop logs cart-\S+ -c app --previous/)).toBeVisible();
  // Opened at its error.
  const log = drawer.getByRole('log');
  const error = log.getByText('panic: assignment to entry in nil map');
  await expect(error).toBeInViewport();
  await drawer.getByRole('button', { name: 'End' }).click();
  await expect(log.getByText('exit status 2')).toBeInViewport();
  await drawer.getByRole('button', { name: 'Error', exact: true }).click();
  await expect(error).toBeInViewport();

  await page.reload();
  await expect(error).toBeInViewport();

  await log.getByRole('button', { name: 'Link to line 15' }).click();
  await expect(page).toHaveURL(/line=15(@|%40)/);
  await page.reload();
  await expect(log.getByText('goroutine 1 [running]:')).toBeInViewport();
});

test('a secret that a container printed is not shown', async ({ page }) => {
  await row(page, 'data / etl-loader').click();
  const log = page.getByRole('log');
  await log.getByText('UndefinedColumn').first().waitFor();
  await log.evaluate((element) => element.scrollTo(0, 0));
  await expect(log.getByText('user=etl password=[redacted] dbname=warehouse')).toBeVisible();
  await expect(page.getByText('hunter2')).toHaveCount(0);
});

test('every tab of the drawer has its evidence', async ({ page }) => {
  await row(page, 'shop / checkout').click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('tab', { name: /Timeline/ }).click();
  await expect(drawer.getByRole('row').filter({ hasText: 'checkout-' }).first()).toContainText('137');
  await drawer.getByRole('tab', { name: 'Spec' }).click();
  await expect(drawer.getByText(/registry\.example\/shop\/checkout:/)).toBeVisible();
  await expect(drawer.getByText('Memory request / limit')).toBeVisible();
  await drawer.getByRole('tab', { name: 'Metrics' }).click();
  await expect(drawer.getByRole('heading', { name: 'Memory working set' })).toBeVisible();
  await expect(drawer.locator('canvas')).toHaveCount(2);
  await expect(drawer.getByRole('link', { name: 'Its resources' })).toHaveAttribute('href', /shop%2Fcheckout/);

  await page.keyboard.press('Escape');
  await row(page, 'shop / cart').click();
  await drawer.getByRole('tab', { name: /Events/ }).click();
  await expect(drawer.getByRole('row').filter({ hasText: 'BackOff' }).first()).toContainText('cart-');
});

test('a link to an incident the proxy does not know says so', async ({ page }) => {
  await page.goto(appUrl('exceptions', { incident: '0123456789abcdef' }));
  await expect(page.getByRole('dialog').getByText('The proxy no longer knows this')).toBeVisible();
});

test('what was ignored is counted by its rule', async ({ page }) => {
  await page.getByRole('button', { name: 'why?' }).click();
  await expect(page.getByText('Seen, and not made an incident')).toBeVisible();
  await expect(page.getByText('Finished without an error (exit code 0)')).toBeVisible();
});

test('what happens while the page is open appears by itself', async ({ page }) => {
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  const answer = await page.request.get(
    `${process.env.VIGIL_URL}/api/plugin-proxy/vigil-kubernetes-app/v1/incidents?limit=1`
  );
  const [known] = (await answer.json()).incidents;
  const incident = {
    ...known,
    id: 'feedfeedfeedfeed',
    workload: { kind: 'Deployment', namespace: 'shop', name: 'newcomer' },
    lastSeen: Date.now(),
  };
  const records = [
    { type: 'hello', at: Date.now() },
    { type: 'incident', incident },
  ];
  const body = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  let isOpened = false;
  await answerProxy(
    page,
    async (route) => {
      // One stream, once the list is there; the next opening stays without an answer.
      if (!isOpened) {
        isOpened = true;
        await row(page, 'shop / cart').waitFor();
        await route.fulfill({ contentType: 'application/x-ndjson', body });
      }
    },
    '/v1/changes'
  );
  await page.reload();
  await expect(row(page, 'shop / newcomer')).toBeVisible();
});

test('an absolute time range is not live', async ({ page }) => {
  await page.goto(appUrl('exceptions', { from: '2001-01-01T00:00:00.000Z', to: '2001-01-01T01:00:00.000Z' }));
  await expect(page.getByText('Not live')).toBeVisible();
  await expect(page.getByText('Nothing broke in this time range')).toBeVisible();
});
