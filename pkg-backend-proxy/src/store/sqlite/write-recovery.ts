import { recover } from '@vigil/core/exceptions/incident-life';
import type { Recording } from '../incident-store.ts';
import { toIncident } from './rows.ts';
import type { Statements } from './statements.ts';
import { writeIncident } from './write-incident.ts';

/**
 * Inside a transaction: the pod (or its container) is no longer in trouble; an incident ends with its last pod. A pod
 * that is gone takes the troubles of all its containers along. Gives the ids of the incidents that ended.
 */
export function writeRecovery(
  statements: Statements,
  cluster: string,
  recovery: Recording['recoveries'][number]
): string[] {
  const { holderUid, container, state, at } = recovery;
  const whole = container === null && state === 'gone';
  const rows = statements.all(
    `SELECT incident FROM troubled WHERE cluster = ? AND holder_uid = ? ${whole ? '' : 'AND container IS ?'}`,
    ...(whole ? [cluster, holderUid] : [cluster, holderUid, container])
  );
  return rows.flatMap(({ incident: id }) => {
    statements.run('DELETE FROM troubled WHERE incident = ? AND holder_uid = ?', String(id), holderUid);
    const left = statements.get('SELECT count(*) AS n FROM troubled WHERE incident = ?', String(id));
    const row = statements.get('SELECT * FROM incidents WHERE id = ?', String(id));
    const before = row && toIncident(row);
    const after = before && recover(before, state, at, Number(left?.['n'] ?? 0));
    if (!after || after === before) {
      return [];
    }
    writeIncident(statements, after);
    return [after.id];
  });
}
