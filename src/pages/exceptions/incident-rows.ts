import type { Incident } from '@vigil/core/vocabulary/incident';

interface Row {
  incident: Incident;
  /** The state its place follows from: a row may change without moving. */
  placed: Incident;
}

/** Up to this many rows find their place one by one; more are sorted in together. */
const few = 32;

/**
 * Incidents in order, found by id and by place. Made for tens of thousands of them: a change costs a binary search, a
 * page at the end no more than its own length.
 */
export class IncidentRows {
  readonly #compare: (a: Incident, b: Incident) => number;
  readonly #byId = new Map<string, Row>();
  readonly #displaced = new Set<Row>();
  readonly #clusters = new Set<string>();
  #rows: Row[] = [];

  /** `compare` gives 0 only for states of the same incident. */
  constructor(compare: (a: Incident, b: Incident) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#rows.length;
  }

  /** True once incidents of several clusters were there. */
  get hasSeveralClusters(): boolean {
    return this.#clusters.size > 1;
  }

  at(index: number): Incident | undefined {
    return this.#rows[index]?.incident;
  }

  get(id: string): Incident | undefined {
    return this.#byId.get(id)?.incident;
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  /** Its place, counted from 0; -1: not here. */
  indexOf(id: string): number {
    const row = this.#byId.get(id);
    return row ? this.#placeOf(row.placed) : -1;
  }

  /** Whether an incident would stand behind all that are here. */
  isBeyond(incident: Incident): boolean {
    const last = this.#rows.at(-1);
    return last === undefined || this.#compare(last.placed, incident) < 0;
  }

  /** Adds those that are not here yet, each in its place. */
  add(incidents: Iterable<Incident>): void {
    const rows: Row[] = [];
    for (const incident of incidents) {
      if (!this.#byId.has(incident.id)) {
        const row = { incident, placed: incident };
        this.#byId.set(incident.id, row);
        this.#clusters.add(incident.cluster);
        rows.push(row);
      }
    }
    this.#put(rows);
  }

  /** The incident's new state, where its row stands. False: not here. */
  replace(incident: Incident): boolean {
    const row = this.#byId.get(incident.id);
    if (!row) {
      return false;
    }
    row.incident = incident;
    if (this.#compare(row.placed, incident) === 0) {
      row.placed = incident;
      this.#displaced.delete(row);
    } else {
      this.#displaced.add(row);
    }
    return true;
  }

  /** False: it was not here. */
  remove(id: string): boolean {
    const row = this.#byId.get(id);
    if (!row) {
      return false;
    }
    this.#rows.splice(this.#placeOf(row.placed), 1);
    this.#byId.delete(id);
    this.#displaced.delete(row);
    return true;
  }

  /** Moves every row to the place of its present state. */
  settle(): void {
    const moving = [...this.#displaced];
    if (moving.length > few) {
      this.#rows = this.#rows.filter((row) => !this.#displaced.has(row));
    } else {
      moving.forEach((row) => this.#rows.splice(this.#placeOf(row.placed), 1));
    }
    this.#displaced.clear();
    moving.forEach((row) => {
      row.placed = row.incident;
    });
    this.#put(moving);
  }

  #put(rows: readonly Row[]): void {
    const inside = rows.filter((row) => {
      const isBeyond = this.isBeyond(row.placed);
      if (isBeyond) {
        this.#rows.push(row);
      }
      return !isBeyond;
    });
    if (inside.length > few) {
      inside.forEach((row) => this.#rows.push(row));
      this.#rows.sort((a, b) => this.#compare(a.placed, b.placed));
    } else {
      inside.forEach((row) => this.#rows.splice(this.#placeOf(row.placed), 0, row));
    }
  }

  /** The first place that does not come before the incident. */
  #placeOf(incident: Incident): number {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const row = this.#rows[middle];
      if (row && this.#compare(row.placed, incident) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
