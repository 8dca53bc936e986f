import type { Page } from '@playwright/test';
import { answerProxy, problem } from './answers.ts';
import { appUrl, expect, prefer, test } from './open-page.ts';

const finding = 'HA-12 Deployment/shop/sessions';
const reason = 'One node is all this demonstration has';

const group = (page: Page) => page.getByRole('button', { name: /All replicas on one node/ });
const row = (page: Page) => page.getByRole('button', { name: /shop \/ sessions/ });
const availability = async (page: Page) =>
  Number(
    /([\d.]+) \/ 100/.exec(
      await page
        .getByRole('button', { name: /^Availability/ })
        .innerText()
        .then((text) => text.replace(/\s+/g, ' '))
    )?.[1]
  );

async function openAudit(page: Page, query: Record<string, string> = {}) {
  await page.goto(appUrl('audit', query));
  await expect(page.getByText('Availability', { exact: true })).toBeVisible({ timeout: 45_000 });
  await settled(page);
}

/** Every check has answered: until then the score moves. */
const settled = (page: Page) => expect(page.getByText(/Still checking/)).toHaveCount(0, { timeout: 45_000 });

/** Whatever a journey leaves behind, the next one finds the sandbox as it was. */
async function revokeAll(page: Page) {
  const proxy = new URL('/api/plugin-proxy/vigil-kubernetes-app/v1/audit', process.env.VIGIL_URL).href;
  const { exemptions } = await (await page.request.get(`${proxy}/exemptions`)).json();
  for (const { id, source, revoked } of exemptions) {
    if (source === 'stored' && !revoked) {
      await page.request.post(`${proxy}/exemption`, { data: { action: 'revoke', id } });
    }
  }
}

test.beforeEach(async ({ page }) => {
  await prefer(page, {});
  await revokeAll(page);
});
test.afterAll(async ({ browser }) => {
  const page = await browser.newPage();
  await prefer(page, {});
  await revokeAll(page);
  await page.close();
});

test('a finding is exempted with reason and end, and comes back when that is revoked', async ({ page }) => {
  // The whole audit is opened four times.
  test.slow();
  await openAudit(page);
  const before = await availability(page);
  await group(page).click();
  await row(page).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText('node-2').first()).toBeVisible();
  await expect(drawer.getByRole('figure', { name: 'The fields that decided it' })).toContainText('node-2');

  await drawer.getByRole('link', { name: 'Its resources' }).click();
  await expect(page).toHaveURL(/\/resources\?.*workload=\w+%2Fshop%2Fsessions/);
  await expect(page.getByText('sessions').first()).toBeVisible();
  await page.goBack();
  await expect(drawer.getByRole('heading', { name: 'Evidence' })).toBeVisible();
  await settled(page);

  await drawer.getByRole('button', { name: 'Exempt…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Exempt this finding' });
  await dialog.getByRole('button', { name: 'Exempt', exact: true }).click();
  await expect(dialog.getByText(/Say why/)).toBeVisible();
  await dialog.getByLabel('Why it is acceptable').fill(reason);
  await dialog.getByRole('radio', { name: '90 days' }).check();
  const told = await dialog.getByText(/^Takes 1 finding.* · Availability/).innerText();
  const [, from = '', to = ''] = /([\d.]+) → ([\d.]+)$/.exec(told) ?? [];
  expect([Number(from), Number(to) > Number(from)]).toEqual([before, true]);
  await dialog.getByRole('button', { name: 'Exempt', exact: true }).click();
  await expect(dialog).toHaveCount(0);

  await expect(drawer.getByText(reason)).toBeVisible();
  await expect(drawer.getByText(/until \d{4}-\d\d-\d\d .* by admin/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row(page)).toHaveCount(0);
  const exempt = page.getByRole('button', { name: '1 exempt', exact: true });
  await expect(exempt).toBeVisible();
  expect(await availability(page)).toBe(Number(to));

  // What is exempt is one click away, and the link keeps it.
  await exempt.click();
  await expect(page).toHaveURL(/exempt=true/);
  await page.reload();
  await group(page).click();
  await row(page).click();
  await drawer.getByRole('button', { name: 'Revoke…' }).click();
  await drawer.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(drawer.getByRole('button', { name: 'Exempt…' })).toBeEnabled();

  await openAudit(page, { exemptions: 'true' });
  await expect(page.getByRole('list', { name: 'Exemptions that ended' })).toContainText(reason);
  await expect(page.getByRole('list', { name: 'Exemptions that ended' })).toContainText(/revoked .* by admin/);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/exemptions=/);
  await expect.poll(() => availability(page)).toBe(before);
  await group(page).click();
  await expect(row(page)).toBeVisible();
});

test('a Viewer is told why the button is off', async ({ page }) => {
  await prefer(page, { role: 'Viewer' });
  await openAudit(page, { finding: `${finding} @sandbox` });
  const button = page.getByRole('dialog').getByRole('button', { name: 'Exempt…' });
  await expect(button).toBeDisabled();
  await button.hover({ force: true });
  await expect(page.getByText('Exempting needs the role Editor in this organization')).toBeVisible();
});

test('says what the proxy refuses, and keeps the words', async ({ page }) => {
  await answerProxy(
    page,
    (route) => route.fulfill(problem(503, 'not-ready', 'Nothing was changed: no room on the disk.')),
    '/v1/audit/exemption'
  );
  await openAudit(page, { finding: `${finding} @sandbox` });
  await page.getByRole('dialog').getByRole('button', { name: 'Exempt…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Exempt this finding' });
  await dialog.getByLabel('Why it is acceptable').fill(reason);
  await dialog.getByRole('button', { name: 'Exempt', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('no room on the disk');
  await expect(dialog.getByLabel('Why it is acceptable')).toHaveValue(reason);
});
