import { recover } from '@vigil/core/exceptions/incident-life';
import type { Recording } from '../incident-store.ts';
import type { IncidentBook } from './incident-book.ts';
import type { Statements } from './statements.ts';

/**
 * Inside a transaction: the pod (or its container) is no longer in trouble; an incident ends with its last pod. A pod
 * that is gone takes the troubles of all its containers along. Gives the ids of the incidents that ended.
 */
export function writeRecovery(
  statements: Statements,
  book: IncidentBook,
  cluster: string,
  recovery: Recording['recoveries'][number]
): string[] {
  const { holderUid, container, state, at } = recovery;
  const whole = container === null && state === 'gone';
  const rows = statements.all(
    `SELECT incident FROM troubled WHERE cluster = ? AND holder_uid = ? ${whole ? '' : 'AND container IS ?'}`,
    ...(whole ? [cluster, holderUid] : [cluster, holderUid, container])
  );
  return rows.flatMap(({ incident }) => {
    const id = String(incident);
    statements.run('DELETE FROM troubled WHERE incident = ? AND holder_uid = ?', id, holderUid);
    // One other is enough to know: a count would cost more with every pod in trouble.
    const left = statements.get('SELECT 1 FROM troubled WHERE incident = ? LIMIT 1', id) ? 1 : 0;
    const before = book.get(id);
    const after = before && recover(before, state, at, left);
    if (!after || after === before) {
      return [];
    }
    book.put(after);
    return [id];
  });
}
