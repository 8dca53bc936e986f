import type { Statements } from './statements.ts';

/** Bytes the database really uses: freed pages do not count, they are used again. */
export function usedBytes(statements: Statements): number {
  const pragma = (name: string) => Number(Object.values(statements.get(`PRAGMA ${name}`) ?? {})[0] ?? 0);
  return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size');
}

/** Inside a transaction: what ended before that moment, and the occurrences before it of what goes on. */
export function pruneByAge(statements: Statements, before: number): number {
  const incidents = statements.run("DELETE FROM incidents WHERE state <> 'open' AND last_seen < ?", before);
  statements.run('DELETE FROM ignored WHERE at < ?', before);
  // The latest occurrence of an open incident stays, so that a restart does not report it as new.
  statements.run(
    `DELETE FROM occurrences WHERE at < ?
     AND at < (SELECT last_seen FROM incidents WHERE incidents.id = occurrences.incident)`,
    before
  );
  return incidents;
}

/** Inside a transaction: logs of the incidents that were silent longest. 0 when there are none left. */
export function pruneOldestLogs(statements: Statements, at: number, batch: number): number {
  const oldest = statements.all(
    `SELECT DISTINCT id FROM incidents JOIN logs ON logs.incident = incidents.id ORDER BY last_seen LIMIT ?`,
    batch
  );
  for (const { id } of oldest) {
    statements.run('DELETE FROM logs WHERE incident = ?', String(id));
    statements.run(
      `UPDATE incidents SET log_status = 'gone', log_lines = 0, log_bytes = 0, log_truncated = 0, log_detail = ?
       WHERE id = ?`,
      ...[`removed at ${new Date(at).toISOString()}: the store had reached its size limit`, String(id)]
    );
  }
  return oldest.length;
}

/** Inside a transaction: the incidents that were silent longest, those that ended first. */
export function pruneOldestIncidents(statements: Statements, batch: number): number {
  return statements.run(
    `DELETE FROM incidents WHERE id IN (SELECT id FROM incidents ORDER BY (state = 'open'), last_seen LIMIT ?)`,
    batch
  );
}
