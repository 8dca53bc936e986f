import { workloadKey } from '@vigil/core/vocabulary/workload-ref';
import type { SeenEvent } from '../incident-store.ts';
import type { Statements } from './statements.ts';

/** Most events kept of one workload. */
const perWorkload = 200;

const growEvent = `
  UPDATE events SET count = max(count, ?), first_seen = min(first_seen, ?), last_seen = max(last_seen, ?),
    type = ?, reason = ?, message = ?, object = ? WHERE cluster = ? AND uid = ?`;
const insertEvent = `
  INSERT INTO events (count, first_seen, last_seen, type, reason, message, object, cluster, uid, workload)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const dropOldest = `
  DELETE FROM events WHERE cluster = ? AND workload = ? AND rowid IN (
    SELECT rowid FROM events WHERE cluster = ? AND workload = ? ORDER BY last_seen DESC LIMIT -1 OFFSET ?)`;

/** Inside a transaction: stores the event, or what is new of a known one. Counts never fall. */
export function writeEvent(statements: Statements, cluster: string, event: SeenEvent): void {
  const { uid, type, reason, message, object, count, firstSeen, lastSeen } = event;
  const values = [count, firstSeen, lastSeen, type, reason, message, object, cluster, uid];
  if (statements.run(growEvent, ...values) === 0) {
    const workload = workloadKey(event.workload);
    statements.run(insertEvent, ...values, workload);
    statements.run(dropOldest, cluster, workload, cluster, workload, perWorkload);
  }
}
