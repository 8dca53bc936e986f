import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freshBudget, nextTokenAt, returnToken, takeToken, tokensAt } from './budget.ts';
import { byteLength, clipBytes } from './clip-bytes.ts';
import { dailyTurn } from './daily-turn.ts';
import { dialects, formatMoment } from './dialect.ts';
import { planSending, type Waiting } from './plan-sending.ts';
import { afterQuiet, parseTimeOfDay, type QuietHours } from './quiet-hours.ts';
import { retryAt } from './retry.ts';
import { formatSpan, parseSpan } from './span.ts';

describe('parseSpan', () => {
  for (const [text, expected] of [
    ['90s', 90_000],
    ['1h30m', 5_400_000],
    ['0s', 0],
    ['250ms', 250],
    ['', undefined],
    ['5', undefined],
    ['-5m', undefined],
    ['1e9d', undefined],
    ['999d', undefined],
  ] as const) {
    it(`${JSON.stringify(text)} is ${expected}`, () => assert.equal(parseSpan(text), expected));
  }
  it('is written in its two largest units', () => {
    assert.deepEqual([0, 999, 61_000, 90_061_000].map(formatSpan), ['0s', '0s', '1m 1s', '1d 1h']);
  });
});

describe('clipBytes', () => {
  for (const limit of [0, 3, 10, 11, 12, 50, 100, 2048]) {
    it(`is never longer than ${limit} bytes, and whole characters`, () => {
      const clipped = clipBytes('异常🔴'.repeat(300), limit, ' … more');
      assert.ok(byteLength(clipped) <= limit);
      assert.ok(!clipped.includes('�'));
    });
  }
  it('leaves alone what fits', () => assert.equal(clipBytes('abc', 3), 'abc'));
  it('closes a code block it cuts', () => {
    const clipped = clipBytes(`a\n\`\`\`\n${'line\n'.repeat(100)}\`\`\``, 100, '\n…');
    assert.equal((clipped.match(/```/g) ?? []).length, 2);
    assert.ok(clipped.endsWith('\n…'));
  });
});

describe('a dialect', () => {
  it('takes the markup of services out of foreign text', () => {
    assert.ok(!dialects.wecom.escape('<@all>').includes('<'));
    assert.equal(dialects.feishu.escape('<at id=all></at>'), '&lt;at id=all&gt;&lt;/at&gt;');
    assert.equal(dialects.slack.escape('<!channel> & co'), '&lt;!channel&gt; &amp; co');
    assert.ok(!dialects.markdown.escape('[click](http://evil)').includes(']('));
    assert.ok(!dialects.markdown.code('```\nescaped').slice(3, -3).includes('```'));
    assert.equal(dialects.html.escape('"<b>'), '&quot;&lt;b&gt;');
    assert.ok(!dialects.markdown.link('x', 'https://a/b)c d').includes(')c'));
  });
  it('writes moments with their time zone', () => {
    assert.equal(formatMoment(0, 'Asia/Shanghai', 'zh'), '1970-01-01 08:00:00 UTC+8');
    assert.equal(formatMoment(0, 'UTC', 'en'), '1970-01-01 00:00:00 UTC');
  });
});

describe('afterQuiet', () => {
  const hours = (
    from: string,
    to: string,
    days: QuietHours['days'] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
  ) => ({
    ...{ from: parseTimeOfDay(from) ?? 0, to: parseTimeOfDay(to) ?? 0, days, timeZone: 'Asia/Shanghai' },
  });
  const at = (text: string) => Date.parse(`${text}+08:00`);
  const cases: Array<[string, QuietHours[], string]> = [
    ['2026-03-02T12:00:00', [hours('22:00', '08:00')], '2026-03-02T12:00:00'],
    ['2026-03-02T22:00:00', [hours('22:00', '08:00')], '2026-03-03T08:00:00'],
    ['2026-03-02T21:59:59', [hours('22:00', '08:00')], '2026-03-02T21:59:59'],
    ['2026-03-02T03:30:15', [hours('22:00', '08:00')], '2026-03-02T08:00:00'],
    ['2026-03-02T08:00:00', [hours('22:00', '08:00')], '2026-03-02T08:00:00'],
    ['2026-03-02T12:30:00', [hours('12:00', '13:00')], '2026-03-02T13:00:00'],
    // A Monday; the night began on Sunday.
    ['2026-03-02T03:00:00', [hours('22:00', '08:00', ['mon'])], '2026-03-02T03:00:00'],
    ['2026-03-02T03:00:00', [hours('22:00', '08:00', ['sun'])], '2026-03-02T08:00:00'],
    ['2026-03-02T23:00:00', [hours('22:00', '08:00'), hours('07:00', '09:00')], '2026-03-03T09:00:00'],
    ['2026-03-02T23:00:00', [hours('00:00', '00:00')], '2026-03-02T23:00:00'],
  ];
  for (const [moment, quiet, expected] of cases) {
    it(`${moment} → ${expected}`, () => assert.equal(afterQuiet(at(moment), quiet), at(expected)));
  }
});

describe('dailyTurn', () => {
  for (const [text, expected] of [
    ['2026-03-01T08:59:59', null],
    ['2026-03-01T09:00:00', '2026-03-01'],
    ['2026-03-01T14:59:00', '2026-03-01'],
    ['2026-03-01T15:00:00', null],
    ['2026-03-01T00:00:00', null],
  ] as const) {
    it(`${text} → ${expected}`, () =>
      assert.equal(dailyTurn(Date.parse(`${text}+08:00`), 540, 'Asia/Shanghai'), expected));
  }
});

describe('a budget', () => {
  const limits = [
    { count: 3, perMs: 60_000 },
    { count: 2, perMs: 1000 },
  ];
  it('never gives more than any window takes, however long messages are on their way', () => {
    let state = freshBudget;
    const arrived: number[] = [];
    const open: Array<{ id: number; at: number }> = [];
    for (let [now, id] = [0, 0]; now < 600_000; now += 250) {
      for (const message of open.filter(({ at }) => at <= now)) {
        open.splice(open.indexOf(message), 1);
        state = returnToken(state, message.id, now);
      }
      if (tokensAt(state, limits, now) > 0) {
        id += 1;
        state = takeToken(state, limits, id, now, now + 15_000);
        // It arrives at once or after long.
        const delay = (id * 7919) % 9000;
        arrived.push(now + delay);
        open.push({ id, at: now + delay });
      }
    }
    for (const { count, perMs } of limits) {
      for (const start of arrived) {
        assert.ok(arrived.filter((at) => at >= start && at < start + perMs).length <= count);
      }
    }
    assert.ok(arrived.length >= 25, String(arrived.length));
  });
  it('says when the next token comes, and rests while the service wants it', () => {
    let state = takeToken(freshBudget, [{ count: 1, perMs: 1000 }], 1, 0, 5000);
    state = returnToken(state, 1, 200);
    assert.equal(nextTokenAt(state, [{ count: 1, perMs: 1000 }], 300), 1200);
    state = returnToken(state, 2, 300, 60_000);
    assert.deepEqual([tokensAt(state, [{ count: 9, perMs: 1000 }], 300), nextTokenAt(state, limits, 300)], [0, 60_300]);
  });
  it('counts a try that was lost as sent when it was given up', () => {
    const one = [{ count: 1, perMs: 1000 }];
    const state = takeToken(freshBudget, one, 1, 0, 5000);
    assert.deepEqual(
      [4999, 5500, 6001].map((now) => tokensAt(state, one, now)),
      [0, 0, 1]
    );
    assert.equal(tokensAt(takeToken(state, one, 1, 6001, 9000), one, 6500), 0);
  });
});

describe('planSending', () => {
  const of = (count: number, severity: Waiting['severity'], first = 1): Waiting[] =>
    Array.from({ length: count }, (_, index) => ({ id: first + index, severity, since: index, isWhole: false }));
  const digest = { id: 900, severity: 'high' as const, since: 0, isWhole: true };
  const cases: Array<[string, Waiting[], number, number, { send: number[]; folded: number }]> = [
    ['sends all that fits', of(3, 'high'), 20, 20, { send: [1, 2, 3], folded: 0 }],
    ['folds what does not', of(40, 'high'), 20, 20, { send: [], folded: 40 }],
    ['keeps tokens for what is critical', of(10, 'high'), 5, 20, { send: [], folded: 0 }],
    [
      'sends the critical alone and folds the rest',
      [...of(2, 'critical'), ...of(40, 'low', 10)],
      20,
      20,
      { send: [1, 2], folded: 40 },
    ],
    [
      'shares the last token when even the critical are too many',
      of(30, 'critical'),
      5,
      20,
      { send: [1, 2, 3, 4], folded: 26 },
    ],
    ['sends nothing without tokens', of(30, 'critical'), 0, 20, { send: [], folded: 0 }],
    ['never folds a digest', [digest, ...of(3, 'low')], 1, 3, { send: [900], folded: 0 }],
    ['folds with a single token', of(3, 'low'), 1, 3, { send: [], folded: 3 }],
  ];
  for (const [name, waiting, tokens, capacity, expected] of cases) {
    it(name, () => {
      const { send, fold } = planSending(waiting, tokens, capacity);
      assert.deepEqual({ send, folded: fold.length }, expected);
      assert.ok(send.length + (fold.length > 0 ? 1 : 0) <= Math.max(tokens, 0) || send.length <= tokens);
      assert.equal(new Set([...send, ...fold]).size, send.length + fold.length);
    });
  }
});

describe('retryAt', () => {
  const policy = { attempts: 4, firstMs: 1000, longestMs: 3000 };
  for (const [failed, chance, after, expected] of [
    [1, 0, null, 500],
    [1, 0.5, null, 750],
    [3, 0.999, null, 2998.5],
    [2, 0, 60_000, 60_000],
    [4, 0, null, null],
    [9, 0, 5, null],
  ] as const) {
    it(`after ${failed} tries: ${expected}`, () =>
      assert.equal(retryAt(policy, failed, 0, chance, after), expected === null ? null : Math.round(expected)));
  }
});
