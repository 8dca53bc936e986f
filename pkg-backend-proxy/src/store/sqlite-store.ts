import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import type {
  IncidentFilter,
  IncidentLog,
  IncidentQuery,
  IncidentSummary,
  MarkAnswer,
  MarkRequest,
  StoredLog,
} from '@vigil/core/contract/incidents';
import type { Health } from '@vigil/core/contract/health';
import type { Incident } from '@vigil/core/vocabulary/incident';
import { wordsOfError } from '@vigil/core/vocabulary/words-of-error';
import {
  type CaptureOutcome,
  type IncidentStore,
  InvalidCursor,
  InvalidRecording,
  type LogTarget,
  type OpenCount,
  type Recorded,
  type Recording,
  type StatusCount,
  type StoredIncident,
  type Troubled,
} from './incident-store.ts';
import { ExemptionTable } from './sqlite/exemption-table.ts';
import { findIncident } from './sqlite/find-incident.ts';
import { listIncidents } from './sqlite/list-incidents.ts';
import { expireMarksOf, markIncidents } from './sqlite/mark-incidents.ts';
import { openDatabase, sqliteCode, sqliteCodeOf } from './sqlite/open-database.ts';
import { SqliteOutbox } from './sqlite/outbox/sqlite-outbox.ts';
import { prune } from './sqlite/prune.ts';
import { toLogTarget, toOpenCount, toStatusCount, toStoredLog, toTroubled } from './sqlite/rows.ts';
import { SharedTransaction } from './sqlite/shared-transaction.ts';
import { Statements } from './sqlite/statements.ts';
import { TestRunTable } from './sqlite/test-run-table.ts';
import { ignored } from './sqlite/ignored.ts';
import { summarise } from './sqlite/summarise.ts';
import { usedBytes } from './sqlite/used-bytes.ts';
import { writeCapture } from './sqlite/write-capture.ts';
import { writeRecordings } from './sqlite/write-recordings.ts';

export interface SqliteStoreOptions {
  /** How long a log waits for other writes, in whose transaction it costs less; milliseconds. */
  capturePatienceMs?: number;
}

/** The embedded default: one file, opened by one process. Use {@link openSqliteStore}. */
export class SqliteStore implements IncidentStore {
  readonly #database: DatabaseSync;
  readonly #statements: Statements;
  #state: Health['store']['state'] = 'ready';
  #problem: string | null = null;
  /** Whether what is recorded is told to people: then it is written down for them in the same transaction. */
  notifies = false;
  readonly outbox: SqliteOutbox;
  readonly #capturePatienceMs: number;
  readonly #shared = new SharedTransaction<Statements>((work) => this.#write(work));
  readonly exemptions = new ExemptionTable(
    (work) => this.#read(work),
    (work) => this.#write(work)
  );
  readonly runs = new TestRunTable(
    (work) => this.#read(work),
    (work) => this.#write(work)
  );

  constructor(database: DatabaseSync, options: SqliteStoreOptions = {}) {
    this.#database = database;
    this.#capturePatienceMs = options.capturePatienceMs ?? 0;
    this.#statements = new Statements(database);
    this.outbox = new SqliteOutbox({
      write: (work) => this.#write(work),
      read: (work) => this.#read(work),
      holder: randomUUID(),
    });
  }

  record(recordings: Recording[]): Promise<Recorded> {
    const written = this.#shared.add((statements) => writeRecordings(statements, recordings, this.notifies), 0);
    // Recordings come in batches of their own; what waits goes along.
    void this.#shared.flush();
    return written;
  }

  finishCapture(target: LogTarget, outcome: CaptureOutcome, at: number): Promise<Incident | undefined> {
    return this.#shared.add((statements) => writeCapture(statements, target, outcome, at), this.#capturePatienceMs);
  }

  mark(request: MarkRequest, author: string, now: number): Promise<MarkAnswer> {
    return this.#write((statements) => markIncidents(statements, request, author, now));
  }

  expireMarks(now: number): Promise<Incident[]> {
    return this.#write((statements) => expireMarksOf(statements, now));
  }

  unfinishedCaptures(): Promise<LogTarget[]> {
    return this.#read((statements) => statements.all('SELECT * FROM captures ORDER BY rowid').map(toLogTarget));
  }

  list(query: IncidentQuery): Promise<{ incidents: Incident[]; nextCursor: string | null; total: number }> {
    return this.#read((statements) => listIncidents(statements, query));
  }

  summarise(filter: IncidentFilter): Promise<Omit<IncidentSummary, 'asOf'>> {
    return this.#read((statements) => summarise(statements, filter));
  }

  find(id: string): Promise<StoredIncident | undefined> {
    return this.#read((statements) => findIncident(statements, id));
  }

  log(id: string, which?: StoredLog['which']): Promise<IncidentLog | undefined> {
    return this.#read((statements) => {
      // 'previous' sorts after 'current'.
      const row = statements.get(
        'SELECT * FROM logs WHERE incident = ? AND (? IS NULL OR which = ?) ORDER BY which DESC LIMIT 1',
        ...[id, which ?? null, which ?? null]
      );
      const content = row?.['content'];
      return row && content instanceof Uint8Array
        ? { ...toStoredLog(row), text: gunzipSync(content).toString() }
        : undefined;
    });
  }

  troubled(cluster: string): Promise<Troubled[]> {
    return this.#read((statements) =>
      statements
        .all(
          `SELECT DISTINCT holder_uid, troubled.container, kind FROM troubled
           JOIN incidents ON incidents.id = troubled.incident WHERE troubled.cluster = ?`,
          cluster
        )
        .map(toTroubled)
    );
  }

  openCounts(limit: number): Promise<OpenCount[]> {
    return this.#read((statements) =>
      statements
        .all(
          `SELECT cluster, workload, reason, count(*) AS count FROM incidents INDEXED BY incidents_by_facets
           WHERE status IN ('open', 'acknowledged', 'muted')
           GROUP BY cluster, workload, reason ORDER BY count DESC, workload LIMIT ?`,
          limit
        )
        .map(toOpenCount)
    );
  }

  openStatuses(): Promise<StatusCount[]> {
    return this.#read((statements) =>
      statements
        .all(
          `SELECT cluster, status, count(*) AS count FROM incidents INDEXED BY incidents_by_facets
           WHERE status IN ('open', 'acknowledged', 'muted') GROUP BY cluster, status`
        )
        .map(toStatusCount)
    );
  }

  ignored(): Promise<Health['ignored']> {
    return this.#read((statements) => ignored(statements, {}));
  }

  watermark(cluster: string): Promise<number | null> {
    return this.#read((statements) => {
      const at = statements.get('SELECT at FROM watermarks WHERE cluster = ?', cluster)?.['at'];
      return typeof at === 'number' ? at : null;
    });
  }

  async setWatermark(cluster: string, at: number): Promise<void> {
    await this.#write((statements) =>
      statements.run(
        'INSERT INTO watermarks (cluster, at) VALUES (?, ?) ON CONFLICT (cluster) DO UPDATE SET at = excluded.at',
        ...[cluster, at]
      )
    );
  }

  async prune(
    before: number,
    maxBytes: number,
    now: number
  ): Promise<{ incidents: number; logs: number; ids: string[] }> {
    const { logs, ids } = await prune((work) => this.#write(work), { before, maxBytes, now });
    return { incidents: ids.length, logs, ids };
  }

  async health(): Promise<Health['store'] & { bytes: number }> {
    const figures = await this.#read((statements) => ({
      incidents: Number(statements.get('SELECT count(*) AS n FROM incidents')?.['n'] ?? 0),
      logBytes: Number(statements.get('SELECT coalesce(sum(stored_bytes), 0) AS n FROM logs')?.['n'] ?? 0),
      bytes: usedBytes(statements),
    })).catch(() => ({ incidents: 0, logBytes: 0, bytes: 0 }));
    return { kind: 'sqlite', state: this.#state, problem: this.#problem, ...figures };
  }

  async close(): Promise<void> {
    await this.#shared.flush();
    if (this.#database.isOpen) {
      this.#database.close();
    }
  }

  /** A write that succeeds is the only proof that the store is well again. */
  async #write<T>(work: (statements: Statements) => T): Promise<T> {
    const result = await this.#read((statements) => statements.transaction(() => work(statements)));
    this.#state = 'ready';
    this.#problem = null;
    return result;
  }

  /** `async`, so that what node:sqlite throws at once becomes a rejection. */
  async #read<T>(work: (statements: Statements) => T): Promise<T> {
    try {
      return work(this.#statements);
    } catch (error) {
      const code = sqliteCodeOf(error);
      if (code === sqliteCode.constraint || code === sqliteCode.mismatch || isArgumentFault(error)) {
        throw new InvalidRecording('the database refuses a value', { cause: error });
      }
      if (!(error instanceof InvalidCursor)) {
        this.#state = code === sqliteCode.readOnly ? 'read-only' : 'failed';
        this.#problem = wordsOfError(error);
      }
      throw error;
    }
  }
}

/** Opens or creates the file (`:memory:` for tests). Throws a StartFailure that says what to do. */
export function openSqliteStore(path: string, options?: SqliteStoreOptions): SqliteStore {
  return new SqliteStore(openDatabase(path), options);
}

/** node:sqlite can not bind `undefined` or objects. */
function isArgumentFault(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && error.code === 'ERR_INVALID_ARG_TYPE';
}
