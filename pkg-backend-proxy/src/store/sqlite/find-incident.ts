import type { StoredIncident } from '../incident-store.ts';
import { toContext, toIncident, toOccurrence, toStoredLog } from './rows.ts';
import type { Statements } from './statements.ts';

/** All that is stored of one incident but the text of its logs. */
export function findIncident(statements: Statements, id: string): StoredIncident | undefined {
  const row = statements.get('SELECT * FROM incidents WHERE id = ?', id);
  const occurrences = 'SELECT * FROM occurrences WHERE incident = ? ORDER BY at DESC, fingerprint LIMIT 100';
  // 'previous' sorts after 'current'.
  const logs = `SELECT which, pod, container, captured_at, lines, bytes, truncated FROM logs
    WHERE incident = ? ORDER BY which DESC`;
  return (
    row && {
      incident: toIncident(row),
      occurrences: statements.all(occurrences, id).map(toOccurrence),
      context: toContext(row['context']),
      logs: statements.all(logs, id).map(toStoredLog),
    }
  );
}
