import type { InstantSample } from '../prometheus/parse-answer.ts';
import type { LocalText } from '../vocabulary/local-text.ts';

/** One instant query, evaluated at the end of the window. `id` is what its answer is filed under. */
export interface PlannedQuery<Id extends string = string> {
  id: Id;
  title: LocalText;
  expr: string;
}

/** What was answered. An id that is not there failed or was not asked: unknown, never zero. */
export type Answers<Id extends string = string> = Partial<Record<Id, readonly InstantSample[]>>;
