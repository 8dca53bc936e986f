import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { answerOf, bots } from './bots.ts';
import type { Inbox } from './inbox.ts';
import { inboxPage } from './inbox-page.ts';

const ByName = z.object({ name: z.string() });
const Change = z.object({ broken: z.boolean() });

/** The chat's page, its messages, and where the robots are called. */
export async function inboxRoutes(server: FastifyInstance, inbox: Inbox): Promise<void> {
  const botOf = (parameters: unknown) => bots.find(({ name }) => name === ByName.parse(parameters).name);

  server.get('/inbox', async (_request, reply) => reply.type('text/html; charset=utf-8').send(inboxPage));
  server.get('/inbox/messages', async () => ({
    bots: bots.map(({ name, title, language }) => ({ name, title, language, broken: inbox.isBroken(name) })),
    messages: inbox.messages,
  }));
  server.post('/inbox/hooks/:name', async (request, reply) => {
    const bot = botOf(request.params);
    if (!bot) {
      return reply.code(404).send({ message: 'no such robot' });
    }
    inbox.take(bot, request.body, Date.now());
    const { status, body, type } = answerOf(bot, inbox.isBroken(bot.name));
    return reply.code(status).type(type).send(body);
  });
  server.post('/inbox/bots/:name', async (request, reply) => {
    const bot = botOf(request.params);
    const change = Change.safeParse(request.body);
    if (!bot || !change.success) {
      return reply.code(400).send({ message: 'expected a robot of the inbox and {"broken": true or false}' });
    }
    inbox.setBroken(bot.name, change.data.broken);
    return { name: bot.name, broken: inbox.isBroken(bot.name) };
  });
}
