import type { IncidentPage } from '@vigil/core/contract/incidents';
import type { Incident } from '@vigil/core/vocabulary/incident';
import type { BackendProblem } from '../../proxy/backend-problem';
import type { SortOrder } from './exceptions-url';
import { compareIncidents } from './incident-order';
import { IncidentRows } from './incident-rows';

/** The incidents on the page at one moment, and how many wait until the reader wants them. */
export interface IncidentListView {
  status: 'loading' | 'ready' | 'stale' | 'failed';
  problem: BackendProblem | null;
  /** The list's own rows, which change in place: read them while rendering, remember nothing made from them. */
  rows: Readonly<Omit<IncidentRows, 'add' | 'replace' | 'remove' | 'settle'>>;
  /** Arrived live while the reader was further down. */
  waiting: number;
  /** Incidents with changes that wait until the reader goes on. */
  held: number;
  /** Ids that came into sight last, for the eye. */
  fresh: ReadonlySet<string>;
  nextCursor: string | null;
  total: number;
  /** When the first page was true, Unix milliseconds. */
  asOf: number;
}

/** What happened to one incident: its new state, or that it is no more. */
export type IncidentChange = { id: string; incident: Incident | null };

export type IncidentListEvent =
  /** A first page is on its way: what changes until it comes is newer than the page. */
  | { type: 'asked' }
  | { type: 'first-page'; page: IncidentPage; sort: SortOrder }
  | { type: 'next-page'; page: IncidentPage; cursor: string }
  /** `asked`: the incidents on the page answer the same query, so that they may stay, as old. */
  | { type: 'failed'; problem: BackendProblem; asked: boolean }
  /** `show`: the reader is at the top and may see them slide in. */
  | { type: 'changed'; changes: readonly IncidentChange[]; show: boolean }
  /** The reader marked these: shown at once, also while paused. */
  | { type: 'marked'; incidents: readonly Incident[] }
  | { type: 'show-waiting' }
  | { type: 'pause' }
  | { type: 'resume'; show: boolean };

const nobody: ReadonlySet<string> = new Set();

/** Folds pages and live changes into one list. A store outside of React: it holds tens of thousands of rows in place. */
export class IncidentList {
  readonly #listeners = new Set<() => void>();
  readonly #waiting = new Map<string, Incident>();
  readonly #held = new Map<string, IncidentChange>();
  #underway: Map<string, IncidentChange> | null = null;
  #isPaused = false;
  #rows = new IncidentRows(compareIncidents('lastSeen'));
  #view: IncidentListView = {
    status: 'loading',
    problem: null,
    rows: this.#rows,
    waiting: 0,
    held: 0,
    fresh: nobody,
    nextCursor: null,
    total: 0,
    asOf: 0,
  };
  #matches: (incident: Incident) => boolean = () => true;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Whether an incident belongs to the list: the page's filter as it is from now on. */
  judgeBy(matches: (incident: Incident) => boolean): void {
    this.#matches = matches;
  }

  readonly view = (): IncidentListView => this.#view;

  /** Takes one event in and tells all listeners. */
  fold(event: IncidentListEvent): void {
    const patch = this.#take(event);
    this.#view = {
      ...this.#view,
      ...patch,
      rows: this.#rows,
      waiting: this.#waiting.size,
      held: this.#held.size,
    };
    this.#listeners.forEach((listener) => listener());
  }

  #take(event: IncidentListEvent): Partial<IncidentListView> {
    switch (event.type) {
      case 'asked':
        this.#underway = new Map();
        return {};
      case 'first-page':
        return this.#begin(event.page, event.sort);
      case 'next-page': {
        if (event.cursor !== this.#view.nextCursor) {
          return {};
        }
        // Pages overlap when incidents moved between two calls: each is kept once, in the state known here.
        this.#rows.add(event.page.incidents.filter(({ id }) => !this.#waiting.has(id)));
        return { nextCursor: event.page.nextCursor, total: event.page.total };
      }
      case 'failed':
        this.#underway = null;
        if (event.asked && this.#view.asOf > 0) {
          return { status: 'stale', problem: event.problem };
        }
        this.#clear('lastSeen');
        return { status: 'failed', problem: event.problem, total: 0, asOf: 0, nextCursor: null, fresh: nobody };
      case 'changed':
        event.changes.forEach((change) => this.#underway?.set(change.id, change));
        if (this.#isPaused) {
          event.changes.forEach((change) => this.#held.set(change.id, change));
          return {};
        }
        return this.#apply(event.changes, event.show);
      case 'marked':
        event.incidents.forEach(({ id }) => this.#held.delete(id));
        return this.#apply(
          event.incidents.filter(({ id }) => this.#isHere(id)).map((incident) => ({ id: incident.id, incident })),
          false
        );
      case 'show-waiting': {
        const fresh = new Set(this.#waiting.keys());
        this.#rows.add(this.#waiting.values());
        this.#waiting.clear();
        this.#rows.settle();
        return { fresh };
      }
      case 'pause':
        this.#isPaused = true;
        return {};
      case 'resume': {
        const held = [...this.#held.values()];
        this.#isPaused = false;
        this.#held.clear();
        return this.#apply(held, event.show);
      }
    }
  }

  #begin(page: IncidentPage, sort: SortOrder): Partial<IncidentListView> {
    const since = [...(this.#underway?.values() ?? [])];
    this.#underway = null;
    this.#clear(sort);
    this.#rows.add(page.incidents);
    const { total, asOf, nextCursor } = page;
    this.#view = { ...this.#view, status: 'ready', problem: null, total, asOf, nextCursor, fresh: nobody };
    if (this.#isPaused) {
      since.forEach((change) => this.#held.set(change.id, change));
      return {};
    }
    return { ...this.#apply(since, true), fresh: nobody };
  }

  #clear(sort: SortOrder): void {
    this.#rows = new IncidentRows(compareIncidents(sort));
    this.#waiting.clear();
    this.#held.clear();
  }

  #isHere(id: string): boolean {
    return this.#rows.has(id) || this.#waiting.has(id);
  }

  #apply(changes: readonly IncidentChange[], show: boolean): Partial<IncidentListView> {
    let { total } = this.#view;
    const arrivals: Incident[] = [];
    const latest = new Map(changes.map((change) => [change.id, change]));
    for (const { id, incident } of latest.values()) {
      const isKnown = this.#isHere(id);
      if (incident === null || !this.#matches(incident)) {
        this.#rows.remove(id);
        this.#waiting.delete(id);
        total -= isKnown ? 1 : 0;
        continue;
      }
      total += isKnown || this.#isCounted(incident) ? 0 : 1;
      if (this.#rows.replace(incident) || (!isKnown && this.#comesWithItsPage(incident))) {
        continue;
      }
      if (show) {
        this.#waiting.delete(id);
        arrivals.push(incident);
      } else {
        this.#waiting.set(id, incident);
      }
    }
    // Further down, rows stay where the reader has them.
    if (show) {
      this.#rows.add(arrivals);
      this.#rows.settle();
    }
    return { total, ...(show && arrivals.length > 0 && { fresh: new Set(arrivals.map(({ id }) => id)) }) };
  }

  /** It was there when the pages were counted, on one that is not loaded yet. */
  #isCounted({ firstSeen }: Incident): boolean {
    return this.#view.nextCursor !== null && firstSeen <= this.#view.asOf;
  }

  #comesWithItsPage(incident: Incident): boolean {
    return this.#view.nextCursor !== null && this.#rows.isBeyond(incident);
  }
}
