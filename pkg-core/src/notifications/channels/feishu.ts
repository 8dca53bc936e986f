import { z } from 'zod';
import type { Severity } from '../../vocabulary/severity.ts';
import { SecretRef } from '../secret-ref.ts';
import { channel, type Letter } from './channel.ts';
import { fit } from './fit.ts';
import { hostOf, judgeCode, postJson } from './judge.ts';

const colours: Record<Severity, string> = {
  ...{ critical: 'red', high: 'orange', medium: 'yellow', low: 'blue', info: 'grey' },
};

/**
 * The custom bot of a Feishu (飞书) or Lark group.
 * https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
 */
export const feishu = channel({
  name: 'feishu',
  title: 'Feishu / Lark',
  dialect: 'feishu',
  hasButtons: true,
  // Of a whole request: 20 KB.
  maxBytes: 20_000,
  limits: [
    { count: 100, perMs: 60_000 },
    { count: 5, perMs: 1000 },
  ],
  blockMs: 60_000,
  settings: z.strictObject({
    /** The bot's whole address, with its key. */
    url: SecretRef,
    /** Of the signature, where the bot asks for one. */
    secret: SecretRef.optional(),
  }),
  target: ({ url }) => hostOf(url),
  call(letter, { url, secret }, { now, sign }) {
    const timestamp = String(Math.floor(now / 1000));
    // The key is the text that is signed, and what is signed is empty.
    const signed = secret === undefined ? {} : { timestamp, sign: sign(`${timestamp}\n${secret}`, '') };
    return postJson(url, { ...signed, msg_type: 'interactive', card: cardOf(letter) });
  },
  judge: (answer) =>
    judgeCode(answer, {
      ...{ code: ['code', 'StatusCode'], text: ['msg', 'StatusMessage'], limited: [11232, 99991400] },
      ...{ blockMs: 60_000, passing: [11233], signature: [19021] },
    }),
});

function cardOf(letter: Letter) {
  const people = letter.mentions.filter((name) => /^[\w@.-]+$/.test(name));
  const called = people
    .map((name) => (name.includes('@') ? `<at email=${name}></at>` : `<at id=${name}></at>`))
    .join(' ');
  const content = `${fit(letter, 12_000, 'feishu')}${called ? `\n${called}` : ''}`;
  const buttons = letter.links.slice(0, 3).map(({ text, url }, index) => ({
    ...{ tag: 'button', text: { tag: 'plain_text', content: text }, url },
    type: index === 0 ? 'primary' : 'default',
  }));
  return {
    config: { wide_screen_mode: true },
    header: {
      template: letter.kind === 'resolved' ? 'green' : colours[letter.severity],
      title: { tag: 'plain_text', content: letter.title },
    },
    elements: [{ tag: 'markdown', content }, ...(buttons.length > 0 ? [{ tag: 'action', actions: buttons }] : [])],
  };
}
