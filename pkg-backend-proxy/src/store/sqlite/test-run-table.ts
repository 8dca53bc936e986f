import {
  mostTestRuns,
  TestRun,
  type TestRunChange,
  type TestRunEnd,
  type TestRunStart,
} from '@vigil/core/contract/test-runs';
import {
  editRun,
  endRun,
  roomFault,
  type RunContext,
  type RunOutcome,
  saveRun,
  startRun,
} from '@vigil/core/runs/change-run';
import type { TestRunStore } from '../../runs/test-run-store.ts';
import type { Row } from './rows.ts';
import type { Statements } from './statements.ts';

type Run = <T>(work: (statements: Statements) => T) => Promise<T>;

/** Test runs in SQLite. Retention does not touch them: they are few, and somebody named each. */
export class TestRunTable implements TestRunStore {
  readonly #read: Run;
  readonly #write: Run;

  /** `write` runs its work in a transaction. */
  constructor(read: Run, write: Run) {
    this.#read = read;
    this.#write = write;
  }

  list(): Promise<TestRun[]> {
    return this.#read((statements) => statements.all('SELECT run FROM test_runs ORDER BY began DESC, id').map(toRun));
  }

  change(change: TestRunChange, context: RunContext): Promise<RunOutcome> {
    return this.#write((statements) => {
      if (change.action === 'save') {
        return keep(statements, saveRun(change, context));
      }
      const run = find(statements, change.id);
      if (!run) {
        return unknownRun(change.id);
      }
      switch (change.action) {
        case 'edit':
          return keep(statements, { run: editRun(run, change, context.now), isNew: false });
        case 'end':
          return keep(statements, endRun(run, change, context.now));
        case 'delete':
          statements.run('DELETE FROM test_runs WHERE id = ?', run.id);
          return { run, isNew: false };
      }
    });
  }

  start(start: TestRunStart, context: RunContext): Promise<RunOutcome> {
    return this.#write((statements) => {
      const row = start.key === undefined ? undefined : find(statements, start.key);
      return keep(statements, startRun(row, start, context));
    });
  }

  end(idOrKey: string, end: TestRunEnd, now: number): Promise<RunOutcome> {
    return this.#write((statements) => {
      const run = find(statements, idOrKey);
      return run ? keep(statements, endRun(run, end, now)) : unknownRun(idOrKey);
    });
  }
}

/** A key goes before an id that looks the same: its script knows no other name. */
function find(statements: Statements, idOrKey: string): TestRun | undefined {
  const row = statements.get(
    'SELECT run FROM test_runs WHERE client_key = ? OR id = ? ORDER BY client_key IS ? DESC LIMIT 1',
    ...[idOrKey, idOrKey, idOrKey]
  );
  return row && toRun(row);
}

function keep(statements: Statements, outcome: RunOutcome): RunOutcome {
  if ('fault' in outcome) {
    return outcome;
  }
  const { run, isNew } = outcome;
  const count = isNew ? Number(statements.get('SELECT count(*) AS n FROM test_runs')?.['n'] ?? 0) : 0;
  const fault = isNew ? roomFault(count, mostTestRuns.proxy) : undefined;
  if (fault) {
    return { fault };
  }
  statements.run(
    `INSERT INTO test_runs (id, client_key, began, run) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET began = excluded.began, run = excluded.run`,
    ...[run.id, run.key, run.from, JSON.stringify(run)]
  );
  return outcome;
}

function unknownRun(idOrKey: string): RunOutcome {
  return {
    fault: { code: 'not-found', text: `There is no test run "${idOrKey}" (any more). Start one, or look at the list.` },
  };
}

function toRun(row: Row): TestRun {
  return TestRun.parse(JSON.parse(String(row['run'])));
}
