import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { IncidentQuery } from '@vigil/core/contract/incidents';
import { openDatabase } from '../src/store/sqlite/open-database.ts';
import { openSqliteStore, SqliteStore } from '../src/store/sqlite-store.ts';
import { describeIncidentStore } from './incident-store-suite.ts';
import { recordingOf } from './sample-recording.ts';

describeIncidentStore('sqlite store', async () => openSqliteStore(':memory:'));

const folder = () => mkdtempSync(join(tmpdir(), 'vigil-store-'));

describe('sqlite file', () => {
  it('is created with its folder and found again', async () => {
    const path = join(folder(), 'deeper', 'vigil.db');
    const first = openSqliteStore(path);
    await first.record([recordingOf()]);
    await first.close();
    const second = openSqliteStore(path);
    assert.deepEqual((await second.record([recordingOf()])).fresh, []);
    assert.equal((await second.list(IncidentQuery.parse({}))).total, 1);
    await second.close();
  });

  const unusable: Array<[string, () => string, RegExp]> = [
    [
      'no database',
      () => {
        const path = join(folder(), 'vigil.db');
        writeFileSync(path, 'this is no database '.repeat(1000));
        return path;
      },
      /not a usable SQLite database.*Move the file away/,
    ],
    ['a folder', folder, /can not be opened for writing.*VIGIL_STORE_PATH/],
    [
      'of a newer version',
      () => {
        const path = join(folder(), 'vigil.db');
        const database = new DatabaseSync(path);
        database.exec('PRAGMA user_version = 999');
        database.close();
        return path;
      },
      /newer version/,
    ],
    [
      'corrupt inside',
      () => {
        const path = join(folder(), 'vigil.db');
        openDatabase(path).close();
        // The header stays, so that SQLite takes it for its own; the pages behind it are rubbish.
        const file = readFileSync(path);
        writeFileSync(path, Buffer.concat([file.subarray(0, 4096), Buffer.alloc(file.length - 4096, 0xa5)]));
        return path;
      },
      /not a usable SQLite database/,
    ],
  ];
  for (const [name, make, message] of unusable) {
    it(`gives one clear message when it is ${name}`, () => {
      const path = make();
      assert.throws(
        () => openSqliteStore(path),
        (error: Error & { exitCode?: number }) => {
          assert.match(error.message, message);
          assert.equal(error.exitCode, 74);
          return error.message.includes(path);
        }
      );
    });
  }

  it('tells that it has become read-only, and that it is well again', async () => {
    const database = openDatabase(':memory:');
    const store = new SqliteStore(database);
    database.exec('PRAGMA query_only = 1');
    await assert.rejects(store.record([recordingOf()]));
    assert.equal((await store.health()).state, 'read-only');
    assert.match((await store.health()).problem ?? '', /readonly/);
    database.exec('PRAGMA query_only = 0');
    await store.record([recordingOf()]);
    const { state, problem, incidents } = await store.health();
    assert.deepEqual([state, problem, incidents], ['ready', null, 1]);
    await store.close();
  });

  it('tells that it failed', async () => {
    const store = openSqliteStore(':memory:');
    await store.close();
    await assert.rejects(store.record([recordingOf()]));
    assert.equal((await store.health()).state, 'failed');
  });
});
