import { z } from 'zod';
import { SecretRef } from '../secret-ref.ts';
import { channel } from './channel.ts';
import { fit, hardBreaks } from './fit.ts';
import { hostOf, judgeStatus, postJson, words } from './judge.ts';

/**
 * An incoming webhook of a Microsoft Teams workflow, or an older connector.
 * https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook
 */
export const teams = channel({
  name: 'teams',
  title: 'Microsoft Teams',
  dialect: 'markdown',
  hasButtons: true,
  // Of a whole request: 28 KB.
  maxBytes: 28_000,
  limits: [{ count: 4, perMs: 1000 }],
  blockMs: 60_000,
  settings: z.strictObject({ url: SecretRef }),
  target: ({ url }) => hostOf(url),
  call(letter, { url }) {
    // Teams calls people by their address.
    const people = letter.mentions.filter((name) => name.includes('@'));
    const entities = people.map((name) => ({
      ...{ type: 'mention', text: `<at>${name}</at>`, mentioned: { id: name, name } },
    }));
    const called = entities.map(({ text }) => text).join(' ');
    const text = `${hardBreaks(fit(letter, 16_000, 'markdown'))}${called ? `\n\n${called}` : ''}`;
    const card = {
      ...{ $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', type: 'AdaptiveCard', version: '1.4' },
      body: [
        { type: 'TextBlock', text: letter.title, size: 'Large', weight: 'Bolder', wrap: true },
        { type: 'TextBlock', text, wrap: true },
      ],
      actions: letter.links.slice(0, 5).map((link) => ({ type: 'Action.OpenUrl', title: link.text, url: link.url })),
      msteams: { width: 'Full', entities },
    };
    return postJson(url, {
      type: 'message',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content: card }],
    });
  },
  judge(answer) {
    const byStatus = judgeStatus(answer);
    if (byStatus) {
      return byStatus;
    }
    // A connector answers 200 and tells the truth in its text.
    const failed = /HTTP error (\d{3})/.exec(answer.body)?.[1];
    if (failed === '429' || /throttl|too many requests/i.test(answer.body)) {
      return { outcome: 'retry', why: words(answer), afterMs: 60_000, blocks: true };
    }
    if (failed !== undefined && Number(failed) >= 500) {
      return { outcome: 'retry', why: words(answer), afterMs: null, blocks: false };
    }
    return failed !== undefined || /fail|error/i.test(answer.body)
      ? { outcome: 'refused', why: words(answer) }
      : { outcome: 'accepted' };
  },
});
