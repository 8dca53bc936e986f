import { age, day, hour, minute } from './duration.ts';

/**
 * All that a check learns of the time. It notes until when what it told stays true, so that an answer that rests on it
 * need not be sought again before. Unix milliseconds and milliseconds.
 */
export class AuditClock {
  readonly #now: number;
  #validUntil = Infinity;

  constructor(now: number) {
    this.#now = now;
  }

  /** The first moment at which something it told is no longer true; Infinity where nothing was asked. */
  get validUntil(): number {
    return this.#validUntil;
  }

  /** Whether it is so long ago, or longer. What lies ahead is not. */
  passed(since: number, duration: number): boolean {
    const passed = this.#now - since >= duration;
    if (!passed) {
      this.#expire(since + duration);
    }
    return passed;
  }

  /** How long ago, as people say it: `42 min`, `5 h`, `3 d`. */
  age(since: number): string {
    const past = this.#now - since;
    const unit = past < 2 * hour ? minute : past < 2 * day ? hour : day;
    this.#expire(since + (Math.floor(past / unit) + 1) * unit);
    return age(past);
  }

  #expire(at: number): void {
    // A moment that can not be read makes nothing certain.
    this.#validUntil = Number.isNaN(at) ? -Infinity : Math.min(this.#validUntil, at);
  }
}
