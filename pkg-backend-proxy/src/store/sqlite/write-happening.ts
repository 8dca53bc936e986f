import { addOccurrence, identityOf, openIncident } from '@vigil/core/exceptions/incident-life';
import { type Incident, incidentId } from '@vigil/core/vocabulary/incident';
import type { Happening, LogTarget } from '../incident-store.ts';
import { foldIntoCrashLoop } from './fold-into-crash-loop.ts';
import { toIncident } from './rows.ts';
import type { Statements } from './statements.ts';
import { writeIncident } from './write-incident.ts';

const insertOccurrence = `
  INSERT INTO occurrences (cluster, fingerprint, incident, at, pod, pod_uid, node, image, container_id, restart_count,
    exit_code, signal, message)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

const insertCapture = `
  INSERT INTO captures (incident, cluster, namespace, pod, pod_uid, container, container_id)
  VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (incident) DO UPDATE SET pod = excluded.pod, pod_uid = excluded.pod_uid,
    container = excluded.container, container_id = excluded.container_id`;

export interface WrittenHappening {
  id: string;
  /** Another incident that gave its occurrences to this one, as it is afterwards. */
  folded: Incident | undefined;
  wanted: LogTarget | null;
}

/** Inside a transaction. Undefined when the happening was known already: then nothing changes. */
export function writeHappening(
  statements: Statements,
  cluster: string,
  happening: Happening
): WrittenHappening | undefined {
  const { workload, exception, pod, podUid, holderUid, node, context } = happening;
  const { fingerprint, container, containerId } = exception;
  if (statements.get('SELECT 1 FROM occurrences WHERE cluster = ? AND fingerprint = ?', cluster, fingerprint)) {
    return undefined;
  }
  const scene = { cluster, workload, pod, podUid, node };
  const id = incidentId(identityOf(scene, exception));
  const row = statements.get('SELECT * FROM incidents WHERE id = ?', id);
  const incident = row ? addOccurrence(toIncident(row), scene, exception) : openIncident(scene, exception);
  writeIncident(statements, incident);
  if (context !== null && exception.at >= incident.lastSeen) {
    statements.run('UPDATE incidents SET context = ? WHERE id = ?', JSON.stringify(context), id);
  }
  statements.run(
    insertOccurrence,
    ...[cluster, fingerprint, id, exception.at, pod, podUid, node, exception.image, containerId],
    ...[exception.restartCount, exception.exitCode, exception.signal, exception.message]
  );
  if (incident.state === 'open') {
    statements.run(
      'INSERT INTO troubled (incident, cluster, holder_uid, container) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
      ...[id, cluster, holderUid, container]
    );
  }
  const folded = foldIntoCrashLoop(statements, incident, holderUid);
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
