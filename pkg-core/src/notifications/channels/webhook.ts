import { z } from 'zod';
import { Address, SecretRef } from '../secret-ref.ts';
import { channel } from './channel.ts';
import { hostOf, judgeStatus, objectOf, words } from './judge.ts';

/** Any HTTP service. The template `body` writes the JSON; without one it gets the whole message. */
export const webhook = channel({
  name: 'webhook',
  title: 'Webhook',
  dialect: 'plain',
  maxBytes: 1_000_000,
  limits: [{ count: 600, perMs: 60_000 }],
  blockMs: 60_000,
  mostItems: 1000,
  settings: z.strictObject({
    url: Address,
    method: z.enum(['POST', 'PUT', 'PATCH']).default('POST'),
    headers: z.record(z.string().regex(/^[\w-]+$/), z.union([z.string(), SecretRef])).default({}),
    contentType: z.string().default('application/json'),
    /** Where the service answers 200 to everything: the field of its JSON that must have this value. */
    expect: z
      .strictObject({ field: z.string().min(1), equals: z.union([z.string(), z.number(), z.boolean()]) })
      .optional(),
  }),
  target: ({ url }) => hostOf(url),
  call(letter, { url, method, headers, contentType }) {
    const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    const whole = {
      ...{ version: 1, key: letter.key, kind: letter.kind, severity: letter.severity, title: letter.title },
      ...letter.message,
      links: letter.links,
    };
    return {
      ...{ type: 'http', method, url },
      headers: { 'content-type': contentType, 'idempotency-key': letter.key, ...given },
      body: letter.body.trim() === '' ? JSON.stringify(whole) : letter.body,
    };
  },
  judge(answer, { expect }) {
    const byStatus = judgeStatus(answer);
    if (byStatus || !expect) {
      return byStatus ?? { outcome: 'accepted' };
    }
    const value = valueAt(objectOf(answer.body), expect.field);
    return value === expect.equals
      ? { outcome: 'accepted' }
      : { outcome: 'refused', why: `${expect.field} is not ${String(expect.equals)}: ${words(answer)}` };
  },
});

/** `a.b` of an object. */
function valueAt(object: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (part, name) => (typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[name] : undefined),
      object
    );
}
