import type { Page } from '@playwright/test';

export interface Scrolled {
  rows: number;
  /** Milliseconds in all, and of those how many the end of what was loaded held it up. */
  ms: number;
  heldUpMs: number;
  frames: number;
  /** The longest time between two frames, and how many took more than 50 ms. */
  worstFrameMs: number;
  slowFrames: number;
  longTasks: number;
  longestTaskMs: number;
}

/**
 * Scrolls through `rows` rows at a steady pace, `perSecond` of them, as fast as more of them come. A row: what has cells,
 * and says `text`.
 */
export async function scrollRows(page: Page, rows: number, perSecond: number, text: string): Promise<Scrolled> {
  return page.evaluate(
    ([wanted, pace, word]) =>
      new Promise<Scrolled>((resolve, reject) => {
        const grid = document.querySelector('[role="grid"]');
        const around = grid ? [grid, ...grid.querySelectorAll('*')] : [];
        for (let outer = grid?.parentElement; outer; outer = outer.parentElement) {
          around.push(outer);
        }
        const scroller = around.find(
          (element) =>
            element.scrollHeight > element.clientHeight + 100 && /auto|scroll/.test(getComputedStyle(element).overflowY)
        );
        const row = [...document.querySelectorAll('[role="grid"] [role="row"]')].find(
          (candidate) => !candidate.querySelector('[role="columnheader"]') && candidate.textContent?.includes(word)
        );
        if (!scroller || !row) {
          reject(new Error('the page has no list that scrolls'));
          return;
        }
        const height = row.getBoundingClientRect().height;
        const began = performance.now();
        const earlier = window.vigilBench.longTasks.length;
        const gaps: number[] = [];
        let heldUpMs = 0;
        let target = 0;
        let last = began;
        const step = (now: number) => {
          const gap = now - last;
          last = now;
          gaps.push(gap);
          // Asked once a frame, before anything changes: the page has to lay out for it in any case.
          const actual = scroller.scrollTop;
          heldUpMs += actual < target - 2 ? gap : 0;
          if (actual < wanted * height && now - began < 120_000) {
            // A long frame does not make it jump further than the eye would follow.
            target = actual + (Math.min(gap, 100) / 1000) * pace * height;
            scroller.scrollTop = target;
            requestAnimationFrame(step);
            return;
          }
          const tasks = window.vigilBench.longTasks.slice(earlier).map(({ ms }) => ms);
          resolve({
            ...{ rows: Math.round(actual / height), ms: now - began, heldUpMs, frames: gaps.length },
            ...{ worstFrameMs: Math.max(...gaps), slowFrames: gaps.filter((each) => each > 50).length },
            ...{ longTasks: tasks.length, longestTaskMs: Math.max(0, ...tasks) },
          });
        };
        requestAnimationFrame((now) => {
          last = now;
          requestAnimationFrame(step);
        });
      }),
    [rows, perSecond, text] as const
  );
}
