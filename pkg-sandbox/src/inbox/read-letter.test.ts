import { deepEqual, doesNotMatch, equal, match, throws } from 'node:assert/strict';
import { test } from 'node:test';
import { answerOf, bots, type Bot } from './bots.ts';
import { readLetter } from './read-letter.ts';

const bot = (service: Bot['service']): Bot => {
  const found = bots.find((candidate) => candidate.service === service);
  if (!found) {
    throw new Error(`no robot of ${service}`);
  }
  return found;
};
const wecom = (content: string) => readLetter(bot('wecom'), { msgtype: 'markdown', markdown: { content } });
const slack = (text: string, elements: unknown[] = []) =>
  readLetter(bot('slack'), {
    text: 'title',
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: 'title' } },
      { type: 'section', text: { type: 'mrkdwn', text } },
      { type: 'actions', elements },
    ],
  });

test('a WeCom message: title, bold, quote and link', () => {
  const { title, html } = wecom('### 🔴 checkout\n**原因** OOM\n> out of memory\n[查看](http://127.0.0.1:1/a?b=c&d=e)');
  equal(title, '🔴 checkout');
  match(html, /<b>原因<\/b> OOM/);
  match(html, /<pre>out of memory<\/pre>/);
  match(html, /<a href="http:\/\/127\.0\.0\.1:1\/a\?b=c&amp;d=e">查看<\/a>/);
});

test('a Slack message: bold, code, link and buttons', () => {
  const button = { type: 'button', text: { type: 'plain_text', text: 'Open' }, url: 'http://127.0.0.1:1/a' };
  const { html } = slack('*why* a &lt; b <http://x.example|there>\n```\n*kept*\n```', [button]);
  match(html, /<b>why<\/b> a &lt; b <a href="http:\/\/x\.example">there<\/a>/);
  match(html, /<pre>\*kept\*<\/pre>/);
  match(html, /<a class="button" href="http:\/\/127\.0\.0\.1:1\/a">Open<\/a>/);
});

for (const foreign of ['<script>alert(1)</script>', '[x](javascript:alert(1))', '"><img src=x onerror=alert(1)>']) {
  test(`foreign text stays text: ${foreign}`, () => {
    for (const { html } of [wecom(`t\n${foreign}`), slack(foreign)]) {
      doesNotMatch(html, /<script|<img|href="javascript/);
    }
  });
}

test('a body that the service would not understand is refused', () => {
  throws(() => readLetter(bot('wecom'), { text: 'x' }));
  throws(() => readLetter(bot('slack'), null));
});

test('a removed robot answers as the service does', () => {
  deepEqual(JSON.parse(answerOf(bot('wecom'), true).body), { errcode: 93000, errmsg: 'invalid webhook url' });
  equal(answerOf(bot('wecom'), true).status, 200);
  equal(answerOf(bot('slack'), true).status, 404);
  equal(answerOf(bot('slack'), false).body, 'ok');
});
