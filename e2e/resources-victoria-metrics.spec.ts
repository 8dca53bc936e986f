import { appUrl, expect, prefer, test } from './open-page.ts';

test('the same with VictoriaMetrics behind the data source', async ({ page, request }) => {
  const listed: unknown = await (await request.get(`${process.env.VIGIL_URL}/api/datasources`)).json();
  const names = Array.isArray(listed) ? listed.map(({ name }: { name: string }) => name) : [];
  test.skip(!names.includes('VictoriaMetrics'), 'there is no data source of that name');

  await prefer(page, {});
  await page.goto(appUrl('resources', { from: 'now-1h', to: 'now' }));
  const table = page.getByRole('grid', { name: 'Resources' });
  const row = (name: string) =>
    table.getByRole('row').filter({ has: page.getByRole('button', { name: `Details of ${name}`, exact: true }) });
  await expect(row('ingest')).toBeVisible();

  await page.getByLabel('Select a data source').click();
  await page.getByText('VictoriaMetrics', { exact: true }).click();
  await expect(page).toHaveURL(/ds=victoria-metrics/);
  // The rows of Prometheus would stay until the others are there.
  const asked = new Set<string | undefined>();
  page.on('request', (sent) => asked.add(/\/uid\/([^/]+)\/resources\//.exec(sent.url())?.[1]));
  await page.reload();

  for (const [name, verdict] of [
    ['checkout', 'OOM risk'],
    ['ingest', 'starved'],
    ['search', 'throttled'],
    ['status-page', 'no request'],
    ['legacy-portal', 'wasteful'],
  ] as const) {
    await expect(row(name)).toContainText(verdict);
  }
  await expect(page.getByRole('button', { name: /Starved 1 workload ingest/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /Wasted [\d.]+ cores · [\d.]+ GiB/ })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect([...asked].filter((uid) => uid !== undefined)).toEqual(['victoria-metrics']);
});
