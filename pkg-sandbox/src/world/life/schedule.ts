/** How an instance of a container ended. */
export interface Exit {
  code: number;
  /** `Error`, `OOMKilled`, `Completed`. */
  reason: string;
  message: string;
}

/** One instance of a container. Unix milliseconds; `end` is Infinity where it never ends by itself. */
export interface Run {
  start: number;
  end: number;
  exit: Exit;
  /** Ready from … until; both Infinity where it never becomes ready. */
  readyFrom: number;
  readyUntil: number;
}

export interface Waiting {
  reason: string;
  message: string;
}

/** An Event told by a pod or a controller, with its growth until the asked moment. */
export interface EventMoment {
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
  first: number;
  last: number;
  count: number;
  /** `spec.containers{app}`; absent when the whole object is meant. */
  fieldPath?: string;
}

/** A container's past and future: which instances there are, and what it waits for between them. */
export interface Schedule {
  /** Index of the latest instance begun until `time`; −1 before the first. */
  latest(time: number): number;
  run(index: number): Run;
  waiting(time: number): Waiting;
  /** Waits between instances in CrashLoopBackOff rather than starting again at once. */
  backsOff: boolean;
  /** When it has exited with 0 for good; Infinity when it never does. */
  completedAt: number;
  /** Events beside Pulled, Created and Started. */
  events(time: number): EventMoment[];
  /** Share of the declared memory limit in use; undefined: the declared usage. */
  memoryShare?(time: number, run: Run): number;
}

export const creating: Waiting = { reason: 'ContainerCreating', message: '' };
export const completed: Exit = { code: 0, reason: 'Completed', message: '' };
