import { foldReport, type LiveReport } from './live-report';

const problem = { kind: 'unreachable', detail: '', status: 502 } as const;
const loading: LiveReport<string> = { status: 'loading' };

it('keeps the last good report when a refresh fails, and its age', () => {
  const ready = foldReport(loading, { type: 'arrived', report: 'a', at: 1 });
  const stale = foldReport(ready, { type: 'failed', problem });
  expect(stale).toEqual({ status: 'stale', report: 'a', at: 1, problem });
  expect(foldReport(stale, { type: 'failed', problem })).toEqual(stale);
  expect(foldReport(stale, { type: 'arrived', report: 'b', at: 2 })).toEqual({ status: 'ready', report: 'b', at: 2 });
});

it('fails when there never was a report', () => {
  expect(foldReport(loading, { type: 'failed', problem })).toEqual({ status: 'failed', problem });
});

it('forgets on reset', () => {
  expect(foldReport({ status: 'ready', report: 'a', at: 1 }, { type: 'reset' })).toEqual(loading);
});
