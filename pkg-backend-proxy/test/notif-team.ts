import { DeliveryQuery } from '@vigil/core/contract/notifications';
import { type InboxBot } from './bots/bots.ts';
import type { World } from './notif-world.ts';

/** A configuration whose one receiver, `team`, has this channel, with more of it as YAML. */
export const yamlOf = (channel: string, { route = '', receiver = '', more = '' } = {}) => `notifications:
  grafana: https://grafana.example.com
  allowTargets: [127.0.0.1, localhost]
  receivers:
    - name: team
      retry: { first: 10ms, longest: 50ms, attempts: 4 }
      timeout: 20s
${receiver}
      ${channel}
${more}
  route:
    receiver: team
    groupWait: 0s
    groupInterval: 0s
${route}
`;

export const webhook = (bot: InboxBot) => `webhook: { url: "${bot.url}" }`;
/** The delivery log, newest first. */
export const deliveryPage = (given: World) => given.store.outbox.list(DeliveryQuery.parse({ limit: 500 }));
/** The states in it, oldest first. */
export const states = async (given: World) =>
  (await deliveryPage(given)).deliveries.map(({ state }) => state).reverse();
