import type { Page } from '@playwright/test';

/** What it took until the page had followed, milliseconds. */
export interface Change {
  /** From the event of the click or key to the first frame with other rows. */
  ms: number;
  /** The longest task since, until the page was at rest. */
  longestTaskMs: number;
}

/** Does `act` (a click or a key) and waits until the rows in sight, elements of `selector`, are others. Throws after 30 s. */
export async function untilChanged(page: Page, selector: string, act: () => Promise<void>): Promise<Change> {
  await page.evaluate((rows) => {
    const text = () => [...document.querySelectorAll(rows)].map((row) => row.textContent).join('\n');
    const before = text();
    const tasks = window.vigilBench.longTasks.length;
    window.vigilChange = new Promise((resolve, reject) => {
      let began: number | undefined;
      const begin = ({ timeStamp }: Event) => {
        began = timeStamp;
      };
      const kinds = ['click', 'input'];
      kinds.forEach((kind) => window.addEventListener(kind, begin, { capture: true }));
      const give = setTimeout(() => reject(new Error('the rows did not change within 30 s')), 30_000);
      const look = () => {
        if (began === undefined || ['', before].includes(text())) {
          requestAnimationFrame(look);
          return;
        }
        const ms = performance.now() - began;
        clearTimeout(give);
        kinds.forEach((kind) => window.removeEventListener(kind, begin, { capture: true }));
        // Long tasks are told a moment later.
        setTimeout(() => {
          const longest = window.vigilBench.longTasks.slice(tasks).map((task) => task.ms);
          resolve({ ms, longestTaskMs: Math.max(0, ...longest) });
        }, 500);
      };
      requestAnimationFrame(look);
    });
  }, selector);
  await act();
  return page.evaluate(() => window.vigilChange);
}

declare global {
  interface Window {
    vigilChange: Promise<Change>;
  }
}
