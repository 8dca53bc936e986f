import { second } from '../duration.ts';
import { creating, type EventMoment, type Exit, type Run, type Schedule } from '../life/schedule.ts';
import { fieldPathOf, type Behaviour, type Birth } from './behaviour.ts';

/** The kubelet doubles the wait from 10 s up to 5 min. https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/ */
const doublings = [10, 20, 40, 80, 160].map((seconds) => seconds * second);
const longest = 300 * second;
const syncPeriod = 14 * second;

/** Crashes `lifetime` milliseconds after every start and waits ever longer for the next. */
export function crashLoop(options: { lifetime: number; exit: Exit; memoryShare?: Schedule['memoryShare'] }): Behaviour {
  return (birth) => crashLoopSchedule(birth, options);
}

function crashLoopSchedule(birth: Birth, { lifetime, exit, memoryShare }: Parameters<typeof crashLoop>[0]): Schedule {
  const starts = [birth.from];
  doublings.forEach((wait, index) => starts.push((starts[index] ?? 0) + lifetime + wait));
  const last = starts.length - 1;
  const steadyFrom = starts[last] ?? birth.from;
  const period = lifetime + longest;
  const startOf = (index: number) => starts[index] ?? steadyFrom + (index - last) * period;
  const latest = (time: number) => {
    if (time < birth.from) {
      return -1;
    }
    return time >= steadyFrom
      ? last + Math.floor((time - steadyFrom) / period)
      : starts.findLastIndex((start) => time >= start);
  };
  const run = (index: number): Run => ({
    start: startOf(index),
    end: startOf(index) + lifetime,
    exit,
    readyFrom: Infinity,
    readyUntil: Infinity,
  });
  const back = (index: number) => (doublings[index] ?? longest) / second;
  const events = (time: number): EventMoment[] => {
    const index = latest(time);
    if (index < 0 || time < run(0).end) {
      return [];
    }
    const waited = Math.max(0, time - run(index).end);
    const syncs = Math.floor(waited / syncPeriod);
    const lastSync = waited > 0 ? run(index).end + syncs * syncPeriod : run(index).start - syncPeriod / 2;
    let before = 0;
    for (let earlier = 0; earlier < Math.min(index, doublings.length); earlier++) {
      before += Math.floor((doublings[earlier] ?? 0) / syncPeriod) + 1;
    }
    before += Math.max(0, index - doublings.length) * (Math.floor(longest / syncPeriod) + 1);
    return [
      {
        type: 'Warning',
        reason: 'BackOff',
        message: `Back-off restarting failed container ${birth.container.name} in pod ${birth.pod}_${birth.namespace}(${birth.podUid})`,
        first: run(0).end,
        last: lastSync,
        count: before + syncs + (waited > 0 ? 1 : 0),
        fieldPath: fieldPathOf(birth.container),
      },
    ];
  };
  return {
    latest,
    run,
    waiting: (time) => {
      const index = latest(time);
      return index < 0
        ? creating
        : {
            reason: 'CrashLoopBackOff',
            message: `back-off ${backOffText(back(index))} restarting failed container=${birth.container.name} pod=${birth.pod}_${birth.namespace}(${birth.podUid})`,
          };
    },
    backsOff: true,
    completedAt: Infinity,
    events,
    memoryShare,
  };
}

function backOffText(seconds: number): string {
  return seconds >= 60 ? `${Math.floor(seconds / 60)}m${seconds % 60}s` : `${seconds}s`;
}
