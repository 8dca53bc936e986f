import { type BrowserContext, type Page, expect, test as base } from '@playwright/test';

export interface View {
  theme?: 'dark' | 'light';
  lang?: 'en-US' | 'zh-Hans';
  role?: 'Viewer' | 'Editor' | 'Admin';
}

/** The address of an app page; `query` is the page's own state. */
export function appUrl(page: string, query: Record<string, string> = {}): string {
  const url = new URL(`/a/vigil-kubernetes-app/${page}`, process.env.VIGIL_URL);
  for (const [name, value] of Object.entries(query)) {
    url.searchParams.set(name, value);
  }
  return url.href;
}

/**
 * A Playwright test that fails on any uncaught error of the page. All pages of a worker share what the browser keeps of
 * Grafana's and the plugin's files, as with a person who comes back; cookies and storage begin empty. A fresh visitor is
 * `browser.newContext()`.
 */
export const test = base.extend<{ strict: void }, { warm: BrowserContext }>({
  warm: [
    async ({ browser }, use) => {
      const context = await browser.newContext();
      await use(context);
      await context.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ warm }, use) => {
    await use(warm);
    await Promise.all(warm.pages().map((page) => page.close()));
    await warm.clearPermissions();
  },
  page: async ({ context, viewport }, use) => {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const origin = new URL(process.env.VIGIL_URL ?? '').origin;
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'cookies,local_storage,indexeddb' });
    await session.detach();
    if (viewport) {
      await page.setViewportSize(viewport);
    }
    await use(page);
  },
  strict: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await use();
      expect(errors, 'uncaught errors in the page').toEqual([]);
    },
    { auto: true },
  ],
});

/** Sets theme, language and role, as a user's preferences would: the sandbox keeps them in cookies. */
export async function prefer(page: Page, { theme = 'dark', lang = 'en-US', role = 'Admin' }: View): Promise<void> {
  // Not a visit: drawing a page that nobody looks at would be a fifth of all journeys.
  const answer = await page.request.get(`${process.env.VIGIL_URL}/?theme=${theme}&lang=${lang}&role=${role}`);
  expect(answer.ok(), `the sandbox answers ${answer.status()}`).toBe(true);
}

export { expect };
