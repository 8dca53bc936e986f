import type { TestRun, TestRunChange, TestRunEnd, TestRunStart } from '../contract/test-runs.ts';
import { iso, windowFault, type RunFault } from './run-fault.ts';

/** Who does it and when; `id` is for a run that is new. */
export interface RunContext {
  id: string;
  author: string;
  /** Unix milliseconds. */
  now: number;
}

export type RunOutcome = { run: TestRun; isNew: boolean } | { fault: RunFault };

/** A run saved on the page. */
export function saveRun(draft: Extract<TestRunChange, { action: 'save' }>, context: RunContext): RunOutcome {
  const { name, note, labels, scope, from, to } = draft;
  const { id, author, now } = context;
  const fault = windowFault(from, to, now);
  return fault
    ? { fault }
    : {
        run: { id, key: null, name, note, author, labels, scope, from, to, createdAt: now, changedAt: now },
        isNew: true,
      };
}

/**
 * A run that a script marks. The same key again gives the run that is there, so that a call can be repeated; unless it says
 * something else, which would be lost.
 */
export function startRun(before: TestRun | undefined, start: TestRunStart, context: RunContext): RunOutcome {
  const { id, author, now } = context;
  const { key, name, note, labels, cluster, namespaces, workloads } = start;
  if (before) {
    const difference = differenceOf(before, start);
    return difference === undefined
      ? { run: before, isNew: false }
      : {
          fault: {
            code: 'conflict',
            text: `The key "${key}" belongs to the run "${before.name}", ${difference}. Give every run a key of its own.`,
          },
        };
  }
  const from = start.from ?? now;
  const to = start.to ?? null;
  const fault = windowFault(from, to, now);
  const scope = { cluster, namespaces, workloads };
  return fault
    ? { fault }
    : {
        run: {
          ...{ id, key: key ?? null, name, note, labels, scope, from, to },
          author: start.author || author,
          ...{ createdAt: now, changedAt: now },
        },
        isNew: true,
      };
}

function differenceOf(before: TestRun, { name, from, to }: TestRunStart): string | undefined {
  if (name !== before.name) {
    return 'which has another name';
  }
  if (from !== undefined && from !== before.from) {
    return `which began ${iso(before.from)}`;
  }
  if (before.to !== null && to !== before.to) {
    return `which ended ${iso(before.to)}`;
  }
  return before.to === null && to !== undefined ? 'which is still running: end it instead' : undefined;
}

/** The run as it ended. Ended once more without a moment, it keeps its first end. */
export function endRun(run: TestRun, end: TestRunEnd, now: number): RunOutcome {
  const to = end.to ?? run.to ?? Math.max(now, run.from + 1);
  const fault = windowFault(run.from, to, now);
  const changed = {
    ...run,
    to,
    note: end.note ?? run.note,
    labels: { ...run.labels, ...end.labels },
  };
  if (!fault && Object.keys(changed.labels).length > 16) {
    return { fault: { code: 'bad-request', text: 'labels: with those it has, the run would have more than 16.' } };
  }
  return fault ? { fault } : { run: touched(run, changed, now), isNew: false };
}

/** The run under another name or with another note. */
export function editRun(run: TestRun, { name, note }: { name?: string; note?: string }, now: number): TestRun {
  return touched(run, { ...run, name: name ?? run.name, note: note ?? run.note }, now);
}

/** The fault of having no room for one more. */
export function roomFault(count: number, most: number): RunFault | undefined {
  return count < most
    ? undefined
    : {
        code: 'too-many',
        text: `There are ${count} runs already, as many as are kept. Delete some that are not needed.`,
      };
}

/** Newest beginning first; those that began together by id, so that the order is always the same. */
export function newestRunsFirst(runs: readonly TestRun[]): TestRun[] {
  return [...runs].sort((a, b) => b.from - a.from || (a.id < b.id ? -1 : 1));
}

function touched(before: TestRun, after: TestRun, now: number): TestRun {
  return JSON.stringify(before) === JSON.stringify(after) ? before : { ...after, changedAt: now };
}
