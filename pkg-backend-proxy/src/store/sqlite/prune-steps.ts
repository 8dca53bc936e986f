import { eventMarginMs } from './event-margin.ts';
import { minuteOf } from './ignored.ts';
import type { Row } from './rows.ts';
import type { Statements } from './statements.ts';

/** Where a step ended that looks at rows in the order of time. */
export interface Place {
  at: number;
  row: number;
}

/** Rows of one transaction: some milliseconds of work. */
const batch = 500;

/**
 * Occurrences before that moment. The latest one of an incident stays, so that a restart does not report it as new. Gives
 * where to go on; undefined when all were looked at.
 */
export function forgetOccurrences(statements: Statements, before: number, after: Place): Place | undefined {
  const rows = statements.all(
    `SELECT occurrences.rowid AS row, at, at < last_seen AS old FROM occurrences JOIN incidents ON incidents.id = incident
     WHERE at < ? AND (at, occurrences.rowid) > (?, ?) ORDER BY at, occurrences.rowid LIMIT ?`,
    ...[before, after.at, after.row, batch]
  );
  for (const { row } of rows.filter(({ old }) => old === 1)) {
    statements.run('DELETE FROM occurrences WHERE rowid = ?', Number(row));
  }
  return placeOf(rows);
}

/** Incidents that ended and were last seen before that moment; gives the ids of some, none when all are gone. */
export function forgetEndedIncidents(statements: Statements, before: number): string[] {
  return idsOf(
    statements.all(
      `DELETE FROM incidents WHERE id IN (
         SELECT id FROM incidents WHERE state <> 'open' AND last_seen < ? ORDER BY last_seen LIMIT 100
       ) RETURNING id`,
      before
    )
  );
}

/** What was ignored before that moment; gives how much of it. */
export function forgetIgnored(statements: Statements, before: number): number {
  return (
    statements.run(
      'DELETE FROM ignored_keys WHERE key IN (SELECT key FROM ignored_keys WHERE at < ? ORDER BY at LIMIT ?)',
      ...[before, batch]
    ) +
    statements.run(
      `DELETE FROM ignored_counts WHERE (minute, cluster, namespace, rule) IN (
         SELECT minute, cluster, namespace, rule FROM ignored_counts WHERE minute < ? ORDER BY minute LIMIT ?)`,
      ...[minuteOf(before), batch]
    )
  );
}

/**
 * Events about no stored incident. Those of the last hour stay: an incident may begin yet. Gives where to go on;
 * undefined when all were looked at.
 */
export function forgetEvents(statements: Statements, now: number, after: Place): Place | undefined {
  const rows = statements.all(
    `SELECT rowid AS row, last_seen AS at, EXISTS (
       SELECT 1 FROM incidents WHERE incidents.cluster = events.cluster AND incidents.workload = events.workload
         AND incidents.first_seen - ? <= events.last_seen
         AND (incidents.ended_at IS NULL OR incidents.ended_at + ? >= events.first_seen)
     ) AS wanted
     FROM events WHERE last_seen < ? AND (last_seen, rowid) > (?, ?) ORDER BY last_seen, rowid LIMIT ?`,
    ...[eventMarginMs, eventMarginMs, now - eventMarginMs, after.at, after.row, batch]
  );
  for (const { row } of rows.filter(({ wanted }) => wanted === 0)) {
    statements.run('DELETE FROM events WHERE rowid = ?', Number(row));
  }
  return placeOf(rows);
}

/** Logs of the incidents that were silent longest; gives of how many, 0 when there are none left. */
export function giveUpOldestLogs(statements: Statements, at: number): number {
  const oldest = idsOf(
    statements.all(
      `SELECT id FROM incidents WHERE EXISTS (SELECT 1 FROM logs WHERE incident = id) ORDER BY last_seen, id LIMIT 50`
    )
  );
  for (const id of oldest) {
    statements.run('DELETE FROM logs WHERE incident = ?', id);
    statements.run(
      `UPDATE incidents SET log_status = 'gone', log_lines = 0, log_bytes = 0, log_truncated = 0, log_at = NULL,
         log_detail = ? WHERE id = ?`,
      ...[`removed at ${new Date(at).toISOString()}: the store had reached its size limit`, id]
    );
  }
  return oldest.length;
}

/**
 * The incidents that were silent longest, those that ended first. One with very many occurrences loses these first. Gives
 * the ids of those removed and the number of all rows; 0 when there is nothing left.
 */
export function giveUpOldestIncidents(statements: Statements): { ids: string[]; rows: number } {
  const oldest = idsOf(
    statements.all(`SELECT id FROM incidents WHERE state <> 'open' ORDER BY last_seen, id LIMIT 50`)
  );
  const chosen =
    oldest.length > 0 ? oldest : idsOf(statements.all('SELECT id FROM incidents ORDER BY last_seen, id LIMIT 50'));
  const ids: string[] = [];
  let rows = 0;
  for (const id of chosen) {
    rows += statements.run(
      'DELETE FROM occurrences WHERE rowid IN (SELECT rowid FROM occurrences WHERE incident = ? ORDER BY at LIMIT ?)',
      ...[id, batch - rows]
    );
    if (rows >= batch) {
      break;
    }
    rows += statements.run('DELETE FROM incidents WHERE id = ?', id);
    ids.push(id);
  }
  return { ids, rows };
}

function placeOf(rows: Row[]): Place | undefined {
  const last = rows.length === batch ? rows.at(-1) : undefined;
  return last && { at: Number(last['at']), row: Number(last['row']) };
}

function idsOf(rows: Row[]): string[] {
  return rows.map(({ id }) => String(id));
}
