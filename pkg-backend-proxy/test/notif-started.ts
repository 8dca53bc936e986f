import type { BotServer } from './bots/bot-server.ts';
import { createWorld, type World, type WorldOptions } from './notif-world.ts';

// What a test started, so that all of it can be ended after the test.

const bots: BotServer[] = [];
const worlds: World[] = [];

/** For `afterEach`. */
export async function endAll(): Promise<void> {
  await Promise.all(worlds.splice(0).map((world) => world.stop()));
  await Promise.all(bots.splice(0).map((bot) => bot.stop()));
}

/** Gives the bot, listening. */
export async function startBot<Bot extends BotServer>(bot: Bot): Promise<Bot> {
  bots.push(await bot.start());
  return bot;
}

/** A store and a notifier that is not started. */
export function openWorld(options: WorldOptions): World {
  const made = createWorld(options);
  worlds.push(made);
  return made;
}
