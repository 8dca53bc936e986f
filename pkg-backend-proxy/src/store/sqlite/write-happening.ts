import { addOccurrence, identityOf, openIncident } from '@vigil/core/exceptions/incident-life';
import { incidentId } from '@vigil/core/vocabulary/incident';
import type { Happening, LogTarget } from '../incident-store.ts';
import { foldIntoCrashLoop } from './fold-into-crash-loop.ts';
import { urgencyOf } from './urgency.ts';
import { keyOf } from './key-of.ts';
import type { IncidentBook } from './incident-book.ts';
import type { Statements } from './statements.ts';

const insertOccurrence = `
  INSERT INTO occurrences (key, incident, at, pod, pod_uid, node, image, container_id, restart_count, exit_code, signal,
    urgency, message)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

const insertCapture = `
  INSERT INTO captures (incident, cluster, namespace, pod, pod_uid, container, container_id)
  VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (incident) DO UPDATE SET pod = excluded.pod, pod_uid = excluded.pod_uid,
    container = excluded.container, container_id = excluded.container_id`;

export interface WrittenHappening {
  id: string;
  /** Id of another incident that gave its occurrences to this one. */
  folded: string | undefined;
  wanted: LogTarget | null;
}

/** Inside a transaction. Undefined when the happening was known already: then nothing changes. */
export function writeHappening(
  statements: Statements,
  book: IncidentBook,
  cluster: string,
  happening: Happening
): WrittenHappening | undefined {
  const { workload, exception, pod, podUid, holderUid, node, context, change } = happening;
  const { fingerprint, container, containerId } = exception;
  const key = keyOf(cluster, fingerprint);
  if (statements.get('SELECT 1 FROM occurrences WHERE key = ?', key)) {
    return undefined;
  }
  const scene = { cluster, workload, pod, podUid, node };
  const id = incidentId(identityOf(scene, exception));
  const before = book.get(id);
  const incident = before ? addOccurrence(before, scene, exception, change) : openIncident(scene, exception, change);
  book.put(incident);
  if (context !== null && exception.at >= incident.lastSeen) {
    const text = JSON.stringify(context);
    statements.run('UPDATE incidents SET context = ? WHERE id = ? AND context IS NOT ?', text, id, text);
  }
  statements.run(
    insertOccurrence,
    ...[key, id, exception.at, pod, podUid, node, exception.image, containerId],
    ...[exception.restartCount, exception.exitCode, exception.signal, urgencyOf(exception.severity), exception.message]
  );
  if (incident.state === 'open') {
    statements.run(
      'INSERT INTO troubled (incident, cluster, holder_uid, container) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
      ...[id, cluster, holderUid, container]
    );
  }
  const folded = foldIntoCrashLoop(statements, book, incident, podUid, holderUid);
  if (exception.log === 'none' || container === null) {
    return { id, folded, wanted: null };
  }
  const { namespace } = workload;
  statements.run(insertCapture, id, cluster, namespace, pod, podUid, container, containerId);
  return {
    id,
    folded,
    wanted: { incident: id, cluster, namespace, pod, podUid, container, containerId },
  };
}
