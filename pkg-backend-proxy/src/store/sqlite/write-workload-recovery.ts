import type { WorkloadRecovery } from '@vigil/core/exceptions/exception';
import { recover } from '@vigil/core/exceptions/incident-life';
import { workloadKey } from '@vigil/core/vocabulary/workload-ref';
import type { IncidentBook } from './incident-book.ts';
import type { Statements } from './statements.ts';

/**
 * Inside a transaction: the workload is well as a whole, and with it end its open incidents of those reasons that were
 * last seen before. Gives the ids of the incidents that ended.
 */
export function writeWorkloadRecovery(
  statements: Statements,
  book: IncidentBook,
  cluster: string,
  recovery: WorkloadRecovery
): string[] {
  const { workload, reasons, at } = recovery;
  // Of every state, since the book may know of a newer one than the table.
  return statements
    .all('SELECT id FROM incidents WHERE cluster = ? AND workload = ?', cluster, workloadKey(workload))
    .flatMap(({ id }) => book.get(String(id)) ?? [])
    .filter(({ reason, state, lastSeen }) => state === 'open' && lastSeen < at && reasons.includes(reason))
    .map((incident) => {
      statements.run('DELETE FROM troubled WHERE incident = ?', incident.id);
      book.put(recover(incident, 'recovered', at, 0));
      return incident.id;
    });
}
