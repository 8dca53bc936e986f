import { z } from 'zod';
import type { Bot } from './bots.ts';
import { escapeHtml, slackHtml, wecomHtml } from './markup.ts';

/** A message as the chat would show it. */
export interface Letter {
  title: string;
  html: string;
}

const WecomBody = z.object({ markdown: z.object({ content: z.string() }) });
const SlackBody = z.object({
  text: z.string(),
  blocks: z.array(
    z.object({
      text: z.object({ text: z.string() }).optional(),
      type: z.string(),
      elements: z.array(z.object({ text: z.object({ text: z.string() }), url: z.string() })).default([]),
    })
  ),
});

/** What the robot was sent. @throws {Error} for a body that the service would not understand either */
export function readLetter({ service }: Bot, body: unknown): Letter {
  if (service === 'wecom') {
    const { content } = WecomBody.parse(body).markdown;
    const [first = '', ...rest] = content.split('\n');
    return { title: first.replace(/^#+ /, ''), html: wecomHtml(rest.join('\n')) };
  }
  const { text, blocks } = SlackBody.parse(body);
  const sections = blocks.filter(({ type }) => type === 'section').map((block) => slackHtml(block.text?.text ?? ''));
  const buttons = blocks
    .flatMap(({ elements }) => elements)
    .filter(({ url }) => /^https?:/.test(url))
    .map((button) => `<a class="button" href="${escapeHtml(button.url)}">${escapeHtml(button.text.text)}</a>`);
  return { title: text, html: `${sections.join('\n')}${buttons.length > 0 ? `\n<p>${buttons.join(' ')}</p>` : ''}` };
}
