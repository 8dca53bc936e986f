import { fieldPathOf } from '../behaviour/behaviour.ts';
import { eventLifetime } from './event-object.ts';
import type { EventMoment } from '../life/schedule.ts';
import type { PodMoment } from '../life/pod-moment.ts';

const schedulingRetry = 5 * 60_000;

/** What scheduler and kubelet told of the pod in the last hour, with who told it. */
export function podEvents(moment: PodMoment): Array<EventMoment & { component: string }> {
  const { life, time } = moment;
  const { plan, workload, name } = life;
  const told: Array<EventMoment & { component: string }> = [];
  const once = (
    component: string,
    at: number,
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
    fieldPath?: string
  ) => {
    if (at <= time && time - at < eventLifetime) {
      told.push({ component, type, reason, message, first: at, last: at, count: 1, fieldPath });
    }
  };
  if (plan.fate?.type === 'unschedulable') {
    const tries = Math.floor((time - plan.createdAt) / schedulingRetry) + 1;
    told.push({
      component: 'default-scheduler',
      type: 'Warning',
      reason: 'FailedScheduling',
      message: plan.fate.message,
      first: plan.createdAt,
      last: plan.createdAt + (tries - 1) * schedulingRetry,
      count: tries,
    });
    return told;
  }
  once(
    'default-scheduler',
    plan.createdAt + 300,
    'Normal',
    'Scheduled',
    `Successfully assigned ${workload.namespace}/${name} to ${plan.node}`
  );
  const frozen = plan.fate?.type === 'node-lost' ? Math.min(time, plan.fate.at) : time;
  for (const container of moment.containers) {
    told.push(...startEvents(moment, container));
    for (const event of container.life.schedule.events(frozen)) {
      told.push({ ...event, component: 'kubelet' });
    }
    if (container.state === 'running' && moment.deleting) {
      const { declaration } = container.life;
      once(
        'kubelet',
        plan.deletedAt,
        'Normal',
        'Killing',
        `Stopping container ${declaration.name}`,
        fieldPathOf(declaration)
      );
    }
  }
  if (plan.fate?.type === 'evicted') {
    once('kubelet', plan.fate.at, 'Warning', 'Evicted', plan.fate.message);
  }
  if (plan.fate?.type === 'node-lost') {
    once('node-controller', plan.deletedAt - 300_000, 'Warning', 'NodeNotReady', 'Node is not ready');
    once(
      'taint-eviction-controller',
      plan.deletedAt,
      'Normal',
      'TaintManagerEviction',
      `Marking for deletion Pod ${workload.namespace}/${name}`
    );
  }
  return told.filter((event) => time - event.last < eventLifetime && event.last <= time);
}

function startEvents(
  { life }: PodMoment,
  container: PodMoment['containers'][number]
): Array<EventMoment & { component: string }> {
  const { run, index } = container;
  if (!run) {
    return [];
  }
  const { declaration, schedule } = container.life;
  const again = {
    component: 'kubelet',
    type: 'Normal',
    first: schedule.run(0).start,
    last: run.start,
    count: index + 1,
    fieldPath: fieldPathOf(declaration),
  } as const;
  return [
    { ...again, reason: 'Pulled', message: `Container image "${declaration.image}" already present on machine` },
    { ...again, reason: 'Created', message: `Created container: ${declaration.name}` },
    { ...again, reason: 'Started', message: `Started container ${declaration.name}` },
  ].filter(() => life.plan.node !== null);
}
