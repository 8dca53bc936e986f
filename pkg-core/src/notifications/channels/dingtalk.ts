import { z } from 'zod';
import { SecretRef } from '../secret-ref.ts';
import { channel } from './channel.ts';
import { fit, hardBreaks } from './fit.ts';
import { hostOf, judgeCode, postJson } from './judge.ts';

/** More than 20 messages in a minute, and the robot is silent for 10 minutes. */
const blockMs = 600_000;

/** The custom robot of a DingTalk (钉钉) group. https://open.dingtalk.com/document/robots/custom-robot-access */
export const dingtalk = channel({
  name: 'dingtalk',
  title: 'DingTalk',
  dialect: 'markdown',
  maxBytes: 20_000,
  limits: [{ count: 20, perMs: 60_000 }],
  blockMs,
  settings: z.strictObject({
    /** The robot's whole address, with its access token. */
    url: SecretRef,
    /** Of the signature, where the robot asks for one: it begins with `SEC`. */
    secret: SecretRef.optional(),
  }),
  target: ({ url }) => hostOf(url),
  call(letter, { url, secret }, { now, sign }) {
    const atMobiles = letter.mentions.filter((name) => /^\+?[\d-]{8,16}$/.test(name));
    const atUserIds = letter.mentions.filter((name) => !atMobiles.includes(name) && name !== 'all');
    // A person is called only where the text names them too.
    const called = [...atMobiles, ...atUserIds].map((name) => `@${name}`).join(' ');
    const text = hardBreaks(`#### ${letter.title}\n${fit(letter, 18_000, 'markdown')}${called ? `\n\n${called}` : ''}`);
    const target = new URL(url);
    if (secret !== undefined) {
      target.searchParams.set('timestamp', String(now));
      target.searchParams.set('sign', sign(secret, `${now}\n${secret}`));
    }
    return postJson(target.href, {
      msgtype: 'markdown',
      markdown: { title: letter.title, text },
      at: { atMobiles, atUserIds, isAtAll: letter.mentions.includes('all') },
    });
  },
  judge: (answer) =>
    judgeCode(answer, {
      ...{ code: ['errcode'], text: ['errmsg'], limited: [130101, 410100, 90030], blockMs },
      ...{ passing: [-1, 400001], signature: [310000] },
    }),
});
