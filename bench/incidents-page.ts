import { type Browser, chromium, type Page } from '@playwright/test';
import { findChromium } from '../scripts/find-chromium.mjs';
import { buildHost, buildPlugin } from '../scripts/setup.mjs';
import type { Benchmark, Report } from './benchmark.ts';
import { machine } from './figures/machine.ts';
import { median } from './figures/quantile.ts';
import { round } from './figures/round.ts';
import { rareWord } from './incidents/example-recording.ts';
import { readOptions } from './number-options.ts';
import { profiled } from './page/profiled.ts';
import { scrollRows } from './page/scroll-rows.ts';
import { startPage } from './page/start-page.ts';
import { untilRows, watchPage } from './page/watch-page.ts';

const options = {
  incidents: { default: 50_000, least: 1_000 },
  /** How often the page is opened, each time by a visitor with an empty cache. */
  opens: { default: 5, least: 1 },
  /** Rows to scroll through, and how many of them in a second. */
  rows: { default: 5_000, least: 100 },
  pace: { default: 250, least: 1 },
};

export const benchmark: Benchmark = {
  about: 'the page of exceptions over 50,000 incidents in Chromium: opens, filters, scrolls',
  async run(args, report, signal) {
    const { incidents, opens, rows, pace, build, profile } = readOptions(args, options, ['build', 'profile']);
    // `--build skip`: plugin and host page as they were built before.
    if (build !== 'skip') {
      await buildPlugin();
      await buildHost();
    }
    const executablePath = await findChromium();
    const stage = await startPage(incidents, report);
    let browser: Browser | undefined;
    try {
      signal.throwIfAborted();
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
      report.detail({ part: 'machine', ...machine(), browser: browser.version() });
      const address = `${stage.url}/a/vigil-kubernetes-app/exceptions?from=now-14d&to=now`;
      const times: number[] = [];
      for (let run = 1; run < opens; run += 1) {
        const page = await openPage(browser, address, times, report);
        await page.context().close();
        signal.throwIfAborted();
      }
      const page = await openPage(browser, address, times, report);
      const search = await timeSearch(page, report);
      const filter = await timeFilter(page, report);
      const scrolled = await profiled(page, profile, () => scrollRows(page, rows, pace, 'service-'));
      report.detail({
        ...{ part: 'scroll', rows: scrolled.rows, ms: round(scrolled.ms), held_up_ms: round(scrolled.heldUpMs) },
        ...{ frames: scrolled.frames, frames_over_50_ms: scrolled.slowFrames },
      });
      return {
        summary: {
          ...{
            bench: 'incidents-page',
            incidents,
            open_ms: round(median(times)),
            filter_ms: filter,
            search_ms: search,
          },
          ...{ scrolled_rows: scrolled.rows, long_tasks: scrolled.longTasks },
          ...{ longest_task_ms: round(scrolled.longestTaskMs), worst_frame_ms: round(scrolled.worstFrameMs) },
        },
        faults: scrolled.rows < rows ? [`only ${scrolled.rows} of ${rows} rows could be scrolled through`] : [],
      };
    } finally {
      await browser?.close();
      await stage.close();
    }
  },
};

/** A new visitor; adds the milliseconds from the click on the link to the first rows. */
async function openPage(browser: Browser, address: string, times: number[], report: Report): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await watchPage(page, '[role="grid"] [role="row"]', 'service-');
  await page.goto(address);
  await page.waitForFunction(() => window.vigilBench.firstRowsAt !== null, undefined, { timeout: 60_000 });
  const { firstRowsAt, longTasks } = await page.evaluate(() => window.vigilBench);
  times.push(firstRowsAt ?? 0);
  const longest = Math.max(0, ...longTasks.map(({ ms }) => ms));
  report.detail({ part: 'open', first_rows_ms: round(firstRowsAt), longest_task_ms: round(longest) });
  report.say(`opened: first rows after ${round(firstRowsAt)} ms`);
  return page;
}

/** From the last letter of a search to its rows, the waiting for another letter included; then back to all. */
async function timeSearch(page: Page, report: Report): Promise<number | null> {
  const box = page.getByRole('searchbox');
  const word = 'service-1234';
  const found = await untilRows(page, () => box.fill(word), word);
  const cleared = await untilRows(page, () => box.fill(''), '', word);
  const rare = await untilRows(page, () => box.fill(rareWord), '11');
  await untilRows(page, () => box.fill(''), 'service-');
  report.detail({ part: 'search', search_ms: round(found), clear_ms: round(cleared), rare_ms: round(rare) });
  report.say(`search: ${round(found)} ms, cleared: ${round(cleared)} ms`);
  return round(Math.max(found, cleared, rare));
}

/** From the click on a value of a filter to its rows. */
async function timeFilter(page: Page, report: Report): Promise<number | null> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: 'reason' }).click();
  const value = page.getByRole('group', { name: 'reason' }).getByText('OOMKilled', { exact: true });
  const set = await untilRows(page, () => value.click(), 'OOMKilled');
  await page.keyboard.press('Escape');
  const remove = page.getByRole('button', { name: 'Remove filter reason' });
  const removed = await untilRows(page, () => remove.click(), '', 'OOMKilled');
  report.detail({ part: 'filter', set_ms: round(set), removed_ms: round(removed) });
  report.say(`filter: ${round(set)} ms, removed: ${round(removed)} ms`);
  return round(Math.max(set, removed));
}
