/** @typedef {{passed: number, failed: number, skipped: number}} Counts */

const last = (text, pattern) => Number([...text.matchAll(pattern)].at(-1)?.[1] ?? 0);

/** What each runner's own closing lines say. A runner that says nothing counted nothing. */
const readers = {
  /** node:test: `ℹ pass 12` */
  node: (text) => ({
    passed: last(text, /^(?:ℹ|#) pass (\d+)/gm),
    failed: last(text, /^(?:ℹ|#) fail (\d+)/gm) + last(text, /^(?:ℹ|#) cancelled (\d+)/gm),
    skipped: last(text, /^(?:ℹ|#) skipped (\d+)/gm),
  }),
  /** Jest: `Tests: 1 failed, 2 skipped, 30 passed, 33 total` */
  jest: (text) => {
    const line = [...text.matchAll(/^Tests:.*$/gm)].at(-1)?.[0] ?? '';
    return {
      passed: last(line, /(\d+) passed/g),
      failed: last(line, /(\d+) failed/g),
      skipped: last(line, /(\d+) skipped/g),
    };
  },
  /** Playwright: `2 failed`, `14 passed (1.2m)`, each on its own line */
  playwright: (text) => ({
    passed: last(text, /^\s*(\d+) passed/gm) + last(text, /^\s*(\d+) flaky/gm),
    failed: last(text, /^\s*(\d+) failed/gm),
    skipped: last(text, /^\s*(\d+) skipped/gm),
  }),
  /** A command that only passes or fails. */
  single: () => ({ passed: 0, failed: 0, skipped: 0 }),
};

/**
 * @param {keyof readers} runner
 * @param {string} output
 * @param {number} exitCode a failed command counts as one failure even where its runner printed none
 * @returns {Counts}
 */
export function countResults(runner, output, exitCode) {
  const plain = output.replaceAll(/\u001b\[[0-9;]*m/g, '');
  const counts = readers[runner](plain);
  if (exitCode !== 0) {
    return { ...counts, failed: Math.max(1, counts.failed) };
  }
  return runner === 'single' ? { ...counts, passed: 1 } : counts;
}
