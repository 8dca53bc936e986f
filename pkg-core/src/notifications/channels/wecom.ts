import { z } from 'zod';
import { clipBytes } from '../clip-bytes.ts';
import { SecretRef } from '../secret-ref.ts';
import { channel } from './channel.ts';
import { fit } from './fit.ts';
import { hostOf, judgeCode, postJson } from './judge.ts';

const textBytes = 2048;
const markdownBytes = 4096;

/** The robot of a WeCom (企业微信) group. https://developer.work.weixin.qq.com/document/path/91770 */
export const wecom = channel({
  name: 'wecom',
  title: 'WeCom',
  dialect: 'wecom',
  maxBytes: markdownBytes,
  limits: [{ count: 20, perMs: 60_000 }],
  blockMs: 60_000,
  settings: z.strictObject({
    /** The robot's whole address, with its key. */
    url: SecretRef,
    format: z.enum(['markdown', 'text']).default('markdown'),
  }),
  target: ({ url }) => hostOf(url),
  call(letter, { url, format }) {
    const { title, mentions } = letter;
    const heading = `${format === 'text' ? '' : '### '}${title}\n`;
    if (format === 'text') {
      const mobiles = mentions.filter((name) => /^\+?\d{8,15}$/.test(name));
      const users = mentions.filter((name) => !mobiles.includes(name)).map((name) => (name === 'all' ? '@all' : name));
      return postJson(url, {
        msgtype: 'text',
        text: {
          content: heading + fit(letter, textBytes - 300, 'plain'),
          mentioned_list: users,
          mentioned_mobile_list: mobiles,
        },
      });
    }
    // Markdown knows user ids only, and nobody can be told all at once.
    const people = mentions.filter((name) => /^[\w.@-]+$/.test(name) && name !== 'all').map((name) => `<@${name}>`);
    const called = people.length > 0 ? `\n${people.join(' ')}` : '';
    const head = clipBytes(heading, 400);
    const room = markdownBytes - new TextEncoder().encode(head + called).length;
    return postJson(url, { msgtype: 'markdown', markdown: { content: head + fit(letter, room, 'wecom') + called } });
  },
  judge: (answer) =>
    judgeCode(answer, {
      ...{ code: ['errcode'], text: ['errmsg'], limited: [45009, 45033], blockMs: 60_000 },
      // -1: the service is busy.
      ...{ passing: [-1], signature: [] },
    }),
});
