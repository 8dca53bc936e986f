import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { DeliveryQuery } from '@vigil/core/contract/notifications';
import { incidentId } from '@vigil/core/vocabulary/incident';
import type { Severity } from '@vigil/core/vocabulary/severity';
import { realSurroundings } from '../pkg-backend-proxy/src/kubernetes/surroundings.ts';
import { NotificationMetrics } from '../pkg-backend-proxy/src/notifications/notification-metrics.ts';
import { Notifier } from '../pkg-backend-proxy/src/notifications/notifier.ts';
import type { Recording } from '../pkg-backend-proxy/src/store/incident-store.ts';
import { openSqliteStore, type SqliteStore } from '../pkg-backend-proxy/src/store/sqlite-store.ts';
import type { BotServer } from '../pkg-backend-proxy/test/bots/bot-server.ts';
import { DingtalkBot, FeishuBot, SlackBot, TeamsBot, WecomBot } from '../pkg-backend-proxy/test/bots/bots.ts';
import { recordingOf } from '../pkg-backend-proxy/test/sample-recording.ts';
import type { Benchmark } from './benchmark.ts';
import { machine } from './figures/machine.ts';
import { quantile } from './figures/quantile.ts';
import { round } from './figures/round.ts';
import { readOptions } from './number-options.ts';

const options = {
  incidents: { default: 5000, least: 10 },
  /** In how many seconds they happen. */
  seconds: { default: 60, least: 1 },
  /** Critical ones among them: those of one minute are within what their receiver may be sent. */
  critical: { default: 60, least: 1 },
};
/** A step of the load. */
const stepMs = 100;
const drainMs = 240_000;
const teams = ['shop', 'pay', 'search', 'stock'] as const;

interface Stage {
  bots: Record<'oncall' | (typeof teams)[number], BotServer & { url: string }>;
  yaml: string;
  environment: Record<string, string>;
}

export const benchmark: Benchmark = {
  about: '5,000 incidents in a minute to chat robots that enforce the real limits',
  async run(args, report, signal) {
    const { incidents, seconds, critical } = readOptions(args, options);
    const folder = await mkdtemp(path.join(tmpdir(), 'vigil-bench-'));
    const stage = await setStage();
    const file = path.join(folder, 'vigil.yaml');
    await writeFile(file, stage.yaml);
    const store = openSqliteStore(path.join(folder, 'vigil.db'));
    const notifier = notifierOf(store, file, stage.environment);
    try {
      report.detail({ part: 'machine', ...machine() });
      notifier.start();
      const began = new Map<string, { at: number; severity: Severity }>();
      const cpu = process.cpuUsage();
      await load(store, { incidents, seconds, critical }, began, signal);
      report.say(`${began.size} incidents happened`);
      const drained = await drain(store, signal);
      const { user, system } = process.cpuUsage(cpu);
      const told = await readTold(store);
      const lost = [...began.keys()].filter((subject) => !told.at.has(subject)).length;
      const violations = Object.values(stage.bots).reduce((sum, bot) => sum + bot.violations, 0);
      const taken = Object.values(stage.bots).reduce((sum, bot) => sum + bot.taken.length, 0);
      for (const [receiver, bot] of Object.entries(stage.bots)) {
        report.detail({ part: 'receiver', receiver, messages: bot.taken.length, limit_violations: bot.violations });
      }
      const waits = (only: (severity: Severity) => boolean) =>
        [...began]
          .filter(([, { severity }]) => only(severity))
          .flatMap(([subject, { at }]) => (told.at.has(subject) ? [((told.at.get(subject) ?? 0) - at) / 1000] : []));
      const criticalWaits = waits((severity) => severity === 'critical');
      report.detail({
        ...{ part: 'latency', critical_p50_s: round(quantile(criticalWaits, 0.5), 2) },
        critical_max_s: round(Math.max(...criticalWaits), 2),
        others_p50_s: round(
          quantile(
            waits((severity) => severity !== 'critical'),
            0.5
          ),
          2
        ),
        others_p99_s: round(
          quantile(
            waits((severity) => severity !== 'critical'),
            0.99
          ),
          2
        ),
        cpu_s: round((user + system) / 1e6, 1),
      });
      const faults = [
        ...(lost > 0 ? [`${lost} incidents were told to nobody`] : []),
        ...(violations > 0 ? [`${violations} messages were beyond a limit`] : []),
        ...(drained ? [] : ['messages still wait']),
        ...(taken === told.messages ? [] : [`${taken} messages were taken, and ${told.messages} are told to be sent`]),
      ];
      return {
        summary: {
          ...{ bench: 'notify', incidents: began.size, messages: told.messages, digested: told.digested, lost },
          ...{ limit_violations: violations, critical_p99_s: round(quantile(criticalWaits, 0.99), 2) },
        },
        faults,
      };
    } finally {
      await notifier.stop();
      await store.close();
      await Promise.all(Object.values(stage.bots).map((bot) => bot.stop()));
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function setStage(): Promise<Stage> {
  const [feishu, dingtalk] = [new FeishuBot(), new DingtalkBot()];
  const bots = { oncall: feishu, shop: new WecomBot(), pay: dingtalk, search: new SlackBot(), stock: new TeamsBot() };
  await Promise.all(Object.values(bots).map((bot) => bot.start()));
  const channels = { oncall: 'feishu', shop: 'wecom', pay: 'dingtalk', search: 'slack', stock: 'teams' };
  const secrets: Record<string, string> = { oncall: feishu.secret, pay: dingtalk.secret };
  const names = Object.keys(bots) as Array<keyof typeof bots>;
  const receivers = names.map((name) => {
    const secret = secrets[name] === undefined ? '' : `, secret: { env: ${name.toUpperCase()}_SECRET }`;
    return `    - { name: ${name}, language: zh, ${channels[name]}: { url: { env: ${name.toUpperCase()}_URL }${secret} } }`;
  });
  const yaml = `notifications:
  grafana: https://grafana.example.com
  allowTargets: [127.0.0.1]
  receivers:
${receivers.join('\n')}
  route:
    receiver: oncall
    routes:
      - { match: [severity=critical], receiver: oncall, groupWait: 0s }
${teams.map((team) => `      - { match: [namespace=${team}], receiver: ${team}, groupWait: 1s }`).join('\n')}
`;
  const environment = Object.fromEntries(
    names.flatMap((name) => [
      [`${name.toUpperCase()}_URL`, bots[name].url],
      [`${name.toUpperCase()}_SECRET`, secrets[name] ?? ''],
    ])
  );
  return { bots, yaml, environment };
}

function notifierOf(store: SqliteStore, file: string, environment: Record<string, string>): Notifier {
  const metrics = new NotificationMetrics(new Registry(), {
    figures: () => store.outbox.figures(),
    receivers: () => [],
    now: () => Date.now(),
  });
  return new Notifier({
    ...{ file, environment, store, outbox: store.outbox, sources: [], metrics, retentionDays: 14 },
    ...{ surroundings: realSurroundings, reports: () => Promise.resolve([]), logger: pino({ level: 'silent' }) },
    onActive: (active) => {
      store.notifies = active;
    },
  });
}

/** Evenly over the time, as the watches would bring them. */
async function load(
  store: SqliteStore,
  { incidents, seconds, critical }: Record<keyof typeof options, number>,
  began: Map<string, { at: number; severity: Severity }>,
  signal: AbortSignal
): Promise<void> {
  const steps = Math.ceil((seconds * 1000) / stepMs);
  const start = performance.now();
  let made = 0;
  for (let step = 1; step <= steps; step += 1) {
    signal.throwIfAborted();
    const recordings: Recording[] = [];
    for (; made < Math.floor((incidents * step) / steps); made += 1) {
      const at = Date.now();
      const isCritical = Math.floor((made * critical) / incidents) !== Math.floor(((made + 1) * critical) / incidents);
      const [name, namespace] = [`service-${made}`, teams[made % teams.length] ?? 'shop'];
      const severity: Severity = isCritical ? 'critical' : 'high';
      recordings.push(recordingOf({ name, namespace, severity, at, message: 'the process was killed' }));
      const workload = { kind: 'Deployment', namespace, name };
      const id = incidentId({ cluster: 'prod', workload, container: 'app', reason: 'OOMKilled', exitCode: 137 });
      began.set(id, { at, severity });
    }
    await store.record(recordings);
    await sleep(Math.max(0, start + step * stepMs - performance.now()));
  }
}

/** Waits until nothing waits; false when that takes too long. */
async function drain(store: SqliteStore, signal: AbortSignal): Promise<boolean> {
  const end = performance.now() + drainMs;
  let calm = 0;
  while (performance.now() < end) {
    signal.throwIfAborted();
    const figures = await store.outbox.figures();
    const open = figures.filter(({ state }) => state === 'waiting' || state === 'sending');
    // Twice in a row: a group may still be gathering.
    calm = open.length === 0 ? calm + 1 : 0;
    if (calm >= 4) {
      return true;
    }
    await sleep(1000);
  }
  return false;
}

/** When each incident was first told, and how many messages it took. */
async function readTold(store: SqliteStore): Promise<{ at: Map<string, number>; messages: number; digested: number }> {
  const at = new Map<string, number>();
  let [messages, digested] = [0, 0];
  let cursor: string | undefined;
  do {
    const query = DeliveryQuery.parse({ limit: 500, ...(cursor === undefined ? {} : { cursor }) });
    const { deliveries, nextCursor } = await store.outbox.list(query);
    for (const { id, state, endedAt } of deliveries) {
      messages += state === 'sent' ? 1 : 0;
      digested += state === 'digested' ? 1 : 0;
      for (const subject of state === 'sent' ? await store.outbox.subjects(id) : []) {
        at.set(subject, Math.min(at.get(subject) ?? Number.POSITIVE_INFINITY, endedAt ?? Number.POSITIVE_INFINITY));
      }
    }
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  return { at, messages, digested };
}
