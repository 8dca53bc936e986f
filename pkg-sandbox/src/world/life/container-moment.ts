import { second } from '../duration.ts';
import { hash32 } from '../hash.ts';
import type { ContainerLife, PodLife } from './pod-life.ts';
import type { Run, Waiting } from './schedule.ts';

/** One container at one moment. */
export interface ContainerMoment {
  life: ContainerLife;
  state: 'waiting' | 'running' | 'terminated';
  /** Number of the latest instance; −1 before the first. */
  index: number;
  waiting: Waiting | null;
  /** The latest instance, its end cut where the pod was stopped. */
  run: Run | null;
  /** The instance that `lastState` tells of, with its number. */
  last: { run: Run; index: number } | null;
  ready: boolean;
  /** When `ready` became what it is, as far as this container knows; null: it never was ready. */
  readyChangedAt: number | null;
}

/** A crashed container is shown as terminated so long before the kubelet calls it back-off. */
const showsTerminated = 2 * second;

/** When, and how, everything in the pod is stopped from outside; null: not (yet) at all. */
export function stopOf(life: PodLife): { at: number; code: number } | null {
  const { fate, deletedAt } = life.plan;
  if (fate?.type === 'evicted') {
    return { at: fate.at, code: 137 };
  }
  return deletedAt === Infinity || fate?.type === 'node-lost'
    ? null
    : { at: deletedAt + 2 * second, code: hash32(life.workload.name) % 2 === 0 ? 143 : 0 };
}

/** The instance `index` as it really went: cut at the stop of the pod. */
export function effectiveRun(life: PodLife, container: ContainerLife, index: number): Run {
  const run = container.schedule.run(index);
  const stop = stopOf(life);
  if (!stop || run.end <= stop.at) {
    return run;
  }
  const exit = { code: stop.code, reason: stop.code === 0 ? 'Completed' : 'Error', message: '' };
  return { ...run, end: stop.at, exit, readyUntil: Math.min(run.readyUntil, life.plan.deletedAt, stop.at) };
}

/** What the kubelet reports of the container at `time`. */
export function containerMoment(life: PodLife, container: ContainerLife, time: number): ContainerMoment {
  const stop = stopOf(life);
  const { schedule } = container;
  const index = schedule.latest(stop ? Math.min(time, stop.at) : time);
  if (index < 0) {
    const waiting = waitingBefore(life, container, time);
    return {
      life: container,
      state: 'waiting',
      index,
      waiting,
      run: null,
      last: null,
      ready: false,
      readyChangedAt: null,
    };
  }
  const run = effectiveRun(life, container, index);
  const before = index > 0 ? effectiveRun(life, container, index - 1) : null;
  const ready = time >= run.readyFrom && time < run.readyUntil;
  const readyChangedAt = ready
    ? run.readyFrom
    : run.readyFrom <= time
      ? run.readyUntil
      : before && before.readyFrom !== Infinity
        ? before.readyUntil
        : null;
  const common = { life: container, index, ready, readyChangedAt };
  const last = before ? { run: before, index: index - 1 } : null;
  if (time < run.end) {
    return { ...common, state: 'running', waiting: null, run, last };
  }
  const stopped = stop !== null && time >= stop.at;
  if (schedule.backsOff && !stopped && time >= run.end + showsTerminated) {
    return { ...common, state: 'waiting', waiting: schedule.waiting(time), run, last: { run, index } };
  }
  return { ...common, state: 'terminated', waiting: null, run, last };
}

function waitingBefore(life: PodLife, container: ContainerLife, time: number): Waiting {
  const waiting = container.schedule.waiting(time);
  const hasInit = life.containers.some(({ declaration }) => declaration.role !== 'main');
  return waiting.reason === 'ContainerCreating' && hasInit ? { reason: 'PodInitializing', message: '' } : waiting;
}
