import { createHmac } from 'node:crypto';
import { mentionsFor } from '@vigil/core/notifications/notice-of-incident';
import type { Answer, HttpCall, Letter, MailCall, Verdict } from '@vigil/core/notifications/channels/channel';
import type { Message } from '@vigil/core/notifications/message';
import { compareSeverity } from '@vigil/core/vocabulary/severity';
import { wordsOfError } from '@vigil/core/vocabulary/words-of-error';
import type { Claim } from '../store/outbox.ts';
import { RefusedTarget } from './guard-address.ts';
import type { Notifications, Receiver } from './load-notifications.ts';
import { hideSecrets } from './resolve-secrets.ts';
import { sendHttp } from './send-http.ts';
import { sendMail } from './send-mail.ts';

export interface DeliverParts {
  now: () => number;
  /** The last lines of the log of an incident; empty where there is none. */
  logOf: (subject: string) => Promise<string>;
}

/** How one try ended; texts hold no secrets. `remark`: why the receiver's own template was not used; empty: it was. */
export interface Delivered {
  verdict: Verdict;
  remark: string;
}

/** Items whose log is shown. */
const logItems = 3;

/** One try to send a message. Never rejects: whatever goes wrong is a verdict. */
export async function deliver(
  claim: Pick<Claim, 'key' | 'message'>,
  receiver: Receiver,
  { config }: Notifications,
  { now, logOf }: DeliverParts
): Promise<Delivered> {
  const hide = (text: string) => hideSecrets(text, receiver.secrets);
  let remark = '';
  try {
    const { letter, fault } = await writeLetter(claim, receiver, config, logOf);
    remark = fault === null ? '' : hide(`the receiver's own template failed and the default was used: ${fault}`);
    const call = receiver.channel.call(letter, receiver.settings, { now: now(), sign });
    const options = { timeoutMs: receiver.config.timeout, allowed: config.allowTargets, now };
    const answer = await send(call, options);
    return { verdict: withHidden(receiver.channel.judge(answer, receiver.settings), hide), remark };
  } catch (error) {
    const why = hide(wordsOfError(error));
    const verdict: Verdict =
      error instanceof RefusedTarget
        ? { outcome: 'refused', why }
        : { outcome: 'retry', why, afterMs: null, blocks: false };
    return { verdict, remark };
  }
}

/** A message as the receiver would read it. */
export async function writeLetter(
  { key, message }: { key: string; message: Message },
  receiver: Receiver,
  { timeZone, grafana }: Notifications['config'],
  logOf: DeliverParts['logOf']
): Promise<{ letter: Letter; fault: string | null }> {
  const { config, channel, templates } = receiver;
  const { language } = config;
  const subjects = message.items
    .filter(({ source, status }) => source === 'incident' && status === 'firing')
    .slice(0, logItems);
  const logs = Object.fromEntries(
    await Promise.all(subjects.map(async ({ subject }) => [subject, await logOf(subject).catch(() => '')] as const))
  );
  const { title, body, links, fault } = templates.render(message, { language, timeZone, grafana, logs });
  const mentions = mentionsOf(message, receiver);
  const { kind, severity } = message;
  return { letter: { kind, severity, language, title, body, links, mentions, key, message, timeZone }, fault };

  function mentionsOf({ items }: Message, { config: { mention } }: Receiver): string[] {
    if (message.kind !== 'firing' && message.kind !== 'digest') {
      return [];
    }
    const urgent = items.filter(
      (item) => item.status === 'firing' && compareSeverity(item.severity, mention.from) <= 0
    );
    const named = mention.annotations ? urgent.flatMap((item) => item.mentions) : [];
    return urgent.length === 0 ? [] : mentionsFor(channel.name, [...mention.people, ...named]).slice(0, 20);
  }
}

function sign(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64');
}

function send(call: HttpCall | MailCall, options: Parameters<typeof sendHttp>[1]): Promise<Answer> {
  return call.type === 'http' ? sendHttp(call, options) : sendMail(call, options);
}

function withHidden(verdict: Verdict, hide: (text: string) => string): Verdict {
  return verdict.outcome === 'accepted' ? verdict : { ...verdict, why: hide(verdict.why) };
}
