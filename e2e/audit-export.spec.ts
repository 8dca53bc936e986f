import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { appUrl, expect, prefer, test } from './open-page.ts';

async function openAudit(page: Page, query: Record<string, string> = {}) {
  await page.goto(appUrl('audit', query));
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeEnabled({ timeout: 30_000 });
}

/** Presses an item of the menu, and reads the file that comes. */
async function download(page: Page, item: string) {
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
  const file = await saved;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

test.beforeEach(({ page }) => prefer(page, {}));

test('exports findings and every check without a verdict as CSV', async ({ page }) => {
  await openAudit(page);
  const { name, text } = await download(page, 'CSV');
  expect(name).toMatch(/^audit-[\dT-]+\.csv$/);
  const lines = text.split(/\r?\n/);
  expect(lines.filter((line) => line.startsWith('HA-12')).join('\n')).toContain('sessions');
  expect(lines.find((line) => line.startsWith('ND-09'))).toContain('unknown');
  expect(lines.some((line) => line.includes(',not-applicable,'))).toBe(true);
});

test('exports only what is filtered as JSON, and says by what', async ({ page }) => {
  await openAudit(page, { severity: 'critical', namespace: 'shop' });
  const { text } = await download(page, 'JSON');
  const report = JSON.parse(text);
  expect(report.filters).toEqual({ namespace: ['shop'], severity: ['critical'] });
  expect(report.findings.length).toBeGreaterThan(0);
  for (const finding of report.findings) {
    expect(finding).toMatchObject({ severity: 'critical', subject: { namespace: 'shop' } });
  }
  expect(report.scores).toHaveLength(4);
  expect(report.versions.proxy).toBeTruthy();
  expect(report.checks.map(({ id }: { id: string }) => id)).toContain('HA-12');
  await page.goto(report.link);
  await expect(page.getByRole('button', { name: /All replicas on one node/ })).toBeVisible();
});

test('a Markdown report tells scores, findings with evidence and remedy, and what was not checked', async ({
  page,
}) => {
  await openAudit(page, { severity: 'critical' });
  const { name, text } = await download(page, 'Report as Markdown');
  expect(name).toMatch(/\.md$/);
  for (const part of ['# Cluster audit', 'Score = 100', '### HA-12', 'topologySpreadConstraints', '## Not checked']) {
    expect(text).toContain(part);
  }
  expect(text).not.toContain('## High');
});

test('an HTML report stands alone, in the language of the page', async ({ page, context }) => {
  await prefer(page, { lang: 'zh-Hans' });
  await page.goto(appUrl('audit', { severity: 'critical' }));
  const button = page.getByRole('button', { name: '导出' });
  await expect(button).toBeEnabled({ timeout: 30_000 });
  const saved = page.waitForEvent('download');
  await button.click();
  await page.getByRole('menuitem', { name: /HTML/ }).click();
  const text = await readFile(await (await saved).path(), 'utf8');

  const report = await context.newPage();
  const asked: string[] = [];
  report.on('request', (request) => asked.push(request.url()));
  await report.setContent(text);
  await expect(report.getByRole('heading', { level: 1, name: '集群审计' })).toBeVisible();
  await expect(report.getByRole('heading', { name: /HA-12/ })).toBeVisible();
  await expect(report.locator('html')).toHaveAttribute('lang', 'zh');
  expect(asked).toEqual([]);
});

test('what was not checked is one click away, with its reason in the URL', async ({ page }) => {
  await openAudit(page);
  await page.getByRole('button', { name: 'why?' }).click();
  await expect(page).toHaveURL(/view=unchecked/);
  const unknown = page.getByRole('list', { name: 'Checks that could not be decided' });
  const notApplicable = page.getByRole('list', { name: 'Checks that do not apply' });
  await expect(unknown).toContainText('kubelet_certificate_manager_client_ttl_seconds');
  await expect(notApplicable.getByRole('listitem').first()).toContainText('Looks at');
  await page.getByRole('radio', { name: /^Not applicable/ }).check();
  await expect(page).toHaveURL(/notChecked=not-applicable/);
  await expect(unknown).toHaveCount(0);
  await page.reload();
  await expect(notApplicable).toBeVisible();
});

test('a node that would do harm leads on to those it hurts', async ({ page }) => {
  await page.goto(appUrl('audit', { tab: 'what-if' }));
  await page.getByRole('button', { name: 'What this assumes' }).click();
  await expect(page.getByText(/new nodes from an autoscaler/)).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: 'node-2' }).first();
  await row.getByRole('link', { name: /^Findings of those hurt/ }).press('Enter');
  await expect(page).toHaveURL(/workload=/);
  await expect(page).not.toHaveURL(/tab=what-if/);
  await expect(page.getByRole('list', { name: 'Findings' }).getByRole('button').first()).toBeVisible({
    timeout: 30_000,
  });
});
