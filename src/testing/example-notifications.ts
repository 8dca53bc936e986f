import type { Delivery, NotificationPreview, NotificationReport, RouteView } from '@vigil/core/contract/notifications';
import { exampleIncident, exampleNow } from './example-incidents';

const policy: RouteView['policy'] = {
  waitMs: 15_000,
  intervalMs: 300_000,
  repeatMs: 43_200_000,
  sendResolved: true,
  minOccurrences: 1,
  quiet: [],
  quietUnless: 'critical',
};

/** A message that was taken at once. */
export function exampleDelivery(patch: Partial<Delivery> = {}): Delivery {
  return {
    id: 7,
    receiver: 'sre-wecom',
    kind: 'firing',
    severity: 'critical',
    state: 'sent',
    title: { en: 'checkout was OOM-killed', zh: 'checkout 因内存不足被终止' },
    firing: 1,
    resolved: 0,
    createdAt: exampleNow - 60_000,
    happenedAt: exampleNow - 60_400,
    nextAt: null,
    endedAt: exampleNow - 58_000,
    attempts: 1,
    latencyMs: 2400,
    why: '',
    digest: null,
    author: '',
    subjects: [exampleIncident().id],
    ...patch,
  };
}

/** Given up, with the service's words. */
export const deadDelivery = exampleDelivery({
  id: 8,
  state: 'dead',
  title: { en: 'cart keeps crashing', zh: 'cart 反复崩溃' },
  latencyMs: null,
  attempts: 3,
  why: 'errcode 93000: invalid webhook url',
});

/** Two receivers and a tree of two levels. */
export const exampleReport: NotificationReport = {
  configured: true,
  how: null,
  file: '/etc/vigil/vigil.yaml',
  loadedAt: exampleNow,
  faults: [],
  timeZone: 'Asia/Shanghai',
  receivers: ['sre-wecom', 'platform-slack'].map((name, index) => ({
    name,
    channel: index === 0 ? 'wecom' : 'slack',
    title: index === 0 ? 'WeCom' : 'Slack',
    target: index === 0 ? 'https://qyapi.weixin.qq.com' : 'https://hooks.slack.com',
    language: index === 0 ? ('zh' as const) : ('en' as const),
    sendResolved: true,
    ownTemplate: false,
    mention: { people: [], annotations: true, from: 'high' as const },
    limits: [{ count: 20, perMs: 60_000 }],
    counts: { waiting: 0, sending: 0, sent: 12, digested: 0, dead: index === 0 ? 1 : 0 },
    oldestWaiting: null,
  })),
  route: {
    match: [],
    receiver: 'sre-wecom',
    continue: false,
    groupBy: ['cluster', 'namespace', 'workload'],
    policy,
    routes: [
      {
        match: ['severity>="critical"'],
        receiver: 'platform-slack',
        continue: true,
        groupBy: ['cluster'],
        policy: { ...policy, waitMs: 0 },
        routes: [],
      },
    ],
  },
  relay: false,
  asOf: exampleNow,
};

export const examplePreview: NotificationPreview = {
  from: exampleNow - 86_400_000,
  to: exampleNow,
  incidents: 41,
  truncated: false,
  receivers: [
    { receiver: 'sre-wecom', channel: 'wecom', messages: 33, digests: 2, digested: 9, mostPerHour: 14 },
    { receiver: 'platform-slack', channel: 'slack', messages: 5, digests: 0, digested: 0, mostPerHour: 3 },
  ],
  untold: 4,
  messages: [
    {
      at: exampleNow - 60_000,
      receiver: 'sre-wecom',
      kind: 'firing',
      severity: 'critical',
      title: { en: 'checkout was OOM-killed', zh: 'checkout 因内存不足被终止' },
      firing: 1,
      resolved: 0,
    },
  ],
};
