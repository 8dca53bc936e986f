import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';

/** Does `work`; with a folder, what the page spends its time on meanwhile goes there, for the developer tools of Chromium. */
export async function profiled<Result>(
  page: Page,
  folder: string | undefined,
  work: () => Promise<Result>
): Promise<Result> {
  if (folder === undefined) {
    return work();
  }
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.start');
  const result = await work();
  const { profile } = await session.send('Profiler.stop');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'page.cpuprofile'), JSON.stringify(profile));
  return result;
}
