import { type Incident, incidentId } from '@vigil/core/vocabulary/incident';
import { toIncident } from './rows.ts';
import type { Statements } from './statements.ts';

/**
 * A container that crashes has an incident `Error` until the kubelet backs off; from then on its crashes of the same exit
 * code belong to the crash loop: one troubled container, one incident. Gives what became of the other incident: still
 * open for other pods, or ended and no longer stored; undefined when there is nothing to fold.
 */
export function foldIntoCrashLoop(statements: Statements, loop: Incident, holderUid: string): Incident | undefined {
  if (loop.reason !== 'CrashLoopBackOff') {
    return undefined;
  }
  const plain = incidentId({ ...loop, reason: 'Error' });
  const row = statements.get('SELECT * FROM incidents WHERE id = ?', plain);
  const moved = statements.run(
    'UPDATE occurrences SET incident = ? WHERE incident = ? AND pod_uid = ?',
    ...[loop.id, plain, holderUid]
  );
  if (!row || moved === 0) {
    return undefined;
  }
  statements.run('DELETE FROM troubled WHERE incident = ? AND holder_uid = ?', plain, holderUid);
  statements.run('DELETE FROM captures WHERE incident = ? AND pod_uid = ?', plain, holderUid);
  statements.run(
    `UPDATE incidents SET occurrences = occurrences + ?, first_seen = min(first_seen, ?) WHERE id = ?`,
    ...[moved, Number(row['first_seen']), loop.id]
  );
  const latest = statements.get('SELECT * FROM occurrences WHERE incident = ? ORDER BY at DESC LIMIT 1', plain);
  if (!latest) {
    statements.run('DELETE FROM incidents WHERE id = ?', plain);
    return { ...toIncident(row), state: 'recovered', endedAt: loop.lastSeen };
  }
  statements.run(
    `UPDATE incidents SET occurrences = occurrences - ?, last_seen = ?, pod = ?, node = ?, image = ?, message = ?
     WHERE id = ?`,
    ...[moved, Number(latest['at']), String(latest['pod']), nullable(latest['node']), nullable(latest['image'])],
    ...[String(latest['message']), plain]
  );
  const rest = statements.get('SELECT * FROM incidents WHERE id = ?', plain);
  return rest && toIncident(rest);
}

function nullable(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
