import { type Notifications, parseNotifications } from '../src/notifications/load-notifications.ts';

export const relayToken = 'a-relay-token-of-sixteen';

/** A configuration that sends everything to one webhook of this machine, with more of it as YAML at its end. */
export function notificationsYaml(url: string, more: { route?: string; receiver?: string } = {}): string {
  return `notifications:
  grafana: https://grafana.example.com
  timeZone: Asia/Shanghai
  allowTargets: [127.0.0.1, localhost]
  receivers:
    - name: team
      webhook: { url: "${url}" }
${more.receiver ?? ''}
  route:
    receiver: team
    groupWait: 0s
${more.route ?? ''}
  relay:
    token: { env: RELAY_TOKEN }
`;
}

export function sampleNotifications(url = 'http://127.0.0.1:9/hook'): Notifications {
  const parsed = parseNotifications(notificationsYaml(url), 'vigil.yaml', { RELAY_TOKEN: relayToken });
  if (!parsed) {
    throw new Error('the sample says nothing');
  }
  return parsed;
}
