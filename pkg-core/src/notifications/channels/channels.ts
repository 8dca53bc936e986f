import { alertmanager } from './alertmanager.ts';
import type { Channel } from './channel.ts';
import { dingtalk } from './dingtalk.ts';
import { email } from './email.ts';
import { feishu } from './feishu.ts';
import { slack } from './slack.ts';
import { teams } from './teams.ts';
import { webhook } from './webhook.ts';
import { wecom } from './wecom.ts';

/** Every channel. For one more: its file and one line here. */
export const channels: readonly Channel[] = [wecom, dingtalk, feishu, slack, teams, email, webhook, alertmanager];

/** By its key in the configuration. */
export function channelNamed(name: string): Channel | undefined {
  return channels.find((candidate) => candidate.name === name);
}
