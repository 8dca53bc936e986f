import type { Incident } from '@vigil/core/vocabulary/incident';
import { readIncident } from './read-incident.ts';
import type { Statements } from './statements.ts';
import { insertIncident, updateIncident } from './write-incident.ts';

/** Incidents during one transaction: each is read once and written once, however often it changes. */
export class IncidentBook {
  readonly #statements: Statements;
  readonly #stored = new Map<string, Incident>();
  readonly #now = new Map<string, Incident | undefined>();

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  get(id: string): Incident | undefined {
    if (!this.#now.has(id)) {
      const incident = readIncident(this.#statements, id);
      this.#now.set(id, incident);
      if (incident) {
        this.#stored.set(id, incident);
      }
    }
    return this.#now.get(id);
  }

  /** What is new is inserted at once: other tables refer to it. */
  put(incident: Incident): void {
    if (!this.get(incident.id)) {
      insertIncident(this.#statements, incident);
      this.#stored.set(incident.id, incident);
    }
    this.#now.set(incident.id, incident);
  }

  remove(id: string): void {
    this.#statements.run('DELETE FROM incidents WHERE id = ?', id);
    this.#stored.delete(id);
    this.#now.set(id, undefined);
  }

  /** Writes what changed. */
  flush(): void {
    for (const [id, before] of this.#stored) {
      const now = this.#now.get(id);
      if (now && now !== before) {
        updateIncident(this.#statements, now, before);
        this.#stored.set(id, now);
      }
    }
  }
}
