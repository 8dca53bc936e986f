import { NEVER, of, type Observable } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import type { ChangeRecord } from '@vigil/core/contract/streams';
import { exampleIncident, exampleNow } from '../testing/example-incidents';
import { ProxyError } from './backend-problem';
import { followChanges, reopenDelay, type ChangeSignal } from './follow-changes';

const hello: ChangeRecord = { type: 'hello', at: exampleNow };
const incident: ChangeRecord = { type: 'incident', incident: exampleIncident() };
const refused = new ProxyError({ kind: 'unreachable', detail: '', status: 502 });

/** Opens one after the other of the given streams, then one that stays silent, and notes the signals by virtual time. */
function follow(until: number, openings: (scheduler: TestScheduler) => Array<Observable<ChangeRecord>>) {
  const scheduler = new TestScheduler(() => undefined);
  const signals: Array<[number, ChangeSignal['type'] | string]> = [];
  scheduler.run(() => {
    const streams = openings(scheduler);
    const open = () => streams.shift() ?? NEVER;
    const subscription = followChanges({ open, visible: of(true), scheduler }).subscribe((signal) =>
      signals.push([scheduler.now(), signal.type === 'connection' ? signal.state : signal.type])
    );
    scheduler.schedule(() => subscription.unsubscribe(), until);
  });
  return signals;
}

it('is live from the first record on', () => {
  const signals = follow(1000, (scheduler) => [scheduler.createColdObservable('ab', { a: hello, b: incident })]);
  expect(signals).toEqual([
    [0, 'live'],
    [1, 'incident'],
  ]);
});

it('passes on what was removed', () => {
  const removed: ChangeRecord = { type: 'removed', id: exampleIncident().id };
  const signals = follow(1000, (scheduler) => [scheduler.createColdObservable('ab', { a: hello, b: removed })]);
  expect(signals.at(-1)).toEqual([1, 'removed']);
});

it('opens a cut stream again, and fetches everything again then', () => {
  const signals = follow(5000, (scheduler) => [
    scheduler.createColdObservable('a-|', { a: hello }),
    scheduler.createColdObservable('a', { a: hello }),
  ]);
  expect(signals).toEqual([
    [0, 'live'],
    [2, 'connecting'],
    [1002, 'live'],
    [1002, 'refetch'],
  ]);
});

it('polls where the stream is refused, and tries again', () => {
  const signals = follow(31_000, (scheduler) => [
    scheduler.createColdObservable('#', {}, refused),
    scheduler.createColdObservable('#', {}, refused),
    scheduler.createColdObservable('a', { a: hello }),
  ]);
  expect(signals).toEqual([
    [0, 'polling'],
    [15_000, 'polling'],
    [15_000, 'refetch'],
    [30_000, 'live'],
  ]);
});

it('takes silence for a cut', () => {
  const signals = follow(46_000, (scheduler) => [scheduler.createColdObservable('a', { a: hello })]);
  expect(signals).toEqual([
    [0, 'live'],
    [45_000, 'connecting'],
  ]);
});

it('fetches again after a gap', () => {
  const gap: ChangeRecord = { type: 'gap', at: exampleNow, dropped: 3 };
  const signals = follow(100, (scheduler) => [scheduler.createColdObservable('ab', { a: hello, b: gap })]);
  expect(signals.at(-1)).toEqual([1, 'refetch']);
});

it('is silent while the tab is hidden', () => {
  const open = jest.fn(() => NEVER);
  followChanges({ open, visible: of(false) })
    .subscribe()
    .unsubscribe();
  expect(open).not.toHaveBeenCalled();
});

it.each([
  [1, 1000],
  [2, 2000],
  [3, 4000],
  [9, 15_000],
])('waits before attempt %d: %d ms', (failures, delay) => {
  expect(reopenDelay(failures)).toBe(delay);
});
