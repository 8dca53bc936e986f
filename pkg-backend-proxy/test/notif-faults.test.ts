import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { InboxBot } from './bots/bots.ts';

const main = new URL('./notif-kill-main.ts', import.meta.url).pathname;

async function run(...args: string[]): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'inherit', 'inherit'] });
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  assert.ok(signal !== null || code === 0, `the notifier ended with ${code}`);
  return signal;
}

const workloads = (bot: InboxBot) => new Set(bot.taken.map(({ text }) => /service-\d+/.exec(text)?.[0] ?? 'none'));

describe('a notifier that is killed', () => {
  let bot: InboxBot;
  let folder: string;
  beforeEach(async () => {
    bot = await new InboxBot().start();
    folder = mkdtempSync(join(tmpdir(), 'vigil-kill-'));
  });
  afterEach(() => bot.stop());

  const count = 12;
  // Every transaction of a delivery, and the call between two of them.
  const steps: Array<[string, boolean]> = [
    ['after record', false],
    ['before route', false],
    ['after route', false],
    ['before tellDue', false],
    ['after tellDue', false],
    ['before claim', false],
    ['after claim', false],
    ['before end', true],
    ['after end', true],
    ['while sending', true],
  ];
  for (const [step, mayDouble] of steps) {
    it(`${step} loses nothing${mayDouble ? '' : ', and tells nothing twice'}`, { timeout: 120_000 }, async () => {
      assert.equal(await run(folder, bot.url, step, String(count)), 'SIGKILL');
      assert.equal(await run(folder, bot.url), null);
      assert.equal(workloads(bot).size, count);
      // What the service had and nobody could write down comes again, under the same key.
      const most = mayDouble ? 4 : 0;
      assert.ok(bot.doubles <= most, `${bot.doubles} came twice`);
      const keys = new Set(bot.taken.map(({ headers }) => headers['idempotency-key']));
      assert.equal(keys.size, count);
    });
  }
});
