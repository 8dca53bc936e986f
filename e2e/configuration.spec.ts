import { answerProxy, noProxy, problem } from './answers.ts';
import { expect, prefer, test } from './open-page.ts';

const configuration = () => `${process.env.VIGIL_URL}/plugins/vigil-kubernetes-app?page=configuration`;

test('says that the proxy answers, and what it watches', async ({ page }) => {
  await prefer(page, {});
  await page.goto(configuration());
  await expect(page.getByRole('status', { name: 'Connected' })).toContainText('watches sandbox (v');
  await expect(page.getByLabel(/Address of the proxy/)).toHaveValue(/^http:\/\//);
  await expect(page.getByLabel(/^Token/)).toHaveValue('configured');
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
});

test('shows a change before it is saved, and discards it', async ({ page }) => {
  await prefer(page, {});
  await page.goto(configuration());
  await page.getByRole('radio', { name: 'Editors' }).check();
  await expect(page.getByRole('region', { name: 'Changes to be saved' })).toContainText('Viewers → Editors');
  await expect(page.getByRole('button', { name: 'Test connection' })).toBeDisabled();
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await expect(page.getByRole('region', { name: 'Changes to be saved' })).toHaveCount(0);

  await page.getByLabel(/Address of the proxy/).fill('vigil-proxy:8080');
  await expect(page.getByText(/Write the whole address/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
});

test('tells a wrong token from a proxy that is not there', async ({ page }) => {
  await prefer(page, {});
  const refusal = problem(424, 'wrong-token', 'the token is not the one of this proxy');
  await answerProxy(page, (route) => route.fulfill(refusal), '/v1/health');
  await page.goto(configuration());
  await expect(page.getByText('The proxy answers, but does not accept the token')).toBeVisible();

  await answerProxy(page, noProxy, '/v1/health');
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByText(/Grafana cannot connect to http:/)).toBeVisible();
});

test('shows a viewer nothing to change', async ({ page }) => {
  await prefer(page, { role: 'Viewer' });
  await page.goto(configuration());
  await expect(page.getByText('Only administrators configure the plugin')).toBeVisible();
  await expect(page.getByLabel(/Address of the proxy/)).toHaveCount(0);
  const answer = await page.request.post(`${process.env.VIGIL_URL}/api/plugins/vigil-kubernetes-app/settings`, {
    data: { enabled: false },
  });
  expect(answer.status()).toBe(403);
});
