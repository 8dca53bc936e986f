import { z } from 'zod';
import { Address, SecretRef } from '../secret-ref.ts';
import type { Notice } from '../notice.ts';
import { channel, type Letter } from './channel.ts';
import { hostOf, judgeStatus, postJson } from './judge.ts';

/** Alertmanager forgets an alert that was not told again: until then it stays, unless it is told that it ended. */
const staysMs = 24 * 3_600_000;

/** Alertmanager's API v2: its own routes, silences and receivers go on from there. */
export const alertmanager = channel({
  name: 'alertmanager',
  title: 'Alertmanager',
  dialect: 'plain',
  maxBytes: 1_000_000,
  limits: [{ count: 600, perMs: 60_000 }],
  blockMs: 10_000,
  mostItems: 1000,
  settings: z.strictObject({
    /** Of Alertmanager itself: `http://alertmanager:9093`, with its prefix where it has one. */
    url: Address,
    /** The whole header `Authorization`, where one is needed. */
    authorization: SecretRef.optional(),
    /** Further labels of every alert. */
    labels: z.record(z.string().regex(/^[a-zA-Z_]\w*$/), z.string()).default({}),
  }),
  target: ({ url }) => hostOf(url),
  call(letter, { url, authorization, labels }, { now }) {
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
    const alerts =
      letter.kind === 'test'
        ? [testAlert(letter, labels, now)]
        : letter.message.items.map((notice) => alertOf(notice, letter, labels, now));
    return postJson(`${url.replace(/\/+$/, '')}/api/v2/alerts`, alerts, headers);
  },
  judge: (answer) => judgeStatus(answer) ?? { outcome: 'accepted' },
});

function alertOf(notice: Notice, { language, links }: Letter, more: Record<string, string>, now: number) {
  const { workload, status, since, endedAt, at } = notice;
  const labels = {
    ...safeLabels(notice.labels),
    ...more,
    alertname: notice.reason,
    ...{ source: 'vigil', severity: notice.severity, cluster: notice.cluster, subject: notice.subject },
    ...{ namespace: workload?.namespace ?? '', workload_kind: workload?.kind ?? '', workload: workload?.name ?? '' },
    container: notice.container ?? '',
  };
  const end = status === 'resolved' ? (endedAt ?? at) : now + staysMs;
  return {
    // An empty label is no label.
    labels: Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== '')),
    annotations: { summary: notice.title[language], description: notice.message, why: notice.why?.[language] ?? '' },
    startsAt: new Date(since).toISOString(),
    endsAt: new Date(Math.max(end, since + 1)).toISOString(),
    generatorURL: notice.url || links[0]?.url || '',
  };
}

function testAlert({ title, links }: Letter, more: Record<string, string>, now: number) {
  return {
    labels: { ...more, alertname: 'VigilTest', source: 'vigil', severity: 'info' },
    annotations: { summary: title },
    startsAt: new Date(now).toISOString(),
    endsAt: new Date(now + 60_000).toISOString(),
    generatorURL: links[0]?.url ?? '',
  };
}

/** Prometheus' names of labels hold no dots and slashes. */
function safeLabels(labels: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).map(([name, value]) => [name.replace(/[^a-zA-Z0-9_]/g, '_').replace(/^(\d)/, '_$1'), value])
  );
}
