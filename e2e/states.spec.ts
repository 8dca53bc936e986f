import { answerPrometheus, answerProxy, noProxy, problem, withoutKubeStateMetrics } from './answers.ts';
import { appUrl, expect, prefer, test } from './open-page.ts';

test.beforeEach(async ({ page }) => prefer(page, {}));

test('without the proxy, Exceptions says what to do and Audit keeps the checks of metrics', async ({ page }) => {
  await answerProxy(page, noProxy);
  await page.goto(appUrl('exceptions'));
  await expect(page.getByText('Grafana cannot reach the Vigil proxy')).toBeVisible();
  await expect(page.getByText(/Check that the proxy runs/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open the configuration' })).toBeVisible();

  await page.goto(appUrl('audit'));
  await expect(page.getByText('Grafana cannot reach the Vigil proxy').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /CPU is throttled/ })).toBeVisible();
  await expect(page.getByText(/Not checked: Grafana cannot reach the Vigil proxy/).first()).toBeVisible();

  await page.goto(appUrl('resources'));
  await expect(page.getByRole('button', { name: 'Details of checkout' })).toBeVisible();

  await page.goto(appUrl('health'));
  await expect(page.getByText('Grafana cannot reach the Vigil proxy')).toBeVisible();
});

test('a proxy that comes back is found by trying again', async ({ page }) => {
  await answerProxy(page, noProxy);
  await page.goto(appUrl('exceptions'));
  await expect(page.getByText('Grafana cannot reach the Vigil proxy')).toBeVisible();
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('row', { name: /shop \/ cart/ })).toBeVisible();
});

test('a refusal is said in the words of the proxy', async ({ page }) => {
  await answerProxy(page, (route) => route.fulfill(problem(403, 'forbidden', 'needs the role Editor or higher')));
  await page.goto(appUrl('exceptions'));
  await expect(page.getByText('You are not allowed to see this')).toBeVisible();
  await expect(page.getByText(/needs the role Editor or higher/)).toBeVisible();
});

test('logs that may not be read leave the rest of the incident readable', async ({ page }) => {
  const refusal = problem(403, 'forbidden', 'logs need the role Editor');
  await answerProxy(page, (route) => route.fulfill(refusal), '/v1/incident/log');
  await page.goto(appUrl('exceptions'));
  await page.getByRole('row', { name: /shop \/ cart/ }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText('You are not allowed to see this')).toBeVisible();
  await expect(drawer.getByText(/Go panic/)).toBeVisible();
});

test('before anything is configured, the way to the configuration is shown and nothing is asked', async ({ page }) => {
  const asked: string[] = [];
  await answerProxy(page, async (route) => {
    asked.push(route.request().url());
    await route.abort();
  });
  await page.route('**/api/plugins/vigil-kubernetes-app/settings', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ json: { ...(await answer.json()), jsonData: {} } });
  });
  await page.goto(appUrl('exceptions'));
  await expect(page.getByText('The Vigil proxy is not configured yet')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open the configuration' })).toBeVisible();
  expect(asked).toEqual([]);
});

test('without Prometheus, Resources says why and Audit keeps the checks of objects', async ({ page }) => {
  await answerPrometheus(page, (route) => route.fulfill({ status: 502, json: { message: 'connection refused' } }));
  await page.goto(appUrl('resources'));
  await expect(page.getByText('Prometheus can not be reached')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();

  await page.goto(appUrl('audit'));
  await expect(page.getByText('The data source did not answer: metric checks are unknown')).toBeVisible();
  await expect(page.getByRole('button', { name: /All replicas on one node/ })).toBeVisible();
  await expect(page.getByText(/Not checked: the data source did not answer/).first()).toBeVisible();
});

test('without kube-state-metrics, usage is shown and what is missing is named', async ({ page }) => {
  await answerPrometheus(page, withoutKubeStateMetrics);
  await page.goto(appUrl('resources', { from: 'now-1h', to: 'now', search: 'checkout' }));
  await expect(page.getByText('Not collected: 3')).toBeVisible();
  await expect(page.getByText('kube_pod_container_resource_requests', { exact: true })).toBeVisible();
  await expect(page.getByText(/Install kube-state-metrics/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Details of checkout-/ }).first()).toBeVisible();

  await page.goto(appUrl('audit', { view: 'unchecked' }));
  const unchecked = page.getByRole('list', { name: 'Checks that could not be decided' });
  await expect(unchecked.getByText(/kube_\w+ .*is missing/).first()).toBeVisible();
});

test('an answer of another shape is not shown as if it were empty', async ({ page }) => {
  await answerProxy(page, (route) => route.fulfill({ json: { hello: 'world' } }));
  await page.goto(appUrl('exceptions'));
  await expect(page.getByText('Plugin and proxy do not understand each other')).toBeVisible();
  await expect(page.getByText('Nothing broke')).toHaveCount(0);
});

test('a proxy that dies while the page is open leaves the list, marked as old', async ({ page }) => {
  await page.goto(appUrl('exceptions'));
  const cart = page.getByRole('row', { name: /shop \/ cart/ });
  await expect(cart).toBeVisible();
  await answerProxy(page, noProxy);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByRole('alert')).toContainText('Grafana cannot reach the Vigil proxy. What you see is from');
  await expect(cart).toBeVisible();
});
