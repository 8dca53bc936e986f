import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { wordsOfError } from '@vigil/core/vocabulary/words-of-error';
import { StartFailure } from '../../start-failure.ts';
import { keyOf } from './key-of.ts';
import { migrations } from './migrations.ts';

/** SQLite's primary result codes. https://www.sqlite.org/rescode.html */
export const sqliteCode = {
  readOnly: 8,
  corrupt: 11,
  full: 13,
  constraint: 19,
  mismatch: 20,
  notADatabase: 26,
} as const;

/** The primary result code of an error of node:sqlite; undefined for any other error. */
export function sqliteCodeOf(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : undefined;
}

/** Opens, checks and migrates the file; creates its folder. Throws a {@link StartFailure} that says what to do. */
export function openDatabase(path: string): DatabaseSync {
  const file = path === ':memory:' ? path : resolve(path);
  let database: DatabaseSync | undefined;
  try {
    if (file !== ':memory:') {
      mkdirSync(dirname(file), { recursive: true });
    }
    database = new DatabaseSync(file, { timeout: 5000 });
    // A large log is freed page by page; must stand before the first table.
    database.exec('PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL;');
    database.exec('PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;');
    // Pages that change again and again reach the file once per 32 MB of log; no log stays larger than that for long.
    database.exec(
      'PRAGMA wal_autocheckpoint = 8000; PRAGMA journal_size_limit = 33554432; PRAGMA cache_size = -16384;'
    );
    const fault = database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
    if (fault !== 'ok') {
      throw new StartFailure(74, corrupt(file, String(fault)));
    }
    database.function('key_of', { deterministic: true, varargs: true }, (...parts) => keyOf(...parts.map(String)));
    migrate(database, file);
    // A file that can be read but not written would fail at the first incident only.
    database.exec('BEGIN IMMEDIATE; PRAGMA user_version = ' + migrations.length + '; COMMIT;');
    return database;
  } catch (error) {
    if (database?.isOpen) {
      database.close();
    }
    throw error instanceof StartFailure ? error : new StartFailure(74, explain(error, file), error);
  }
}

function migrate(database: DatabaseSync, file: string): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  if (version > migrations.length) {
    throw new StartFailure(
      74,
      `The store ${file} was written by a newer version (schema ${version}, this one knows ${migrations.length}). ` +
        'Run that version again, or set VIGIL_STORE_PATH to another file.'
    );
  }
  for (const [offset, statements] of migrations.slice(version).entries()) {
    database.exec(`BEGIN IMMEDIATE; ${statements} PRAGMA user_version = ${version + offset + 1}; COMMIT;`);
  }
}

function corrupt(file: string, fault: string): string {
  return (
    `The store ${file} is not a usable SQLite database (${fault}). ` +
    'Move the file away (and its -wal and -shm files) to start with an empty store, or put a backup in its place.'
  );
}

function explain(error: unknown, file: string): string {
  const words = wordsOfError(error);
  switch (sqliteCodeOf(error)) {
    case sqliteCode.notADatabase:
    case sqliteCode.corrupt:
      return corrupt(file, words);
    case sqliteCode.full:
      return `The disk that holds the store ${file} is full. Free some space, or set VIGIL_STORE_PATH to another disk.`;
    default:
      return (
        `The store ${file} can not be opened for writing (${words}). ` +
        'Make its folder writable for the user the proxy runs as, or set VIGIL_STORE_PATH to a file that is.'
      );
  }
}
