import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { appUrl, expect, prefer, test } from './open-page.ts';

/** Minutes that are over: the same whenever the page is loaded. */
function finishedWindow(minutes: number): { from: string; to: string } {
  const to = Math.floor(Date.now() / 60_000) * 60_000 - 60_000;
  return { from: new Date(to - minutes * 60_000).toISOString(), to: new Date(to).toISOString() };
}

const words = {
  'en-US': {
    ...{ runs: 'Test runs', name: 'Name', save: 'Save this window', open: 'Open', compare: 'Compare' },
    ...{ previous: 'The window before, of the same length', comparison: 'Comparison', share: 'Share' },
    ...{
      only: 'changed significantly',
      now: 'This window',
      list: 'Saved runs',
      confirm: 'Delete',
      resources: 'Resources',
    },
  },
  'zh-Hans': {
    ...{ runs: '测试记录', name: '名称', save: '保存此时间段', open: '打开', compare: '对比' },
    ...{ previous: '前一个等长时间段', comparison: '对比', share: '分享' },
    ...{ only: '仅显示变化显著的', now: '当前时间段', list: '已保存的测试记录', confirm: '删除', resources: '资源' },
  },
} as const;

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

for (const lang of ['en-US', 'zh-Hans'] as const) {
  test(`a run is saved, opened again, compared with the window before and shared (${lang})`, async ({
    page,
    context,
    browser,
  }) => {
    test.setTimeout(120_000);
    const word = words[lang];
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await prefer(page, { lang });
    // Another window in each language: the page names a window after the first run that has it.
    const range = finishedWindow(lang === 'en-US' ? 20 : 18);
    const grid = (on: Page, name: string) => on.getByRole('grid', { name, exact: true });
    const name = `checkout ${lang} ${Date.now()}`;
    await page.goto(appUrl('resources', { ...range, namespace: 'shop' }));

    // Save it.
    await page.getByRole('button', { name: word.runs, exact: true }).click();
    await page.getByLabel(word.name, { exact: true }).fill(name);
    await page.getByRole('button', { name: word.save }).click();
    const list = page.getByRole('list', { name: word.list });
    await expect(list.getByText(name, { exact: true })).toBeVisible();

    // Open it again, from another window of the page.
    await page.goto(appUrl('resources', { from: 'now-5m', to: 'now' }));
    await page.getByRole('button', { name: word.runs, exact: true }).click();
    await list.getByRole('button', { name: `${word.open} ${name}` }).click();
    await expect
      .poll(() => Object.fromEntries(new URL(page.url()).searchParams))
      .toMatchObject({
        ...{ ...range, namespace: 'shop' },
      });
    await expect(page.getByRole('button', { name: word.runs, exact: true })).toHaveText(name);

    // Compare it.
    await page.getByRole('button', { name: word.compare, exact: true }).click();
    await page.getByRole('menuitem', { name: word.previous }).click();
    const row = (on: Page) => grid(on, word.comparison).getByRole('row').filter({ hasText: 'shop / checkout' });
    await expect(row(page).first()).toContainText('→');
    await page.getByRole('checkbox', { name: word.only }).check({ force: true });
    await expect(page).toHaveURL(/compare=previous/);
    await expect(page).toHaveURL(/changed=true/);
    await page.getByRole('checkbox', { name: word.only }).uncheck({ force: true });
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV' }).click();
    const csv = await readFile(await (await saved).path(), 'utf8');
    expect(csv).toContain('cpu_average_cores_significance');
    expect(csv).toContain('checkout');

    // Share it.
    await page.getByRole('button', { name: word.share }).click();
    const link = new URL(await copied(page));
    expect(Object.fromEntries(link.searchParams)).toMatchObject({ ...range, namespace: 'shop', compare: 'previous' });
    const other = await browser.newPage();
    await prefer(other, { lang, role: 'Viewer' });
    await other.goto(link.href);
    await expect(row(other).first()).toContainText('→');
    await expect(other.getByText(word.now)).toBeVisible();
    await other.close();
  });
}
