import { z } from 'zod';
import { SecretRef } from '../secret-ref.ts';
import { channel } from './channel.ts';
import { fit } from './fit.ts';
import { hostOf, judgeStatus, postJson, words } from './judge.ts';

/** Characters of a section; a character has at least one byte. https://api.slack.com/reference/block-kit/blocks */
const sectionBytes = 3000;

/** An incoming webhook of Slack. https://api.slack.com/messaging/webhooks */
export const slack = channel({
  name: 'slack',
  title: 'Slack',
  dialect: 'slack',
  hasButtons: true,
  maxBytes: sectionBytes,
  // https://api.slack.com/apis/rate-limits
  limits: [{ count: 1, perMs: 1000 }],
  blockMs: 30_000,
  settings: z.strictObject({ url: SecretRef }),
  target: ({ url }) => hostOf(url),
  call(letter, { url }) {
    const called = letter.mentions.map((name) =>
      name === 'all' ? '<!channel>' : /^S/.test(name) ? `<!subteam^${name}>` : `<@${name}>`
    );
    const text = `${called.length > 0 ? `${called.join(' ')}\n` : ''}${fit(letter, sectionBytes - 400, 'slack')}`;
    const buttons = letter.links.slice(0, 3).map(({ text: label, url: target }) => ({
      ...{ type: 'button', text: { type: 'plain_text', text: label.slice(0, 75) }, url: target },
    }));
    return postJson(url, {
      text: letter.title,
      ...{ unfurl_links: false, unfurl_media: false },
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: letter.title.slice(0, 150) } },
        { type: 'section', text: { type: 'mrkdwn', text } },
        ...(buttons.length > 0 ? [{ type: 'actions', elements: buttons }] : []),
      ],
    });
  },
  judge: (answer) =>
    judgeStatus(answer) ??
    (answer.body.trim() === 'ok'
      ? { outcome: 'accepted' }
      : { outcome: 'refused', why: `the answer is not "ok": ${words(answer)}` }),
});
