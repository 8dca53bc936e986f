import { z } from 'zod';
import { config } from '@grafana/runtime';
import { t } from '@grafana/i18n';
import { mostTestRuns, TestRun, TestRunChange } from '@vigil/core/contract/test-runs';
import {
  editRun,
  endRun,
  newestRunsFirst,
  roomFault,
  saveRun,
  type RunContext,
  type RunOutcome,
} from '@vigil/core/runs/change-run';
import type { RunFault } from '@vigil/core/runs/run-fault';
import { pluginId } from '../../../plugin-id';
import type { RunKeeper } from './run-keeper';

export const browserRunsKey = `${pluginId}.test-runs`;
const Stored = z.array(TestRun);

/** Runs of this browser alone, by the same rules as the proxy's. What can not be read is left as it is. */
export const browserRuns: RunKeeper = {
  where: 'browser',
  list: async () => ({ runs: newestRunsFirst(read()), most: mostTestRuns.browser, asOf: Date.now() }),
  change: async (asked) => {
    const change = TestRunChange.parse(asked);
    const runs = read();
    const outcome = apply(runs, change, {
      id: newId(),
      author: config.bootData.user.login || 'anonymous',
      now: Date.now(),
    });
    if ('fault' in outcome) {
      throw new Error(faultText(outcome.fault));
    }
    const { run } = outcome;
    const others = runs.filter(({ id }) => id !== run.id);
    write(change.action === 'delete' ? others : [...others, run]);
    return run;
  },
};

function apply(runs: readonly TestRun[], change: TestRunChange, context: RunContext): RunOutcome {
  if (change.action === 'save') {
    const fault = roomFault(runs.length, mostTestRuns.browser);
    return fault ? { fault } : saveRun(change, context);
  }
  const run = runs.find(({ id }) => id === change.id);
  if (!run) {
    return { fault: { code: 'not-found', text: '' } };
  }
  switch (change.action) {
    case 'edit':
      return { run: editRun(run, change, context.now), isNew: false };
    case 'end':
      return endRun(run, change, context.now);
    case 'delete':
      return { run, isNew: false };
  }
}

function read(): TestRun[] {
  try {
    return Stored.parse(JSON.parse(localStorage.getItem(browserRunsKey) ?? '[]'));
  } catch (cause) {
    throw new Error(
      t(
        'resources.runs.unreadable',
        'What this browser kept under {{key}} cannot be read; it is left as it is. Remove it from the local storage to start anew.',
        { key: browserRunsKey, interpolation: { escapeValue: false } }
      ),
      { cause }
    );
  }
}

function write(runs: readonly TestRun[]): void {
  try {
    localStorage.setItem(browserRunsKey, JSON.stringify(runs));
  } catch (cause) {
    throw new Error(t('resources.runs.full', 'This browser has no room left, or does not let pages keep anything.'), {
      cause,
    });
  }
}

function faultText({ code, text }: RunFault): string {
  switch (code) {
    case 'too-many':
      return t('resources.runs.too-many', 'There are {{count}} runs, as many as a browser keeps. Delete some first.', {
        count: mostTestRuns.browser,
      });
    case 'not-found':
      return t('resources.runs.gone', 'This run was deleted meanwhile, in another tab.');
    case 'bad-request':
    case 'conflict':
      return text;
  }
}

function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
