import type { LocalText } from '../../vocabulary/local-text.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import type { ReasonEntry } from './reason-entry.ts';

/** When a Kubernetes event is a trouble of its own. */
export interface EventRule {
  /** Kinds of object it concerns; left out: any. */
  kinds?: readonly string[];
  /** It counts from so many times on. */
  repeats: number;
  /** It counts once its first and its last time lie so far apart. Milliseconds. */
  lasting: number;
  /** Its trouble is over when it was not repeated for so long. Milliseconds. */
  quiet: number;
  /** What else tells it where that is visible: a pod that does not start, the pressure of a node. */
  toldBy?: 'starting-pod' | 'node-pressure';
}

export interface EventEntry extends ReasonEntry {
  event: EventRule;
}

export type EventGroup = Readonly<Record<string, EventEntry>>;

const minute = 60_000;

/** Counts at once, and is over after a quarter of an hour: client-go lets one event through every 5 min at least. */
export const once: EventRule = { repeats: 1, lasting: 0, quiet: 15 * minute };
/** Controllers try again at once; what fails three times does not heal by itself. */
export const thrice: EventRule = { repeats: 3, lasting: 0, quiet: 20 * minute };
/** Counts when it goes on for two minutes. */
export const lasting: EventRule = { repeats: 2, lasting: 2 * minute, quiet: 15 * minute };
/** Counts when it goes on for ten minutes. */
export const nagging: EventRule = { repeats: 3, lasting: 10 * minute, quiet: 30 * minute };

export function eventEntry(
  severity: Severity,
  explanation: LocalText,
  nextStep: LocalText,
  command: string,
  event: EventRule
): EventEntry {
  return { severity, explanation, nextStep, command, hasLog: false, event };
}
