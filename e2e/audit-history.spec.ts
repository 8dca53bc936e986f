import { appUrl, expect, prefer, test } from './open-page.ts';

/** Every metric check is asked twice. */
const patience = { timeout: 60_000 };
test.describe.configure({ timeout: 150_000 });

test.beforeEach(async ({ page }) => {
  await prefer(page, {});
  await page.goto(appUrl('audit'));
  await expect(page.getByRole('button', { name: 'Compare with…' })).toBeVisible();
});

test('compares with six hours ago: what is new, what is fixed, how the scores changed', async ({ page }) => {
  await page.getByRole('button', { name: 'Compare with…' }).click();
  await page.getByRole('menuitem', { name: '6 hours ago' }).click();
  await expect(page).toHaveURL(/compare=6h/);

  const changes = page.getByRole('group', { name: 'Changes since then' });
  await expect(changes.getByRole('button', { name: /^[1-9]\d* new$/ })).toBeVisible(patience);
  await expect(changes.getByRole('button', { name: /^[1-9]\d* open$/ })).toBeVisible();
  const fixed = page.getByRole('region', { name: 'Fixed since then' });
  await expect(fixed.getByRole('listitem').filter({ hasText: 'NW-01' })).toContainText('beta-api');
  await expect(
    page.getByRole('button', { name: /^Availability .*(better|worse) than then: it was \d+/ })
  ).toBeVisible();
  await expect(page.getByRole('img', { name: /Score of the object checks/ }).first()).toBeVisible();

  await changes.getByRole('button', { name: / new$/ }).click();
  await expect(page).toHaveURL(/status=new/);
  await expect(fixed).toHaveCount(0);
  await page.getByRole('button', { name: /HA-22/ }).click();
  await expect(page.getByRole('button', { name: /pay \/ ledger New/ })).toBeVisible();
  // A check that was there all along has nothing new.
  await expect(page.getByRole('button', { name: /All replicas on one node/ })).toHaveCount(0);

  await page.getByRole('button', { name: /pay \/ ledger New/ }).click();
  await expect(page.getByRole('dialog').getByText(/^since \d{4}-\d\d-\d\d \d\d:\d\d/)).toBeVisible();
});

test('a copied link shows the same comparison to somebody else', async ({ page, browser, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(appUrl('audit', { compare: '6h', status: 'fixed' }));
  const rows = page.getByRole('region', { name: 'Fixed since then' }).getByRole('listitem');
  await expect(rows.filter({ hasText: 'beta-api' })).toBeVisible(patience);
  const said = await rows.allTextContents();
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain('compare=6h');

  const other = await browser.newContext();
  const fresh = await other.newPage();
  await fresh.goto(link);
  const same = fresh.getByRole('region', { name: 'Fixed since then' }).getByRole('listitem');
  await expect(same).toHaveText(said, patience);
  await expect(fresh.getByRole('button', { name: 'Compared with 6 hours ago' })).toBeVisible();
  await other.close();
});

test('a moment from before the history calls nothing new', async ({ page }) => {
  await page.goto(appUrl('audit', { compare: '7d' }));
  await expect(page.getByText(/There is no history at/)).toBeVisible(patience);
  await expect(page.getByRole('group', { name: 'Changes since then' })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Fixed since then' })).toHaveCount(0);
});
