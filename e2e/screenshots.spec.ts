import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { appUrl, expect, prefer, test } from './open-page.ts';

const folder = process.env.VIGIL_SCREENSHOTS ?? 'test-results/screenshots';
const hour = { from: 'now-1h', to: 'now' };

interface Picture {
  name: string;
  url(): string;
  /** What a person does before the picture; resolves once what is to be seen is there. */
  show(page: Page): Promise<unknown>;
}

const incidentRow = (page: Page) => page.getByRole('row', { name: /shop \/ checkout/ });
const finding = 'HA-12 Deployment/shop/sessions @sandbox';
const legacyPortal = 'Deployment/web/legacy-portal';

const pictures: Picture[] = [
  { name: 'exceptions', url: () => appUrl('exceptions'), show: (page) => incidentRow(page).waitFor() },
  {
    name: 'exceptions-drawer',
    url: () => appUrl('exceptions'),
    async show(page) {
      await incidentRow(page).click();
      await page.getByRole('log').getByText('after full collection').last().waitFor();
    },
  },
  {
    name: 'resources',
    url: () => appUrl('resources', hour),
    show: (page) => page.locator('[data-row-name]').first().waitFor(),
  },
  {
    name: 'resources-row',
    url: () => appUrl('resources', { ...hour, workload: legacyPortal }),
    async show(page) {
      await page.locator('[data-row-name]').first().click();
      await page.getByText(/^kubectl .*patch/).waitFor();
      // Cores, memory and replicas.
      await expect(page.locator('canvas')).toHaveCount(3);
    },
  },
  {
    name: 'audit',
    url: () => appUrl('audit'),
    show: (page) => page.getByText('HA-12', { exact: true }).first().waitFor(),
  },
  {
    name: 'audit-finding',
    url: () => appUrl('audit', { open: 'HA-12', finding }),
    show: (page) => page.getByRole('dialog').getByText('topologySpreadConstraints').first().waitFor(),
  },
  {
    name: 'notifications',
    url: () => appUrl('notifications'),
    show: (page) =>
      page
        .getByRole('main')
        .getByText(/checkout.*OOMKilled/)
        .first()
        .waitFor(),
  },
  {
    name: 'notifications-message',
    url: () => appUrl('notifications', { search: 'checkout', receiver: 'sre-slack' }),
    async show(page) {
      await page
        .getByRole('main')
        .getByRole('button', { name: /checkout/ })
        .first()
        .click();
      await page.getByRole('dialog').locator('pre').first().waitFor();
    },
  },
  {
    name: 'notifications-receivers',
    url: () => appUrl('notifications', { view: 'receivers' }),
    show: (page) => page.getByRole('region', { name: /sre-wecom/ }).waitFor(),
  },
  {
    name: 'notifications-preview',
    url: () => appUrl('notifications', { view: 'preview' }),
    show: (page) => page.getByRole('table').first().getByText('sre-wecom').waitFor(),
  },
  {
    name: 'inbox',
    url: () => `${process.env.VIGIL_URL}/inbox`,
    show: (page) => page.getByRole('region', { name: 'sre-wecom' }).getByRole('article').first().waitFor(),
  },
  { name: 'health', url: () => appUrl('health'), show: (page) => page.getByText('SQLite').waitFor() },
  {
    name: 'configuration',
    url: () => `${process.env.VIGIL_URL}/plugins/vigil-kubernetes-app?page=configuration`,
    show: (page) => page.getByText(/sandbox \(v/).waitFor(),
  },
];

/** The page as it is, in both widths: complete, translated, and no wider than the window. */
async function take(page: Page, name: string): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  for (const [width, height, suffix] of [
    [1440, 900, ''],
    [1024, 768, '-1024'],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
      .toBeLessThanOrEqual(0);
    await page.screenshot({ path: path.join(folder, `${name}${suffix}.png`), animations: 'disabled' });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  const text = await page.locator('main, [role="dialog"]').allInnerTexts();
  expect(text.join('\n'), 'a key instead of its text, or text escaped twice').not.toMatch(
    /\b(exceptions|resources|audit|notifications|health|frame|configuration)\.[a-z]+[.-][a-z]|\{\{|&#?\w+;/
  );
}

/** Each theme and each language once; all of both where the pictures are wanted. */
const views = [
  ['dark', 'en-US', 'en'],
  ['light', 'zh-Hans', 'zh'],
  ...(process.env.VIGIL_SCREENSHOTS
    ? ([
        ['dark', 'zh-Hans', 'zh'],
        ['light', 'en-US', 'en'],
      ] as const)
    : []),
] as const;

for (const [theme, lang, short] of views) {
  test(`every page, ${theme}, ${short}`, async ({ page }) => {
    test.slow();
    mkdirSync(folder, { recursive: true });
    await prefer(page, { theme, lang });
    for (const { name, url, show } of pictures) {
      await page.goto(url());
      await show(page);
      await take(page, `${name}-${theme}-${short}`);
    }
  });
}
