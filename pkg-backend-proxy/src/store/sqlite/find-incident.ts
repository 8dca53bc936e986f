import type { SimilarIncidents } from '@vigil/core/contract/incidents';
import { type Incident } from '@vigil/core/vocabulary/incident';
import { workloadKey } from '@vigil/core/vocabulary/workload-ref';
import type { StoredIncident } from '../incident-store.ts';
import { eventMarginMs } from './event-margin.ts';
import { toAction, toContext, toEvent, toIncident, toOccurrence, toSimilar, toStoredLog } from './rows.ts';
import type { Statements } from './statements.ts';

const occurrences = 'SELECT * FROM occurrences WHERE incident = ? ORDER BY at DESC, rowid DESC LIMIT 100';
// 'previous' sorts after 'current'.
const logs = `SELECT which, pod, container, captured_at, lines, bytes, truncated FROM logs
  WHERE incident = ? ORDER BY which DESC`;
const events = `SELECT * FROM events WHERE cluster = ? AND workload = ? AND last_seen >= ? AND first_seen <= ?
  ORDER BY last_seen DESC, uid LIMIT 50`;
const actions = 'SELECT * FROM actions WHERE incident = ? ORDER BY at DESC, rowid DESC LIMIT 100';
const similar = 'SELECT * FROM incidents WHERE log_fingerprint = ? AND id <> ? ORDER BY last_seen DESC, id LIMIT 20';
const similarTotal = 'SELECT count(*) AS total FROM incidents WHERE log_fingerprint = ? AND id <> ?';

/** All that is stored of one incident but the text of its logs. */
export function findIncident(statements: Statements, id: string): StoredIncident | undefined {
  const row = statements.get('SELECT * FROM incidents WHERE id = ?', id);
  if (!row) {
    return undefined;
  }
  const incident = toIncident(row);
  const { cluster, workload, firstSeen, endedAt } = incident;
  const life = [firstSeen - eventMarginMs, endedAt === null ? Number.MAX_SAFE_INTEGER : endedAt + eventMarginMs];
  return {
    incident,
    occurrences: statements.all(occurrences, id).map(toOccurrence),
    context: toContext(row['context']),
    logs: statements.all(logs, id).map(toStoredLog),
    events: statements.all(events, cluster, workloadKey(workload), ...life).map(toEvent),
    actions: statements.all(actions, id).map(toAction),
    similar: similarTo(statements, incident),
  };
}

function similarTo(statements: Statements, { id, log }: Incident): SimilarIncidents {
  return log.fingerprint === null
    ? { incidents: [], total: 0 }
    : {
        incidents: statements.all(similar, log.fingerprint, id).map(toSimilar),
        total: Number(statements.get(similarTotal, log.fingerprint, id)?.['total'] ?? 0),
      };
}
