import { type Incident, incidentId } from '@vigil/core/vocabulary/incident';
import type { IncidentBook } from './incident-book.ts';
import type { Statements } from './statements.ts';

/**
 * A container that crashes has an incident `Error` until the kubelet backs off; from then on its crashes of the same exit
 * code belong to the crash loop: one troubled container, one incident. Gives the id of the other incident, which is still
 * stored for other pods or no longer; undefined when there is nothing to fold.
 */
export function foldIntoCrashLoop(
  statements: Statements,
  book: IncidentBook,
  loop: Incident,
  podUid: string,
  holderUid: string
): string | undefined {
  if (loop.reason !== 'CrashLoopBackOff') {
    return undefined;
  }
  const plain = book.get(incidentId({ ...loop, reason: 'Error' }));
  const of = plain && statements.get(countOfPod, plain.id, podUid);
  const moved = Number(of?.['n'] ?? 0);
  if (!plain || moved === 0) {
    return undefined;
  }
  statements.run('UPDATE occurrences SET incident = ? WHERE incident = ? AND pod_uid = ?', loop.id, plain.id, podUid);
  statements.run('DELETE FROM troubled WHERE incident = ? AND holder_uid = ?', plain.id, holderUid);
  statements.run('DELETE FROM captures WHERE incident = ? AND pod_uid = ?', plain.id, podUid);
  const grown = {
    ...loop,
    occurrences: loop.occurrences + moved,
    firstSeen: Math.min(loop.firstSeen, Number(of?.['first'])),
  };
  const latest = statements.get(latestOf, plain.id);
  if (latest) {
    book.put(grown);
    const rest = {
      ...plain,
      occurrences: Math.max(1, plain.occurrences - moved),
      lastSeen: Number(latest['at']),
      pod: String(latest['pod']),
      node: nullable(latest['node']),
      image: nullable(latest['image']),
      message: String(latest['message']),
    };
    book.put(rest);
  } else {
    takeOver(statements, book, grown, plain);
  }
  return plain.id;
}

const countOfPod = 'SELECT count(*) AS n, min(at) AS first FROM occurrences WHERE incident = ? AND pod_uid = ?';
const latestOf = 'SELECT * FROM occurrences WHERE incident = ? ORDER BY at DESC LIMIT 1';

/** What people wrote and what was captured stays: it is the same trouble under a later name. */
function takeOver(statements: Statements, book: IncidentBook, grown: Incident, plain: Incident): void {
  const { acknowledged, muted, note, change, log } = plain;
  const isLogNew = grown.log.status !== 'captured' && log.status === 'captured';
  if (isLogNew) {
    statements.run('UPDATE logs SET incident = ? WHERE incident = ?', grown.id, plain.id);
    statements.run(
      'UPDATE incidents SET log_at = (SELECT log_at FROM incidents WHERE id = ?) WHERE id = ?',
      plain.id,
      grown.id
    );
  }
  statements.run('UPDATE actions SET incident = ? WHERE incident = ?', grown.id, plain.id);
  const heir = {
    ...grown,
    message: grown.message || plain.message,
    acknowledged: grown.acknowledged ?? acknowledged,
    muted: grown.muted ?? muted,
    note: grown.note ?? note,
    change: grown.change ?? change,
    log: isLogNew ? log : grown.log,
  };
  book.put(heir);
  book.remove(plain.id);
}

function nullable(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
