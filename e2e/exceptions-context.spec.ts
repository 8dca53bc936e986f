import type { Page } from '@playwright/test';
import { answerProxy, noProxy } from './answers.ts';
import { appUrl, expect, prefer, test } from './open-page.ts';

/** Of one workload, without the rollout that is stuck because of it. */
const row = (page: Page, text: string | RegExp) =>
  page
    .getByRole('grid', { name: 'Incidents' })
    .getByRole('row')
    .filter({ hasText: text, hasNotText: 'ProgressDeadlineExceeded' });

test.beforeEach(async ({ page }) => prefer(page, {}));

test('the same stack trace in two workloads is one group', async ({ page }) => {
  await page.goto(appUrl('exceptions'));
  await row(page, 'pay / invoicing').click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText('The same error in 1 other incident')).toBeVisible();
  await expect(drawer.getByRole('link', { name: /pay \/ statements/ })).toBeVisible();

  await drawer.getByRole('button', { name: 'Show all of them' }).click();
  await expect(page).toHaveURL(/fingerprint=[0-9a-f]{16}/);
  await expect(row(page, '×')).toHaveCount(2);
  await expect(row(page, 'pay / invoicing')).toBeVisible();
  await expect(row(page, 'pay / statements')).toBeVisible();
  // The chip says the error, not its number.
  await expect(page.getByRole('search').getByRole('button', { name: /same error:.*rate table has/ })).toBeVisible();
});

test('what began after a deploy says which image, and its log has its colours', async ({ page }) => {
  await page.goto(appUrl('exceptions', { afterChange: 'true' }));
  await expect(row(page, 'shop / wishlist')).toContainText('Began soon after a new image was deployed');
  await expect(row(page, 'shop / cart')).toHaveCount(0);
  await row(page, 'shop / wishlist').click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText(/wishlist: 1\.9\.2 → 1\.10\.0/).first()).toBeVisible();
  const error = drawer.getByRole('log').getByText('TypeError: Cannot read properties of undefined').last();
  await expect(error).toBeInViewport();
  await expect(error).not.toContainText('[31m');
  const [ofError, ofLog] = await error.evaluate((element) => [
    getComputedStyle(element).color,
    getComputedStyle(element.closest('[role=log]')!).color,
  ]);
  expect(ofError).not.toBe(ofLog);
});

test('a pod of a custom controller leads to its owner', async ({ page }) => {
  await page.goto(appUrl('exceptions', { workload: 'Rollout/web/promo-banner' }));
  await expect(row(page, 'web / promo-banner')).toContainText('CrashLoopBackOff');
  await expect(row(page, '×')).toHaveCount(1);
});

test('what a team has muted by annotation is counted, not listed', async ({ page }) => {
  await page.goto(appUrl('exceptions'));
  await row(page, 'shop / cart').waitFor();
  await page.getByRole('button', { name: 'why?' }).click();
  await expect(page.getByText(/vigil\.io\/mute/)).toBeVisible();
  await expect(row(page, 'chaos-canary')).toHaveCount(0);
});

test('a line of a log that is no longer kept is not taken for another', async ({ page }) => {
  await page.goto(appUrl('exceptions'));
  await row(page, 'shop / cart').click();
  await page.getByRole('log').getByRole('button', { name: 'Link to line 15' }).click();
  await expect(page).toHaveURL(/line=15/);
  const url = new URL(page.url());
  url.searchParams.set('line', '15@2001-01-01T00:00:00Z');
  await page.goto(url.href);
  await expect(page.getByRole('dialog').getByText(/in the log of an earlier crash/)).toBeVisible();
  await expect(page.getByRole('log').locator('[aria-current]')).toHaveCount(0);
});

test('without the proxy, Prometheus lists what it knows and says what the proxy would add', async ({ page }) => {
  await answerProxy(page, noProxy);
  await page.goto(appUrl('exceptions', { from: 'now-1h', to: 'now' }));
  await page.getByRole('button', { name: 'Show what Prometheus knows' }).click();
  await expect(page).toHaveURL(/source=prometheus/);
  const line = (text: string) =>
    page.getByRole('table', { name: 'Exceptions by Prometheus' }).getByRole('row').filter({ hasText: text });
  for (const [workload, reason] of [
    ['shop / checkout', 'OOMKilled'],
    ['shop / cart', 'CrashLoopBackOff'],
    ['pay / ledger', 'ImagePullBackOff'],
    ['ml / embedder', 'Unschedulable'],
    ['web / promo-banner', 'CrashLoopBackOff'],
    ['batch / report-mailer', 'JobFailed'],
    ['node-5', 'NodeNotReady'],
    // Rollouts that are stuck: a Deployment says so itself, a StatefulSet stands still.
    ['shop / cart', 'ProgressDeadlineExceeded'],
    ['pay / ledger', 'ProgressDeadlineExceeded'],
  ] as const) {
    // Only the lines in sight exist.
    await page.getByRole('searchbox').fill(workload.split(' / ').at(-1) ?? '');
    await expect(line(workload).filter({ hasText: reason })).toHaveCount(1);
  }
  for (const addition of [
    'the log of every container that died',
    'exact times, exit codes, signals and messages',
    'Kubernetes events',
    'what happens between two scrapes',
    'acknowledging, muting and notes',
    'notifications',
    'a history beyond what Prometheus keeps',
  ]) {
    await expect(page.getByRole('main').getByText(addition)).toBeVisible();
  }

  await page.getByRole('searchbox').fill('ledger');
  const ledger = line('pay / ledger').filter({ hasText: 'ImagePullBackOff' });
  await expect(ledger).toBeVisible();
  await expect(line('shop / cart')).toHaveCount(0);
  await expect(ledger.getByRole('link', { name: /Explore/ })).toHaveAttribute('href', /\/explore/);

  await page.unrouteAll();
  await page.getByRole('button', { name: 'Ask the proxy again' }).click();
  await expect(row(page, 'pay / ledger')).toBeVisible();
});
