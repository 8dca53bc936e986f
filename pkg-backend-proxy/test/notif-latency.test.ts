import assert from 'node:assert/strict';
import { it } from 'node:test';
import { DeliveryQuery } from '@vigil/core/contract/notifications';
import { InboxBot } from './bots/bots.ts';
import { createWorld, until } from './notif-world.ts';
import { recordingOf } from './sample-recording.ts';

it('what happened while no proxy was there is told, and is not in the latency', { timeout: 20_000 }, async () => {
  const bot = await new InboxBot().start();
  const world = createWorld({
    yaml: `notifications:
  allowTargets: [127.0.0.1]
  receivers: [{ name: team, webhook: { url: "${bot.url}" } }]
  route: { receiver: team, groupWait: 0s }
`,
  });
  try {
    const old = Date.now() - 3 * 3_600_000;
    world.notifier.start();
    await world.store.record([recordingOf({ name: 'missed', at: old }), recordingOf({ name: 'seen', at: Date.now() })]);
    const deliveries = async () => (await world.store.outbox.list(DeliveryQuery.parse({ state: 'sent' }))).deliveries;
    await until(async () => (await deliveries()).length === 2);
    const missed = (await deliveries()).find(({ title }) => title.en.includes('missed'));
    // The log tells the truth of it all the same.
    assert.equal(missed?.happenedAt, old);
    assert.ok((missed?.latencyMs ?? 0) >= 3 * 3_600_000);
    const metrics = await world.registry.metrics();
    assert.match(metrics, /vigil_notifications_caught_up_total\{receiver="team"\} 1/);
    assert.match(metrics, /vigil_notification_latency_seconds_count\{receiver="team"\} 1/);
    assert.match(metrics, /vigil_notification_latency_seconds_bucket\{le="60",receiver="team"\} 1/);
  } finally {
    await world.stop();
    await bot.stop();
  }
});
