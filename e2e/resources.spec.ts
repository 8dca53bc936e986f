import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { appUrl, expect, prefer, test } from './open-page.ts';

const table = (page: Page) => page.getByRole('grid', { name: 'Resources' });
const row = (page: Page, name: string) =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: `Details of ${name}`, exact: true }) });

test.beforeEach(async ({ page }) => {
  await prefer(page, {});
  await page.goto(appUrl('resources', { from: 'now-1h', to: 'now' }));
  await expect(row(page, 'checkout')).toBeVisible();
});

test('says who is starved, at risk and wasteful', async ({ page }) => {
  for (const [name, verdict] of [
    ['checkout', 'OOM risk'],
    ['ingest', 'starved'],
    ['search', 'throttled'],
    ['status-page', 'no request'],
    ['legacy-portal', 'wasteful'],
  ] as const) {
    await expect(row(page, name)).toContainText(verdict);
  }
  await expect(page.getByRole('button', { name: /Starved 1 workload ingest/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /Wasted [\d.]+ cores · [\d.]+ GiB/ })).toBeVisible();

  await page.getByRole('button', { name: /OOM risk 2 workloads/ }).click();
  await expect(page).toHaveURL(/verdict=oom-risk/);
  await expect(row(page, 'ranker')).toBeVisible();
  await expect(row(page, 'legacy-portal')).toHaveCount(0);
});

test('groups by namespace and by node', async ({ page }) => {
  await page.getByRole('radio', { name: 'Namespace' }).check();
  await expect(page).toHaveURL(/group=namespace/);
  await expect(row(page, 'shop')).toBeVisible();
  await page.getByRole('radio', { name: 'Node' }).check();
  await expect(page).toHaveURL(/group=node/);
  await expect(row(page, 'node-2')).toBeVisible();
});

test('sorts by a column, in the URL too', async ({ page }) => {
  const header = page.getByRole('columnheader', { name: 'Throttled' });
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  await expect(page).toHaveURL(/sort=throttled/);
  await expect(table(page).getByRole('row').nth(1)).toContainText('search');
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  await page.reload();
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
});

test('a row opens to its charts and to what it should ask for', async ({ page }) => {
  await page.getByRole('button', { name: 'Details of legacy-portal' }).click();
  const advice = page.getByRole('region', { name: 'Recommendation' });
  await expect(advice.getByText(/^kubectl --namespace web patch deployment\/legacy-portal/)).toBeVisible();
  await expect(page.locator('canvas')).toHaveCount(2);
  await expect(advice.getByRole('button', { name: 'Copy patch' })).toBeVisible();
});

test('filters by namespace', async ({ page }) => {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: 'namespace' }).click();
  await page.getByRole('group', { name: 'namespace' }).getByText('shop', { exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/namespace=shop/);
  await expect(row(page, 'legacy-portal')).toHaveCount(0);
  await expect(row(page, 'checkout')).toBeVisible();
});

test('shows the PromQL behind every figure', async ({ page }) => {
  await page.getByRole('button', { name: /\d+ queries, [\d.]+ s/ }).click();
  await expect(page.getByText(/container_cpu_usage_seconds_total/).first()).toBeVisible();
  await expect(page.getByRole('link', { name: /Explore/ }).last()).toHaveAttribute('href', /\/explore/);
});

test('exports the table as CSV', async ({ page }) => {
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  const lines = (await readFile(await (await saved).path(), 'utf8')).split(/\r?\n/);
  expect(lines[0]).toContain('namespace');
  expect(lines.find((line) => line.includes('legacy-portal'))).toContain('wasteful');
});

test('a custom time range survives a reload', async ({ page }) => {
  const to = Date.now() - 30 * 60_000;
  const range = { from: new Date(to - 30 * 60_000).toISOString(), to: new Date(to).toISOString() };
  await page.goto(appUrl('resources', range));
  await expect(row(page, 'checkout')).toBeVisible();
  await page.reload();
  await expect(row(page, 'checkout')).toBeVisible();
  const { searchParams } = new URL(page.url());
  expect({ from: searchParams.get('from'), to: searchParams.get('to') }).toEqual(range);
  await expect(page.getByText('· 30 min ·')).toBeVisible();
});
