import { noticeOfIncident } from '@vigil/core/notifications/notice-of-incident';
import { directDestination, routeNotice } from '@vigil/core/notifications/route-notice';
import type { Routing, Transition } from '../store/outbox.ts';
import type { Notifications } from './load-notifications.ts';
import type { WorkloadLookUp } from './workload-facts.ts';

/** How long labels of a cluster that is not listed yet are waited for. */
const patienceMs = 30_000;

/** Where one transition goes. `since`: when routing began in this process, Unix milliseconds. */
export function decideRouting(
  transition: Transition,
  { config }: Notifications,
  lookUp: WorkloadLookUp,
  times: { now: number; since: number }
): Routing {
  if ('removed' in transition) {
    return transition;
  }
  if ('incident' in transition) {
    const { incident } = transition;
    if (!lookUp.isKnown(incident.cluster) && times.now - times.since < patienceMs) {
      return 'later';
    }
    const notice = noticeOfIncident(incident, lookUp.find(incident.cluster, incident.workload));
    return { notice, destinations: routeNotice(config, notice) };
  }
  const { receiver, group } = transition;
  const facts = transition.notice.workload
    ? lookUp.find(transition.notice.cluster, transition.notice.workload)
    : { labels: {}, mentions: [] };
  const notice = {
    ...transition.notice,
    labels: { ...facts.labels, ...transition.notice.labels },
    mentions: facts.mentions,
  };
  const known = config.receivers.find(({ name }) => name === receiver);
  return {
    notice,
    // A receiver that is gone since: the routes still know somebody.
    destinations: known ? [directDestination(known.name, group, known.sendResolved)] : routeNotice(config, notice),
  };
}
