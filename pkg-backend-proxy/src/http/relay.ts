import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { AlertmanagerPayload, noticesOfAlerts } from '@vigil/core/notifications/notices-of-alerts';
import type { NotificationMetrics } from '../notifications/notification-metrics.ts';
import type { Notifier } from '../notifications/notifier.ts';
import type { Outbox } from '../store/outbox.ts';
import { parseInput } from './parse-input.ts';
import { Refusal } from './problem.ts';

export interface RelayParts {
  notifier: Pick<Notifier, 'state' | 'wake'>;
  outbox: Pick<Outbox, 'add'>;
  metrics: Pick<NotificationMetrics, 'relayed'>;
  now: () => number;
}

/** The name that stands for the routes instead of one receiver. */
const throughRoutes = 'routes';

export interface Relay {
  /** Takes what Alertmanager and Grafana Alerting post. Answers only when all of it is stored: else they try again. */
  take(receiver: string, headers: IncomingHttpHeaders, body: unknown): Promise<{ taken: number; ignored: number }>;
  /** Counts a call that was not taken, whoever found fault with it. */
  refused(): void;
}

export function createRelay({ notifier, outbox, metrics, now }: RelayParts): Relay {
  const take: Relay['take'] = async (receiver, headers, body) => {
    const { notifications } = notifier.state;
    const relay = notifications?.config.relay;
    if (!notifications || !relay || notifications.relayToken === null) {
      throw new Refusal('not-found', 'No alerts are relayed: write `relay:` with its token into `notifications:`.');
    }
    if (!isToken(headers.authorization, notifications.relayToken)) {
      throw new Refusal(
        'forbidden',
        'The token is not the one of `notifications.relay`: send it as Authorization: Bearer …'
      );
    }
    if (receiver !== throughRoutes && !notifications.receivers.has(receiver)) {
      const known = [throughRoutes, ...notifications.receivers.keys()].join(', ');
      throw new Refusal('not-found', `There is no receiver ${receiver}: expected one of ${known}.`);
    }
    const payload = parseInput('body', AlertmanagerPayload, body);
    const { notices, ignored } = noticesOfAlerts(payload, relay, now());
    const target = receiver === throughRoutes ? null : receiver;
    await outbox.add(notices.map((notice) => ({ notice, receiver: target, group: payload.groupLabels })));
    metrics.relayed('taken', notices.length);
    metrics.relayed('ignored', ignored);
    notifier.wake();
    return { taken: notices.length, ignored };
  };
  return { take, refused: () => metrics.relayed('refused', 1) };
}

/** Takes the same time whatever was shown. */
function isToken(header: string | undefined, token: string): boolean {
  const shown = /^Bearer +(.+)$/i.exec(header ?? '')?.[1]?.trim() ?? '';
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(shown), digest(token)) && shown !== '';
}
