import type { BackendProblem } from './backend-problem';

/** What is known of something that is asked for again and again. A failed refresh keeps the last good report. */
export type LiveReport<Report> =
  | { status: 'loading' }
  | { status: 'ready'; report: Report; at: number }
  | { status: 'stale'; report: Report; at: number; problem: BackendProblem }
  | { status: 'failed'; problem: BackendProblem };

export type ReportEvent<Report> =
  { type: 'arrived'; report: Report; at: number } | { type: 'failed'; problem: BackendProblem } | { type: 'reset' };

/** The next state. `at`: when the report arrived, Unix milliseconds. */
export function foldReport<Report>(state: LiveReport<Report>, event: ReportEvent<Report>): LiveReport<Report> {
  switch (event.type) {
    case 'arrived':
      return { status: 'ready', report: event.report, at: event.at };
    case 'failed':
      return state.status === 'ready' || state.status === 'stale'
        ? { status: 'stale', report: state.report, at: state.at, problem: event.problem }
        : { status: 'failed', problem: event.problem };
    case 'reset':
      return { status: 'loading' };
  }
}
