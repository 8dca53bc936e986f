import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { messageOf } from '../message.ts';
import { noticeLike } from '../testing/notice-like.ts';
import type { Answer, Letter, Tools } from './channel.ts';
import { channelNamed, channels } from './channels.ts';

const url = 'https://bot.example.com/send?key=secret';
const settings: Record<string, unknown> = {
  wecom: { url, format: 'markdown' },
  dingtalk: { url, secret: 'SECx' },
  feishu: { url, secret: 'x' },
  slack: { url },
  teams: { url },
  email: { host: 'mail.example.com', port: 587, security: 'starttls', user: '', from: 'a@b.c', to: ['d@e.f'] },
  webhook: { url, method: 'PUT', headers: { 'X-Key': 'v' }, contentType: 'application/json' },
  alertmanager: { url: 'https://am.example.com/prefix/', labels: {} },
};
const letter = (given: Partial<Letter> = {}): Letter => ({
  ...{ kind: 'firing', severity: 'critical', language: 'zh', title: '标题', body: '正文', key: 'k-1', timeZone: 'UTC' },
  ...{ links: [{ text: '查看', url: 'https://grafana.example.com/a' }], mentions: [] },
  message: messageOf('firing', {}, [noticeLike()]),
  ...given,
});
const tools: Tools = { now: 1_700_000_000_000, sign: (key, text) => `signed(${key}|${text})` };
const callOf = (name: string, given: Partial<Letter> = {}) => {
  const call = channelNamed(name)?.call(letter(given), settings[name], tools);
  return call?.type === 'http' ? { ...call, json: JSON.parse(call.body) as Record<string, unknown> } : assert.fail();
};
const answer = (body: unknown, status = 200, more: Partial<Answer> = {}): Answer => ({
  ...{ status, headers: {}, body: typeof body === 'string' ? body : JSON.stringify(body), skewMs: 0 },
  ...more,
});

describe('every channel', () => {
  for (const channel of channels) {
    it(`${channel.name} shows no secret of where it sends to`, () => {
      assert.ok(!channel.target(settings[channel.name]).includes('secret'));
    });
    it(`${channel.name} keeps within its bytes`, () => {
      const call = channel.call(letter({ body: '异常 <@x> \n'.repeat(20_000) }), settings[channel.name], tools);
      const size = call.type === 'http' ? Buffer.byteLength(call.body) : 0;
      const most = { webhook: 1e6, alertmanager: 1e6, slack: 8000, wecom: 5000 }[channel.name] ?? 30_000;
      assert.ok(size <= most, `${size} bytes`);
    });
  }
});

describe('a call', () => {
  it('to WeCom mentions people by their id', () => {
    const content = JSON.stringify(callOf('wecom', { mentions: ['zhangsan', 'all', 'a b'] }).json);
    assert.match(content, /<@zhangsan>/);
    assert.ok(!/<@all>|<@a b>/.test(content));
  });
  it('to WeCom as text mentions mobiles and everybody', () => {
    const call = channelNamed('wecom')?.call(
      letter({ mentions: ['13800138000', 'all', 'li'] }),
      { url, format: 'text' },
      tools
    );
    const { text } = JSON.parse(call?.type === 'http' ? call.body : '') as { text: Record<string, unknown> };
    assert.deepEqual([text['mentioned_list'], text['mentioned_mobile_list']], [['@all', 'li'], ['13800138000']]);
  });
  it('to DingTalk is signed in its address', () => {
    const call = callOf('dingtalk', { mentions: ['13800138000', 'all'] });
    const target = new URL(call.url);
    assert.equal(target.searchParams.get('timestamp'), '1700000000000');
    assert.equal(target.searchParams.get('sign'), 'signed(SECx|1700000000000\nSECx)');
    assert.deepEqual(call.json['at'], { atMobiles: ['13800138000'], atUserIds: [], isAtAll: true });
    assert.match(JSON.stringify(call.json['markdown']), /@13800138000/);
  });
  it('to Feishu is signed in its body, and coloured', () => {
    const { json } = callOf('feishu', { mentions: ['ou_1', 'all'] });
    assert.deepEqual([json['timestamp'], json['sign']], ['1700000000', 'signed(1700000000\nx|)']);
    assert.match(JSON.stringify(json['card']), /"template":"red".*<at id=ou_1><\/at> <at id=all><\/at>/);
  });
  it('to a webhook carries its key and headers', () => {
    const call = callOf('webhook', { body: '' });
    assert.deepEqual([call.method, call.headers['idempotency-key'], call.headers['x-key']], ['PUT', 'k-1', 'v']);
    assert.equal(call.json['title'], '标题');
  });
  it('to Alertmanager is an alert with sound labels and an end', () => {
    const given = noticeLike({
      status: 'resolved',
      endedAt: 5000,
      labels: { 'app.kubernetes.io/name': 'x', '1a': 'y' },
    });
    const call = callOf('alertmanager', { message: messageOf('resolved', {}, [given]) });
    assert.equal(call.url, 'https://am.example.com/prefix/api/v2/alerts');
    const [alert] = call.json as unknown as Array<{ labels: Record<string, string>; endsAt: string }>;
    assert.ok(Object.keys(alert?.labels ?? {}).every((name) => /^[a-zA-Z_]\w*$/.test(name)));
    assert.equal(alert?.endsAt, new Date(5000).toISOString());
  });
});

describe('a verdict', () => {
  const cases: Array<[string, Answer, string, RegExp?]> = [
    ['wecom', answer({ errcode: 0, errmsg: 'ok' }), 'accepted'],
    ['wecom', answer({ errcode: 93000, errmsg: 'invalid webhook url' }), 'refused', /93000: invalid webhook url/],
    ['wecom', answer({ errcode: 45009, errmsg: 'api freq out of limit' }), 'blocked 60000'],
    ['wecom', answer({ errcode: -1, errmsg: 'system busy' }), 'retry'],
    ['wecom', answer('<html>proxy login</html>'), 'refused', /without a code/],
    ['wecom', answer('bad gateway', 502), 'retry'],
    ['dingtalk', answer({ errcode: 130101, errmsg: 'send too fast' }), 'blocked 600000'],
    ['dingtalk', answer({ errcode: 310000, errmsg: 'sign not match' }), 'refused'],
    [
      'dingtalk',
      answer({ errcode: 310000, errmsg: 'invalid timestamp' }, 200, { skewMs: 7_200_000 }),
      'retry',
      /7200 s behind/,
    ],
    ['feishu', answer({ code: 0, msg: 'success' }), 'accepted'],
    ['feishu', answer({ StatusCode: 0 }), 'accepted'],
    ['feishu', answer({ code: 11232, msg: 'frequency limited' }, 429), 'blocked 60000'],
    ['feishu', answer({ code: 19024, msg: 'Key Words Not Found' }), 'refused', /Key Words Not Found/],
    ['slack', answer('ok'), 'accepted'],
    ['slack', answer('no_service', 404), 'refused', /no_service/],
    ['slack', answer('', 429, { headers: { 'retry-after': '30' } }), 'blocked 30000'],
    ['slack', answer('something else'), 'refused'],
    ['teams', answer('1'), 'accepted'],
    ['teams', answer('', 202), 'accepted'],
    [
      'teams',
      answer('Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429'),
      'blocked 60000',
    ],
    [
      'teams',
      answer('Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 413'),
      'refused',
    ],
    ['email', answer('250 OK', 250), 'accepted'],
    ['email', answer('451 try later', 451), 'retry'],
    ['email', answer('550 no such user', 550), 'refused', /no such user/],
    ['webhook', answer('', 204), 'accepted'],
    ['webhook', answer('', 301), 'refused', /redirects/],
    ['webhook', answer('', 503, { headers: { 'retry-after': '7' } }), 'retry'],
    ['alertmanager', answer('"bad label"', 400), 'refused', /bad label/],
  ];
  for (const [name, given, expected, words] of cases) {
    it(`of ${name} about ${given.status} ${given.body.slice(0, 60)} is ${expected}`, () => {
      const verdict = channelNamed(name)?.judge(given, settings[name]) ?? assert.fail();
      const text = verdict.outcome === 'retry' && verdict.blocks ? `blocked ${verdict.afterMs}` : verdict.outcome;
      assert.equal(text, expected);
      assert.match(verdict.outcome === 'accepted' ? '' : verdict.why, words ?? /(?:)/);
    });
  }
  it('of a webhook looks into the body where it is told to', () => {
    const strict = { ...(settings['webhook'] as object), expect: { field: 'data.code', equals: 0 } };
    assert.equal(channelNamed('webhook')?.judge(answer({ data: { code: 0 } }), strict).outcome, 'accepted');
    assert.equal(channelNamed('webhook')?.judge(answer({ data: { code: 7 } }), strict).outcome, 'refused');
    assert.equal(channelNamed('webhook')?.judge(answer('no json'), strict).outcome, 'refused');
  });
});
