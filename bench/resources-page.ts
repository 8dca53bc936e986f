import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { startHost } from '../pkg-sandbox/src/host/start-host.ts';
import { findChromium } from '../scripts/find-chromium.mjs';
import { buildHost, buildPlugin } from '../scripts/setup.mjs';
import type { Benchmark, Report } from './benchmark.ts';
import { machine } from './figures/machine.ts';
import { median } from './figures/quantile.ts';
import { round } from './figures/round.ts';
import { readOptions } from './number-options.ts';
import { noteAnswers } from './page/note-answers.ts';
import { profiled } from './page/profiled.ts';
import { untilChanged } from './page/until-changed.ts';
import { watchPage } from './page/watch-page.ts';
import { chunkSizes } from './page/chunk-sizes.ts';
import { Databases } from './resources/databases.ts';
import { fillDatabases } from './resources/fill-databases.ts';
import { scrollRows } from './page/scroll-rows.ts';

const options = {
  pods: { default: 10_000, least: 100 },
  hours: { default: 0.5, least: 0.25 },
  /** How often the page is opened, each time by a visitor with an empty cache. */
  opens: { default: 3, least: 1 },
};
const root = path.resolve(import.meta.dirname, '..');
const rows = '[role="grid"] [role="gridcell"]';

export const benchmark: Benchmark = {
  about: 'the page of resources over 10,000 pods in Chromium: first rows, sorting, grouping, search',
  async run(args, report, signal) {
    const { pods, hours, opens, build, profile } = readOptions(args, options, ['build', 'profile']);
    // `--build skip`: plugin and host page as they were built before.
    if (build !== 'skip') {
      await buildPlugin();
      await buildHost();
    }
    const folder = await mkdtemp(path.join(tmpdir(), 'vigil-bench-'));
    const databases = new Databases(folder, [], report);
    const closers: Array<() => Promise<unknown>> = [
      () => rm(folder, { recursive: true, force: true }),
      () => databases.stopAll(),
    ];
    try {
      const { window } = await fillDatabases({ databases, names: ['prometheus'], pods, hours, report, signal });
      const { url: prometheusUrl } = await databases.start('prometheus');
      const host = await startHost({
        ...{ port: 0, pluginDist: path.join(root, 'dist'), hostDist: path.join(root, 'pkg-sandbox/host/dist') },
        ...{ prometheusUrl, settings: { jsonData: {}, secureJsonData: {} }, log: () => undefined },
      });
      closers.push(() => host.close());
      const executablePath = await findChromium();
      const browser = await chromium.launch({
        executablePath,
        args: ['--no-sandbox', '--disable-background-networking'],
      });
      closers.push(() => browser.close());
      report.detail({ part: 'machine', ...machine(), browser: browser.version() });
      const query = new URLSearchParams({ from: String(window.from), to: String(window.to) });
      const address = `${host.url}/a/vigil-kubernetes-app/resources?${query}`;
      const first: number[] = [];
      const whole: number[] = [];
      let page: Page | undefined;
      for (let run = 0; run < opens; run += 1) {
        signal.throwIfAborted();
        await page?.context().close();
        const opened = await openPage(browser, address, report, profile);
        first.push(opened.firstRowsMs);
        whole.push(opened.wholeMs);
        page = opened.page;
      }
      await page?.getByRole('radio', { name: 'Pod', exact: true }).check({ force: true });
      await page?.waitForFunction(
        (least) => Number(document.querySelector('[role="grid"]')?.ariaRowCount) > least,
        pods
      );
      const shown = Number(await page?.getByRole('grid').getAttribute('aria-rowcount')) - 1;
      const changes = await timeChanges(page as Page, report);
      const scrolled = await scrollRows(page as Page, Math.min(5_000, shown / 2), 500, '');
      return {
        summary: {
          ...{ bench: 'resources-page', pods, rows: shown },
          ...{ first_rows_ms: round(median(first)), whole_ms: round(median(whole)) },
          ...changes,
          worst_frame_ms: round(scrolled.worstFrameMs),
          ...(await chunkSizes(path.join(root, 'dist'))),
        },
        faults: shown < pods ? [`only ${shown} rows of ${pods} pods`] : [],
      };
    } finally {
      for (const close of closers.reverse()) {
        await close();
      }
    }
  },
};

interface Opened {
  page: Page;
  /** From the last answer that the first rows rest on to the first row. */
  firstRowsMs: number;
  /** From the very last answer to the whole table. */
  wholeMs: number;
}

/** A new visitor. */
async function openPage(browser: Browser, address: string, report: Report, profile?: string): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await watchPage(page, rows, '');
  const answers = noteAnswers(page);
  await profiled(page, profile, async () => {
    await page.goto(address);
    await page.waitForFunction(() => window.vigilBench.firstRowsAt !== null, undefined, { timeout: 180_000 });
    await page.waitForFunction(
      () => document.querySelector('[aria-busy="false"]') && !document.querySelector('[aria-busy="true"]'),
      undefined,
      { timeout: 180_000 }
    );
  });
  const { firstRowsAt, longTasks, origin, now } = await page.evaluate(() => ({
    ...window.vigilBench,
    origin: performance.timeOrigin,
    now: performance.now(),
  }));
  const lastOf = (some: typeof answers) => Math.max(...some.map(({ answered }) => answered)) - origin;
  // The plan asks for throttling first once names and figures are there: what was asked before carries the first rows.
  const next = Math.min(
    ...answers.filter(({ query }) => query.includes('increase(container_cpu_cfs')).map(({ asked }) => asked)
  );
  const carried = answers.filter(({ asked }) => asked < next);
  const firstRowsMs = (firstRowsAt ?? 0) - lastOf(carried);
  const wholeMs = now - lastOf(answers);
  const longest = Math.max(0, ...longTasks.map(({ ms }) => ms));
  report.detail({
    ...{ part: 'open', queries: answers.length, before_first_rows: carried.length },
    ...{ first_rows_after_navigation_ms: round(firstRowsAt), first_rows_ms: round(firstRowsMs) },
    ...{ whole_ms: round(wholeMs), longest_task_ms: round(longest) },
    answers_mb: round(answers.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6, 1),
  });
  report.say(`opened: first rows ${round(firstRowsMs)} ms after the last answer they rest on`);
  return { page, firstRowsMs, wholeMs };
}

/** What is done with the table, each from the event to other rows; and the longest task of them all. */
async function timeChanges(page: Page, report: Report): Promise<Record<string, number | null>> {
  const head = (name: string) => page.getByRole('columnheader', { name }).getByRole('button');
  const radio = (name: string) => page.getByRole('radio', { name, exact: true }).check({ force: true });
  const box = page.getByRole('searchbox');
  const steps: Array<[kind: 'sort' | 'search' | 'group', what: string, act: () => Promise<void>]> = [
    ['sort', 'CPU', () => head('CPU cores').click()],
    ['sort', 'memory', () => head('Memory').first().click()],
    ['sort', 'name', () => head('Pod').click()],
    ['search', 'one application', () => box.fill('ledger-1')],
    ['search', 'all again', () => box.fill('')],
    ['group', 'namespace', () => radio('Namespace')],
    ['group', 'workload', () => radio('Workload')],
    ['group', 'pod', () => radio('Pod')],
  ];
  const worst = { sort: 0, search: 0, group: 0, task: 0 };
  for (const [kind, what, act] of steps) {
    const { ms, longestTaskMs } = await untilChanged(page, rows, act);
    report.detail({ part: kind, what, ms: round(ms), longest_task_ms: round(longestTaskMs) });
    worst[kind] = Math.max(worst[kind], ms);
    worst.task = Math.max(worst.task, longestTaskMs);
  }
  return {
    ...{ sort_ms: round(worst.sort), search_ms: round(worst.search), group_ms: round(worst.group) },
    longest_task_ms: round(worst.task),
  };
}
