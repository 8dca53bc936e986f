import { type Page, expect, test as base } from '@playwright/test';

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

/** A Playwright test that fails on any uncaught error of the page. */
export const test = base.extend<{ strict: void }>({
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

/** Sets theme, language and role, as a user's preferences would. */
export async function prefer(page: Page, { theme = 'dark', lang = 'en-US', role = 'Admin' }: View): Promise<void> {
  await page.goto(`${process.env.VIGIL_URL}/?theme=${theme}&lang=${lang}&role=${role}`);
}

export { expect };
