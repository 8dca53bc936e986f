import type { Locator, Page } from '@playwright/test';
import { appUrl, expect, prefer, test, type View } from './open-page.ts';

/** What a reader of either language sees. */
const languages = [
  {
    lang: 'en-US',
    filter: 'Filter',
    reason: 'reason',
    incidents: 'Incidents',
    lineLink: (number: string) => `Link to line ${number}`,
    metrics: 'Metrics',
    memory: 'Memory working set',
    series: ['used', 'request', 'limit'],
    log: 'Log',
    acknowledge: 'Acknowledge',
    fourHours: '4 hours',
    why: 'Why, or who is on it',
    marked: /Acknowledged by admin .*, until \d{4}-\d\d-\d\d \d\d:\d\d:\d\d.*: raising the limit/,
    acknowledged: 'acknowledged',
    copyLink: 'Copy link',
    takeBack: 'Unacknowledge',
    open: 'open',
  },
  {
    lang: 'zh-Hans',
    filter: '筛选',
    reason: '原因',
    incidents: '异常列表',
    lineLink: (number: string) => `第 ${number} 行的链接`,
    metrics: '指标',
    memory: '内存工作集',
    series: ['已用', '请求', '限制'],
    log: '日志',
    acknowledge: '确认',
    fourHours: '4 小时',
    why: '原因，或由谁处理',
    marked: /admin 已确认 .*至 \d{4}-\d\d-\d\d \d\d:\d\d:\d\d.*: raising the limit/,
    acknowledged: '已确认',
    copyLink: '复制链接',
    takeBack: '取消确认',
    open: '未恢复',
  },
] as const;

const proxy = () => `${process.env.VIGIL_URL}/api/plugin-proxy/vigil-kubernetes-app/v1`;

/** However a journey ended, the next one finds nothing acknowledged. */
test.afterEach(async ({ page }) => {
  const { incidents } = await (await page.request.get(`${proxy()}/incidents?state=acknowledged`)).json();
  const ids = incidents.map(({ id }: { id: string }) => id);
  if (ids.length > 0) {
    await page.request.post(`${proxy()}/incidents/mark`, { data: { action: 'unacknowledge', ids } });
  }
});

/** The story kills checkout every 4 min, and only the latest log is kept: leaves the journey a minute before the next. */
async function untilJustKilled(page: Page): Promise<void> {
  const age = async () => {
    const { incidents } = await (
      await page.request.get(`${proxy()}/incidents?search=checkout&reason=OOMKilled`)
    ).json();
    return Date.now() - incidents[0].lastSeen;
  };
  await expect.poll(async () => Math.abs((await age()) - 95_000), { timeout: 100_000 }).toBeLessThan(85_000);
}

/** The log's lines that are in sight: number and text. */
async function linesInSight(log: Locator): Promise<Array<{ number: string; text: string }>> {
  return log.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return [...element.querySelectorAll('[data-index]')]
      .filter((line) => line.getBoundingClientRect().top >= top && line.getBoundingClientRect().bottom <= bottom)
      .map((line) => ({
        number: line.querySelector('button')?.textContent ?? '',
        text: line.lastElementChild?.textContent ?? '',
      }));
  });
}

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

for (const words of languages) {
  const view: View = { lang: words.lang };

  test(`from the list to the cause of an OOM kill, and a link that shows it to others (${words.lang})`, async ({
    page,
    context,
    browser,
  }) => {
    test.setTimeout(200_000);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await untilJustKilled(page);
    await prefer(page, view);
    await page.goto(appUrl('exceptions'));

    // Find it. The list stays behind the drawer, out of reach for a screen reader.
    const rows = (on: Page) => on.locator('[role=grid] [role=row]').filter({ hasText: '×' });
    const row = (on: Page) => rows(on).filter({ hasText: 'shop / checkout' });
    await expect(page.getByRole('grid', { name: words.incidents })).toBeVisible();
    await row(page).waitFor();
    await page.getByRole('button', { name: words.filter, exact: true }).click();
    await page.getByRole('menuitem', { name: words.reason, exact: true }).click();
    await page.getByRole('group', { name: words.reason }).getByText('OOMKilled', { exact: true }).click();
    await expect(page).toHaveURL(/reason=OOMKilled/);
    await page.keyboard.press('Escape');
    await expect(row(page)).toContainText('OOMKilled');
    await expect(row(page)).toContainText(words.open);

    // Its last words: the kernel gives no notice, so that it opens at its end.
    await row(page).click();
    const drawer = page.getByRole('dialog').first();
    const log = drawer.getByRole('log');
    await expect(log.getByText('after full collection').last()).toBeInViewport();
    await expect(log.locator('[data-index]').last()).toBeInViewport();

    // A line further up, to show to others.
    await log.evaluate((element) => element.scrollBy(0, -600));
    await expect.poll(async () => (await linesInSight(log)).length).toBeGreaterThan(3);
    const [, , line] = await linesInSight(log);
    await log.getByRole('button', { name: words.lineLink(line!.number), exact: true }).click();
    await expect(log.locator('[aria-current=location]')).toContainText(line!.text);

    // Its memory against the limit.
    await drawer.getByRole('tab', { name: words.metrics }).click();
    const memory = drawer.locator('section').filter({ has: page.getByRole('heading', { name: words.memory }) });
    await expect(memory.locator('canvas')).toBeVisible();
    for (const name of words.series) {
      await expect(memory.getByText(name, { exact: true })).toBeVisible();
    }
    await drawer.getByRole('tab', { name: words.log }).click();

    // Taken on: who, until when and why, in the drawer and at once in the list.
    await drawer.getByRole('button', { name: words.acknowledge, exact: true }).click();
    const dialog = page
      .getByRole('dialog')
      .filter({ has: page.getByLabel(words.why) })
      .last();
    await dialog.getByRole('radio', { name: words.fourHours }).check();
    await dialog.getByLabel(words.why).fill('raising the limit');
    await dialog.getByRole('button', { name: words.acknowledge, exact: true }).click();
    await expect(drawer.getByText(words.marked)).toBeVisible();
    await expect(row(page)).toContainText(words.acknowledged);

    // Shown to somebody else.
    await drawer.getByRole('button', { name: words.copyLink }).click();
    await expect.poll(() => copied(page)).toContain('incident=');
    const link = new URL(await copied(page));
    expect(link.searchParams.get('from')).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(link.searchParams.get('to')).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    const others = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    try {
      const theirs = await others.newPage();
      await prefer(theirs, view);
      await theirs.goto(link.href);
      await expect(row(theirs)).toContainText(words.acknowledged);
      await expect(row(theirs)).toHaveAttribute('aria-current', 'true');
      const target = theirs.getByRole('dialog').getByRole('log').locator('[aria-current=location]');
      await expect(target).toContainText(line!.text);
      await expect(target).toBeInViewport();
      await expect(theirs.getByRole('dialog').getByText(words.marked)).toBeVisible();
      await expect(rows(theirs)).toHaveCount(await rows(page).count());
    } finally {
      await others.close();
    }

    await drawer.getByRole('button', { name: words.takeBack }).click();
    await expect(row(page)).toContainText(words.open);
  });
}
