import { z } from 'zod';
import { dialects } from '../dialect.ts';
import { SecretRef } from '../secret-ref.ts';
import { channel } from './channel.ts';

const address = z.string().regex(/^[^\s@]+@[^\s@]+$|<[^\s@]+@[^\s@]+>$/, 'expected a mail address');

/** Mail over SMTP. `judge` gets the server's reply code as status. */
export const email = channel({
  name: 'email',
  title: 'E-mail',
  dialect: 'html',
  maxBytes: 200_000,
  limits: [{ count: 60, perMs: 60_000 }],
  blockMs: 300_000,
  settings: z.strictObject({
    host: z.string().min(1),
    port: z.number().int().min(1).max(65_535).default(587),
    /** tls: from the first byte (465) · starttls: required after the greeting · none: for a relay beside this one. */
    security: z.enum(['tls', 'starttls', 'none']).default('starttls'),
    user: z.union([z.string(), SecretRef]).default(''),
    password: SecretRef.optional(),
    from: address,
    to: z.array(address).min(1).max(100),
  }),
  target: ({ host, port, to }) => `smtp://${host}:${port} → ${to.join(', ')}`,
  call(letter, { host, port, security, user, password, from, to }) {
    const { title, body, key, mentions } = letter;
    const copies = mentions.filter((name) => /^[^\s@]+@[^\s@]+$/.test(name) && !to.includes(name));
    const html = `<div style="font-family:sans-serif">${body.replaceAll('\n', '<br>\n').replace(/(<pre>[\s\S]*?<\/pre>)/g, (pre) => pre.replaceAll('<br>', ''))}</div>`;
    const links = letter.links.map((link) => dialects.plain.link(link.text, link.url)).join('\n');
    return {
      type: 'mail',
      server: { host, port, security, user, password: password ?? '' },
      mail: {
        ...{ from, to: [...to, ...copies], subject: title.replace(/[\r\n]+/g, ' ') },
        ...{ text: `${plainOf(body)}\n\n${links}\n`, html },
        messageId: `<${key}@vigil>`,
      },
    };
  },
  judge({ status, body }) {
    const why = body.replace(/\s+/g, ' ').trim() || `SMTP ${status}`;
    if (status >= 200 && status < 300) {
      return { outcome: 'accepted' };
    }
    // RFC 5321, 4.2.1: 4yz passes, 5yz stays.
    return status >= 500 && status < 600
      ? { outcome: 'refused', why }
      : { outcome: 'retry', why, afterMs: null, blocks: false };
  },
});

function plainOf(html: string): string {
  const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
  return html
    .replace(/<a href="([^"]*)">([^<]*)<\/a>/g, '$2: $1')
    .replace(/<[^>]+>/g, '')
    .replace(/&(?:lt|gt|quot|amp);/g, (entity) => entities[entity] ?? entity);
}
