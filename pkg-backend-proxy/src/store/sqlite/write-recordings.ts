import type { LogTarget, Recorded, Recording } from '../incident-store.ts';
import { IncidentBook } from './incident-book.ts';
import { writeTransitions } from './outbox/write-transitions.ts';
import type { Statements } from './statements.ts';
import { writeEvent } from './write-event.ts';
import { writeHappening } from './write-happening.ts';
import { writeIgnored } from './write-ignored.ts';
import { writeRecovery } from './write-recovery.ts';
import { writeWorkloadRecovery } from './write-workload-recovery.ts';

/** Inside a transaction: all that the recordings brought. `notifies`: what changed is to be told to people, too. */
export function writeRecordings(statements: Statements, recordings: Recording[], notifies = false): Recorded {
  const book = new IncidentBook(statements);
  const changed = new Set<string>();
  const wanted = new Map<string, LogTarget>();
  const fresh: Recorded['fresh'] = [];
  for (const { cluster, happenings, ignored, recoveries, workloadRecoveries, events } of recordings) {
    for (const happening of happenings) {
      const written = writeHappening(statements, book, cluster, happening);
      if (written) {
        changed.add(written.id);
        fresh.push(happening);
        if (written.folded) {
          changed.add(written.folded);
        }
        if (written.wanted) {
          wanted.set(written.id, written.wanted);
        }
      }
    }
    writeIgnored(statements, cluster, ignored);
    for (const recovery of recoveries) {
      writeRecovery(statements, book, cluster, recovery).forEach((id) => changed.add(id));
    }
    for (const recovery of workloadRecoveries) {
      writeWorkloadRecovery(statements, book, cluster, recovery).forEach((id) => changed.add(id));
    }
    for (const event of events) {
      writeEvent(statements, cluster, event);
    }
  }
  book.flush();
  const incidents = [...changed].flatMap((id) => book.get(id) ?? []);
  const present = new Set(incidents.map(({ id }) => id));
  // What was folded away and came again within the batch is not gone.
  const removed = [...changed].filter((id) => !present.has(id));
  if (notifies) {
    writeTransitions(statements, [
      ...removed.map((id) => ({ removed: id })),
      ...incidents.map((incident) => ({ incident })),
    ]);
  }
  return {
    incidents,
    removed,
    wanted: [...wanted.values()].filter(({ incident }) => present.has(incident)),
    fresh,
  };
}
