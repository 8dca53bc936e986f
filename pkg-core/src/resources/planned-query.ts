import type { Merge } from '../prometheus/merge-samples.ts';
import type { InstantSample } from '../prometheus/parse-answer.ts';
import type { LocalText } from '../vocabulary/local-text.ts';

/** One instant query. `id` is what its answer is filed under; queries of one id answer parts of one question. */
export interface PlannedQuery<Id extends string = string> {
  id: Id;
  title: LocalText;
  expr: string;
  /** When to evaluate it, Unix milliseconds; absent: at the end of the window. */
  time?: number;
  /**
   * How the answers of equal ids become one. With it, they are of neighbouring pieces of time, and worthless where one
   * is missing. Absent: they stand one after another.
   */
  merge?: Merge;
  /** Labels of every sample beside those of the answer: known beforehand, they need not be sent with each of them. */
  labels?: Readonly<Record<string, string>>;
  /** It changes rarely: where an answer of a few minutes ago is kept, that one serves. */
  slow?: boolean;
  /** It tells of those of which something is true: that there are none is an answer. Else nothing is no answer to keep. */
  mayBeEmpty?: boolean;
  /** The same question in smaller pieces, for a server to which this one was too much. */
  split?(): Array<PlannedQuery<Id>>;
}

/** The samples of an answer with what the query says of all of them. */
export function labelled(query: PlannedQuery, samples: readonly InstantSample[]): readonly InstantSample[] {
  return query.labels
    ? samples.map(({ labels, value }) => ({ labels: { ...labels, ...query.labels }, value }))
    : samples;
}

/** What was answered. An id that is not there failed or was not asked: unknown, never zero. */
export type Answers<Id extends string = string> = Partial<Record<Id, readonly InstantSample[]>>;
