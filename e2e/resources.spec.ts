import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { answerPrometheus } from './answers.ts';
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

  await page.getByRole('button', { name: /OOM risk \d workloads/ }).click();
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
  await expect(page.locator('canvas')).toHaveCount(3);
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

test('exports the table, and a report of the run', async ({ page }) => {
  const save = async (name: RegExp) => {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('menuitem', { name }).click();
    return readFile(await (await saved).path(), 'utf8');
  };
  const lines = (await save(/CSV/)).split(/\r?\n/);
  expect(lines[0]).toContain('namespace');
  expect(lines.find((line) => line.includes('legacy-portal'))).toContain('wasteful');
  const report = await save(/Markdown/);
  expect(report).toContain('# Resource analysis');
  expect(report).toContain('Deployment data/ingest: ');
  expect(report).toContain('kubectl --namespace web patch deployment/legacy-portal');
  expect(report).toContain('container_cpu_usage_seconds_total');
  const json = JSON.parse(await save(/JSON/));
  expect(json.rows.find(({ name }: { name: string }) => name === 'ingest').verdicts[0].kind).toBe('starved');
});

test('the map shows who holds what, filters with the mouse and with the keyboard, and reads as a list', async ({
  page,
}) => {
  const map = page.getByRole('group', { name: /Workloads by CPU request/ });
  const ingest = map.getByRole('button', { name: /data \/ ingest: [\d.]+ cores used of [\d.]+ cores requested/ });
  await ingest.click();
  await expect(page).toHaveURL(/workload=Deployment(%2F|\/)data(%2F|\/)ingest/);
  await expect(row(page, 'ingest')).toBeVisible();
  await expect(row(page, 'legacy-portal')).toHaveCount(0);
  await expect(ingest).toHaveAttribute('aria-pressed', 'true');
  await ingest.press('Enter');
  await expect(row(page, 'legacy-portal')).toBeVisible();
  await ingest.press('ArrowDown');
  await expect(map.locator(':focus')).toHaveAttribute('aria-label', /^data \//);

  await page.getByRole('radio', { name: 'Memory', exact: true }).check({ force: true });
  await expect(page.getByRole('group', { name: /Workloads by memory request/ })).toBeVisible();
  await page.getByRole('radio', { name: 'List', exact: true }).check({ force: true });
  await expect(page).toHaveURL(/map=list/);
  await expect(
    page
      .getByRole('list', { name: /Workloads by memory request/ })
      .getByRole('button')
      .first()
  ).toBeVisible();
});

test('rows stand under headings that fold', async ({ page }) => {
  await page.goto(appUrl('resources', { from: 'now-1h', to: 'now', sections: 'verdict' }));
  const heading = table(page).getByRole('button', { name: /^OOM risk \d rows/ });
  await expect(row(page, 'checkout')).toBeVisible();
  await heading.click();
  await expect(page).toHaveURL(/folded=oom-risk/);
  await expect(row(page, 'checkout')).toHaveCount(0);
  await expect(row(page, 'ingest')).toBeVisible();
});

test('columns are chosen, and kept in the URL and in the browser', async ({ page }) => {
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('group', { name: 'Columns of the table' }).getByText('Samples', { exact: true }).click();
  await expect(table(page).getByRole('columnheader', { name: 'Samples' })).toBeVisible();
  await expect(page).toHaveURL(/columns=.*samples/);
  await page.goto(appUrl('resources', { from: 'now-1h', to: 'now' }));
  await expect(table(page).getByRole('columnheader', { name: 'Samples' })).toBeVisible();
});

for (const { lang, details, wasteful, starved } of [
  {
    lang: 'en-US',
    details: 'Details of ',
    wasteful: /Even at its peak it used/,
    starved: /average CPU is .* of the CPU/,
  },
  { lang: 'zh-Hans', details: ' 的详情', wasteful: /即使在峰值/, starved: /CPU 均值达到/ },
] as const) {
  test(`why one is starved and one wasteful, from a link opened fresh (${lang})`, async ({ page, browser }) => {
    const name = (workload: string) => (lang === 'en-US' ? `${details}${workload}` : `${workload}${details}`);
    await prefer(page, { lang });
    await page.goto(appUrl('resources', { from: 'now-1h', to: 'now' }));
    for (const [workload, why] of [
      ['ingest', starved],
      ['legacy-portal', wasteful],
    ] as const) {
      await page.getByRole('button', { name: name(workload), exact: true }).click();
      await expect(page.getByText(why).first()).toBeVisible();
    }
    await expect(page.getByText(/kubectl --namespace web patch/)).toBeVisible();

    const fresh = await browser.newPage();
    await prefer(fresh, { lang });
    await fresh.goto(page.url());
    await expect(fresh.getByText(wasteful).first()).toBeVisible();
    await expect(fresh.getByText(/kubectl --namespace web patch/)).toBeVisible();
    await fresh.close();
  });
}

test.describe('what is asked in vain', () => {
  for (const [what, query] of [
    ['a window before the data', { from: '2001-01-01T00:00:00.000Z', to: '2001-01-01T01:00:00.000Z' }],
    ['a namespace with the letters of a regular expression', { from: 'now-1h', to: 'now', namespace: 'a.*b(' }],
  ] as const) {
    test(what, async ({ page }) => {
      await page.goto(appUrl('resources', query));
      await expect(
        page.getByText(/No pods ran here in this time range|No container figures in this data source/)
      ).toBeVisible();
    });
  }

  test('one query that fails leaves the others', async ({ page }) => {
    await answerPrometheus(page, (route, expr) =>
      expr.includes('container_cpu_cfs_throttled')
        ? route.fulfill({ status: 422, json: { status: 'error', errorType: 'execution', error: 'too many samples' } })
        : route.continue()
    );
    await page.goto(appUrl('resources', { from: 'now-50m', to: 'now' }));
    await expect(page.getByText(/figures are unknown, not zero/)).toBeVisible();
    await expect(page.getByText(/too many samples/).first()).toBeVisible();
    await expect(row(page, 'checkout')).toBeVisible();
  });
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
  await expect(page.getByText(/· 30 min ·/)).toBeVisible();
});
