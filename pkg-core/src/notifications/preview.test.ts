import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NotificationConfig } from './config.ts';
import { AlertmanagerPayload, noticesOfAlerts } from './notices-of-alerts.ts';
import { mentionsFor, parseMentions } from './notice-of-incident.ts';
import { digestOf, messageOf } from './message.ts';
import { previewNotifications } from './preview.ts';
import { noticeLike } from './testing/notice-like.ts';

const hour = 3_600_000;
const config = NotificationConfig.parse({
  receivers: [{ name: 'team', slack: { url: { env: 'X' } } }],
  route: { receiver: 'team', groupWait: '10s', groupInterval: '5m', repeatInterval: '4h', groupBy: ['subject'] },
});
const receivers = [{ name: 'team', channel: 'slack', limits: [{ count: 20, perMs: 60_000 }] }];

describe('previewNotifications', () => {
  it('tells beginnings, repeats and ends', () => {
    const notices = [
      noticeLike({ at: 0, since: 0 }),
      noticeLike({ at: 9 * hour, since: 0, status: 'resolved', endedAt: 9 * hour }),
    ];
    const { receivers: counts, messages, untold } = previewNotifications(config, receivers, notices, 0, 24 * hour);
    assert.deepEqual(
      messages.map(({ kind }) => kind),
      ['resolved', 'repeat', 'repeat', 'firing']
    );
    assert.deepEqual([counts[0]?.messages, counts[0]?.digests, untold], [4, 0, 0]);
  });
  it('folds a flood as the budget would', () => {
    const notices = Array.from({ length: 500 }, (_, index) =>
      noticeLike({ subject: `s${index}`, at: index * 10, since: 0 })
    );
    const { receivers: counts, untold } = previewNotifications(config, receivers, notices, 0, hour);
    assert.equal(untold, 0);
    assert.ok((counts[0]?.digested ?? 0) > 400);
    assert.ok((counts[0]?.messages ?? 99) <= 40, String(counts[0]?.messages));
  });
  it('counts what nobody would hear of', () => {
    const strict = NotificationConfig.parse({
      receivers: [{ name: 'team', slack: { url: { env: 'X' } } }],
      route: { receiver: 'team', minOccurrences: 2 },
    });
    assert.equal(previewNotifications(strict, receivers, [noticeLike()], 0, hour).untold, 1);
  });
});

describe('noticesOfAlerts', () => {
  const options = { ignore: ['Watchdog'], cluster: 'prod' };
  const alert = (given: object) => ({
    status: 'firing',
    labels: { alertname: 'A' },
    startsAt: '2026-03-01T00:00:00Z',
    ...given,
  });
  const one = (given: object) =>
    noticesOfAlerts(AlertmanagerPayload.parse({ alerts: [alert(given)] }), options, 5).notices[0];
  it('leaves out what is to be ignored, and counts it', () => {
    const payload = AlertmanagerPayload.parse({ alerts: [alert({}), alert({ labels: { alertname: 'Watchdog' } })] });
    const { notices, ignored } = noticesOfAlerts(payload, options, 5);
    assert.deepEqual([notices.length, ignored], [1, 1]);
  });
  it('knows workload, severity and end', () => {
    const labels = { alertname: 'A', severity: 'page', namespace: 'shop', deployment: 'checkout', cluster: 'other' };
    const notice = one({ labels, status: 'resolved', endsAt: '2026-03-01T01:00:00Z' });
    assert.deepEqual(notice?.workload, { kind: 'Deployment', namespace: 'shop', name: 'checkout' });
    assert.deepEqual(
      [notice?.severity, notice?.cluster, notice?.endedAt],
      ['critical', 'other', Date.parse('2026-03-01T01:00:00Z')]
    );
  });
  it('bears what is missing or strange', () => {
    const notice = one({ labels: {}, annotations: null, startsAt: 'nonsense', generatorURL: 'javascript:alert(1)' });
    assert.deepEqual(
      [notice?.reason, notice?.since, notice?.url, notice?.workload, notice?.severity],
      ['alert', 5, '', null, 'medium']
    );
    assert.equal(AlertmanagerPayload.safeParse({ alerts: 'x' }).success, false);
  });
  it('gives the same alert the same subject, whatever the order of its labels', () => {
    const [first, second] = [one({ labels: { a: '1', b: '2' } }), one({ labels: { b: '2', a: '1' } })];
    assert.equal(first?.subject, second?.subject);
  });
});

describe('mentions', () => {
  it('are for one channel or for all', () => {
    const names = parseMentions(' zhangsan, dingtalk:13800138000 ,, slack:U1');
    assert.deepEqual(mentionsFor('dingtalk', names), ['zhangsan', '13800138000']);
    assert.deepEqual(mentionsFor('slack', [...names, 'U1']), ['zhangsan', 'U1']);
    assert.deepEqual(parseMentions(undefined), []);
  });
});

describe('a digest', () => {
  it('counts all, and shows the most urgent', () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      messageOf('firing', { cluster: 'prod', namespace: `n${index}` }, [
        noticeLike({ subject: `${index}`, severity: index === 7 ? 'critical' : 'low' }),
      ])
    );
    const digest = digestOf([...many, digestOf(many)]);
    assert.deepEqual([digest.firing, digest.messages, digest.items.length, digest.severity], [60, 60, 20, 'critical']);
    assert.deepEqual(
      [digest.group, digest.items[0]?.severity, digest.bySeverity.low],
      [{ cluster: 'prod' }, 'critical', 58]
    );
  });
});
