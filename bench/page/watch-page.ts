import type { Page } from '@playwright/test';

/** What the page itself notes, in its own clock (milliseconds since its navigation began). */
export interface PageWatch {
  /** When first a row of the list was there; null: not yet. */
  firstRowsAt: number | null;
  longTasks: Array<{ at: number; ms: number }>;
}

declare global {
  interface Window {
    vigilBench: PageWatch;
  }
}

/** Before the page loads: notes the first row, an element of `selector` with `text`, and every task of 50 ms and more. */
export async function watchPage(page: Page, selector: string, text: string): Promise<void> {
  await page.addInitScript(
    ([rows, word]) => {
      const watch: PageWatch = { firstRowsAt: null, longTasks: [] };
      window.vigilBench = watch;
      new PerformanceObserver((list) => {
        watch.longTasks.push(...list.getEntries().map(({ startTime, duration }) => ({ at: startTime, ms: duration })));
      }).observe({ type: 'longtask', buffered: true });
      const look = () => {
        if ([...document.querySelectorAll(rows)].some((row) => row.textContent?.includes(word))) {
          watch.firstRowsAt = performance.now();
        } else {
          requestAnimationFrame(look);
        }
      };
      requestAnimationFrame(look);
    },
    [selector, text] as const
  );
}

/** Milliseconds until every row of the list says `text`, and there is one at least; `text` empty: until one does not say `not`. */
export async function untilRows(page: Page, act: () => Promise<void>, text: string, not = ''): Promise<number> {
  const done = page.evaluate(
    ([wanted, unwanted]) =>
      new Promise<number>((resolve, reject) => {
        const began = performance.now();
        const look = () => {
          const rows = [...document.querySelectorAll('[role="grid"] [role="row"]')]
            .map((row) => row.textContent ?? '')
            .filter((row) => row.includes('service-'));
          const isThere =
            rows.length > 0 &&
            (wanted !== '' ? rows.every((row) => row.includes(wanted)) : rows.some((row) => !row.includes(unwanted)));
          if (isThere) {
            resolve(performance.now() - began);
          } else if (performance.now() - began > 30_000) {
            reject(new Error(`the list did not change within 30 s: ${wanted || `not ${unwanted}`}`));
          } else {
            requestAnimationFrame(look);
          }
        };
        requestAnimationFrame(look);
      }),
    [text, not] as const
  );
  const [ms] = await Promise.all([done, act()]);
  return ms;
}
