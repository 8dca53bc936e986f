import type { EndpointName } from '@vigil/core/contract/endpoints';
import { deliveryStates, type NotificationPreview, type NotificationReport } from '@vigil/core/contract/notifications';
import { noticeOfIncident } from '@vigil/core/notifications/notice-of-incident';
import { previewNotifications } from '@vigil/core/notifications/preview';
import { routeView } from '@vigil/core/notifications/route-view';
import type { Incident } from '@vigil/core/vocabulary/incident';
import { writeLetter } from '../notifications/deliver.ts';
import type { Notifications } from '../notifications/load-notifications.ts';
import type { Notifier } from '../notifications/notifier.ts';
import { sampleMessage } from '../notifications/sample-message.ts';
import { WorkloadLookUp } from '../notifications/workload-facts.ts';
import type { ClusterSource } from '../kubernetes/cluster-source.ts';
import type { IncidentStore } from '../store/incident-store.ts';
import type { Outbox } from '../store/outbox.ts';
import type { Handlers } from './handlers.ts';
import { Refusal } from './problem.ts';

const names = [
  'notifications',
  'notificationPreview',
  'deliveries',
  'delivery',
  'testReceiver',
  'resendDeliveries',
] as const satisfies EndpointName[];

export interface NotificationParts {
  notifier: Pick<Notifier, 'state' | 'wake'>;
  file: string | null;
  store: Pick<IncidentStore, 'list'>;
  outbox: Outbox;
  sources: readonly ClusterSource[];
  now: () => number;
}

const dayMs = 86_400_000;
/** Incidents a preview looks at. */
const mostIncidents = 5000;
const pageSize = 500;

/** What the page of notifications asks. Without `parts` nothing is configured, and that is what is told. */
export function createNotificationHandlers(
  parts: NotificationParts | undefined
): Pick<Handlers, (typeof names)[number]> {
  const configured = (): { notifications: Notifications; given: NotificationParts } => {
    const notifications = parts?.notifier.state.notifications;
    if (!parts || !notifications) {
      throw new Refusal('not-ready', `${howToConfigure.en} Then ask again.`);
    }
    return { notifications, given: parts };
  };
  return {
    notifications: async () => reportOf(parts),
    deliveries: async (query) => {
      const { given } = ready(parts);
      return { ...(await given.outbox.list(query)), asOf: given.now() };
    },
    delivery: async ({ id }) => {
      const { given } = ready(parts);
      const found = await given.outbox.find(id);
      if (!found) {
        throw new Refusal('not-found', `There is no message ${id} (any more): ended ones are kept for a limited time.`);
      }
      const { notifications } = given.notifier.state;
      const receiver = notifications?.receivers.get(found.delivery.receiver);
      const written =
        notifications && receiver
          ? await writeLetter({ key: '', message: found.message }, receiver, notifications.config, async () => '')
          : null;
      const text = written && { title: written.letter.title, body: written.letter.body };
      return { delivery: found.delivery, attempts: await given.outbox.attempts(id), text };
    },
    testReceiver: async (_query, { receiver }, { login }) => {
      const { notifications, given } = configured();
      if (!notifications.receivers.has(receiver)) {
        const known = [...notifications.receivers.keys()].join(', ');
        throw new Refusal('not-found', `There is no receiver ${receiver}; there are ${known}.`);
      }
      const id = await given.outbox.post(receiver, sampleMessage('test', given.now()), given.now(), login);
      given.notifier.wake();
      return { id };
    },
    resendDeliveries: async (_query, which) => {
      const { given } = configured();
      const resent = await given.outbox.resend(which, given.now());
      given.notifier.wake();
      return { resent };
    },
    notificationPreview: async ({ from, to }) => {
      const { notifications, given } = configured();
      const end = to ?? given.now();
      return preview(notifications, given, from ?? end - dayMs, end);
    },
  };
}

const howToConfigure = {
  en: 'No notifications are configured: write `notifications:` into the file that VIGIL_CONFIG names.',
  zh: '尚未配置通知：请在 VIGIL_CONFIG 指定的文件中编写 notifications: 一节。',
};

function ready(parts: NotificationParts | undefined): { given: NotificationParts } {
  if (!parts) {
    throw new Refusal('not-ready', howToConfigure.en);
  }
  return { given: parts };
}

async function reportOf(parts: NotificationParts | undefined): Promise<NotificationReport> {
  const state = parts?.notifier.state;
  const notifications = state?.notifications ?? null;
  const figures = notifications && parts ? await parts.outbox.figures() : [];
  const receivers = [...(notifications?.receivers.values() ?? [])].map(({ config, channel, settings, limits }) => {
    const own = figures.filter(({ receiver }) => receiver === config.name);
    const waiting = own.filter(({ state: queue }) => queue === 'waiting' || queue === 'sending');
    const counts = Object.fromEntries(
      deliveryStates.map((name) => [name, own.find(({ state: queue }) => queue === name)?.count ?? 0])
    ) as NotificationReport['receivers'][number]['counts'];
    return {
      ...{ name: config.name, channel: channel.name, title: channel.title, target: channel.target(settings) },
      ...{ language: config.language, sendResolved: config.sendResolved, mention: config.mention },
      ownTemplate: config.template.title !== undefined || config.template.body !== undefined,
      limits: limits.map(({ count, perMs }) => ({ count, perMs })),
      counts,
      oldestWaiting: waiting.length === 0 ? null : Math.min(...waiting.map(({ oldest }) => oldest)),
    };
  });
  return {
    configured: notifications !== null,
    how: notifications ? null : howToConfigure,
    file: parts?.file ?? null,
    loadedAt: state?.loadedAt ?? null,
    faults: state?.faults ?? [],
    timeZone: notifications?.config.timeZone ?? 'UTC',
    receivers,
    route: notifications ? routeView(notifications.config) : null,
    relay: notifications?.relayToken != null,
    asOf: parts?.now() ?? 0,
  };
}

async function preview(
  { config, receivers }: Notifications,
  { store, sources, now }: NotificationParts,
  from: number,
  to: number
): Promise<NotificationPreview> {
  if (from >= to) {
    throw new Refusal('bad-request', 'The query is wrong. from: must be earlier than to.');
  }
  const incidents: Incident[] = [];
  let cursor: string | undefined;
  let isMore = true;
  while (isMore && incidents.length < mostIncidents) {
    const page = await store.list({
      from,
      to,
      sort: 'lastSeen',
      limit: pageSize,
      ...(cursor === undefined ? {} : { cursor }),
    });
    incidents.push(...page.incidents);
    cursor = page.nextCursor ?? undefined;
    isMore = cursor !== undefined;
    await new Promise((resolve) => setImmediate(resolve));
  }
  const lookUp = new WorkloadLookUp(sources);
  const notices = incidents.flatMap((incident) => {
    const facts = lookUp.find(incident.cluster, incident.workload);
    const begun = noticeOfIncident({ ...incident, state: 'open', endedAt: null }, facts);
    const begin = Math.max(from, incident.firstSeen);
    const ended = incident.endedAt !== null && incident.endedAt <= to ? [noticeOfIncident(incident, facts)] : [];
    return [{ ...begun, at: begin }, ...ended];
  });
  const sorted = notices.sort((left, right) => left.at - right.at);
  const views = [...receivers.values()].map(({ config: own, channel, limits }) => ({
    name: own.name,
    channel: channel.name,
    limits,
  }));
  return {
    ...{ from, to, incidents: incidents.length, truncated: isMore },
    ...previewNotifications(config, views, sorted, from, Math.min(to, now())),
  };
}
