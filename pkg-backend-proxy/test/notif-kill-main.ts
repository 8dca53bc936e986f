// A proxy's notifier alone, for tests that kill it: `node notif-kill-main.ts <folder> <url> <step> [count]`.
// It records and delivers, and kills itself with SIGKILL the given number of times it comes to a step.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeFileSync } from 'node:fs';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { realSurroundings } from '../src/kubernetes/surroundings.ts';
import { NotificationMetrics } from '../src/notifications/notification-metrics.ts';
import { Notifier } from '../src/notifications/notifier.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import type { Outbox } from '../src/store/outbox.ts';
import { recordingOf } from './sample-recording.ts';

const [folder = '', url = '', step = 'none', count = '0'] = process.argv.slice(2);
const file = join(folder, 'vigil.yaml');
writeFileSync(
  file,
  `notifications:
  allowTargets: [127.0.0.1]
  receivers: [{ name: team, timeout: 3s, retry: { first: 10ms, longest: 50ms }, webhook: { url: "${url}" } }]
  route: { receiver: team, groupWait: 0s, groupInterval: 0s, groupBy: [subject] }
`
);
const die = () => process.kill(process.pid, 'SIGKILL');
const store = openSqliteStore(join(folder, 'vigil.db'));
const real = store.outbox;

/** The outbox, which is killed before or after one of its transactions. */
const outbox: Outbox = new Proxy(real, {
  get(target, name) {
    const value: unknown = Reflect.get(target, name, target);
    if (typeof value !== 'function') {
      return value;
    }
    return async (...values: unknown[]) => {
      if (step === `before ${String(name)}`) {
        die();
      }
      const result: unknown = await (value as (...all: unknown[]) => Promise<unknown>).apply(target, values);
      const did =
        name === 'claim'
          ? (result as { claim: unknown }).claim !== null
          : name === 'route'
            ? (result as { routed: number }).routed > 0
            : name === 'tellDue'
              ? (result as { told: number }).told > 0
              : true;
      if (did && step === `after ${String(name)}`) {
        die();
      }
      return result;
    };
  },
});
const notifier = new Notifier({
  ...{ file, environment: {}, store, outbox, sources: [], reports: () => [], retentionDays: 14 },
  ...{ surroundings: realSurroundings, logger: pino({ level: 'silent' }) },
  metrics: new NotificationMetrics(new Registry(), { figures: async () => [], receivers: () => [], now: () => 0 }),
  onActive: (active) => {
    store.notifies = active;
  },
});
const recordings = Array.from({ length: Number(count) }, (_, index) =>
  recordingOf({ name: `service-${index}`, at: Date.now() })
);
if (recordings.length > 0) {
  await store.record(recordings);
}
if (step === 'after record') {
  die();
}
notifier.start();
if (step === 'while sending') {
  await sleep(500 + Math.random() * 300);
  die();
}
let isOpen = true;
while (isOpen) {
  await sleep(100);
  const figures = await real.figures();
  const { routed } = await real.route(1, 0, () => 'later');
  isOpen =
    routed > 0 || figures.length === 0 || figures.some(({ state }) => state === 'waiting' || state === 'sending');
}
await notifier.stop();
await store.close();
