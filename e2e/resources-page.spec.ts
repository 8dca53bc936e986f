import type { Page } from '@playwright/test';
import { appUrl, expect, prefer, test } from './open-page.ts';

const hour = { from: 'now-1h', to: 'now' };
const words = {
  'en-US': { table: 'Resources', comparison: 'Comparison', judged: 'How the figures were judged' },
  'zh-Hans': { table: '资源分析', comparison: '对比', judged: '各指标的判断依据' },
} as const;

const row = (page: Page, grid: string, name: string) =>
  page.getByRole('grid', { name: grid, exact: true }).getByRole('row').filter({ hasText: name });

for (const lang of ['en-US', 'zh-Hans'] as const) {
  const word = words[lang];

  test(`a row of a comparison opens to both windows, also from its link (${lang})`, async ({ page, browser }) => {
    // Four analyses, of two windows each time.
    test.setTimeout(120_000);
    await prefer(page, { lang });
    await page.goto(appUrl('resources', { ...hour, namespace: 'shop', compare: 'previous' }));
    await row(page, word.comparison, 'shop / checkout').first().click();
    await expect(page.getByRole('table', { name: word.judged })).toBeVisible({ timeout: 60_000 });
    await expect(page.locator('canvas')).toHaveCount(2);

    const fresh = await browser.newPage();
    await prefer(fresh, { lang });
    await fresh.goto(page.url());
    await expect(fresh.getByRole('table', { name: word.judged })).toBeVisible({ timeout: 60_000 });
    await fresh.close();
  });

  test(`percentiles stand in columns, in the URL (${lang})`, async ({ page }) => {
    await prefer(page, { lang });
    await page.goto(appUrl('resources', { ...hour, columns: 'cpu,cpuP95,memoryP99', sort: 'cpuP95' }));
    const head = page.getByRole('columnheader', { name: /CPU p95/ });
    await expect(head).toHaveAttribute('aria-sort', 'descending');
    await expect(row(page, word.table, 'data / ingest').first()).toContainText(/[GM]iB.*[GM]iB|\d\.\d+.*[GM]iB/);
  });
}

test('workloads to filter by are found by a part of their name, whatever was analysed', async ({ page }) => {
  await page.goto(appUrl('resources', hour));
  await expect(row(page, 'Resources', 'checkout').first()).toBeVisible();
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: 'workload' }).click();
  await page.getByRole('textbox', { name: /workload/ }).fill('CHECKOUT');
  const found = page.getByRole('group', { name: 'workload' });
  await expect(found.getByText('Deployment/shop/checkout')).toBeVisible();
  await found.getByText('Deployment/shop/checkout').click();
  await expect(page).toHaveURL(/workload=Deployment/);
});

test('a script marks its runs: the snippet is there for JMeter as well', async ({ page }) => {
  await page.goto(appUrl('resources', { ...hour, namespace: 'shop' }));
  await page.getByRole('button', { name: 'Test runs', exact: true }).click();
  await page.getByText('Let a load-test script mark its runs').click();
  await page.getByRole('radio', { name: 'JMeter' }).check({ force: true });
  await expect(page.getByText(/JSR223 Sampler/)).toBeVisible();
  await expect(page.getByText(/"namespaces": \["shop"\]/)).toBeVisible();
});
