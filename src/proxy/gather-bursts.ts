import { asyncScheduler, auditTime, buffer, connect, type OperatorFunction, type SchedulerLike } from 'rxjs';

/** What comes within `milliseconds` of the first, as one list: a page draws once for it. Silent while nothing comes. */
export function gatherBursts<Value>(
  milliseconds: number,
  scheduler: SchedulerLike = asyncScheduler
): OperatorFunction<Value, Value[]> {
  return connect((shared) => shared.pipe(buffer(shared.pipe(auditTime(milliseconds, scheduler)))));
}
