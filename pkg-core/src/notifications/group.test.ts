import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dueAt, type GroupPolicy, isPending, type Member, memberAfter, pendingOf, repeatDue, tell } from './group.ts';
import { noticeLike } from './testing/notice-like.ts';

const policy: GroupPolicy = {
  ...{ waitMs: 10, intervalMs: 100, repeatMs: 1000, sendResolved: true, minOccurrences: 1 },
  ...{ quiet: [], quietUnless: 'critical' },
};
const member = (given: Partial<Member> = {}): Member => ({
  ...{ subject: 'a', status: 'firing', told: 'nothing', severity: 'high', occurrences: 1 },
  ...given,
});
const firing = noticeLike();
const resolved = noticeLike({ status: 'resolved', at: 5000, endedAt: 5000 });

describe('memberAfter', () => {
  const cases: Array<[string, Member | undefined, Parameters<typeof memberAfter>[1], Partial<Member> | undefined]> = [
    ['is new', undefined, firing, { status: 'firing', told: 'nothing' }],
    ['is told once although it was over at once', undefined, resolved, { status: 'resolved', told: 'nothing' }],
    ['is nothing when it began long ago and nobody was told', undefined, { ...resolved, at: 1e7 }, undefined],
    ['is over', member({ told: 'firing' }), resolved, { status: 'resolved', told: 'firing' }],
    [
      'goes on when it fires before its end was told',
      member({ status: 'resolved', told: 'firing' }),
      firing,
      { status: 'firing', told: 'firing' },
    ],
    [
      'begins anew after its end was told',
      member({ status: 'resolved', told: 'resolved' }),
      firing,
      { status: 'firing', told: 'nothing' },
    ],
    ['keeps how bad it was', member({ severity: 'critical', told: 'firing' }), resolved, { severity: 'critical' }],
  ];
  for (const [name, before, notice, expected] of cases) {
    it(name, () => {
      const after = memberAfter(before, notice);
      assert.deepEqual(
        after && Object.fromEntries(Object.keys(expected ?? {}).map((key) => [key, after[key as keyof Member]])),
        expected
      );
    });
  }
});

describe('isPending', () => {
  for (const [given, least, sendResolved, expected] of [
    [member(), 1, true, true],
    [member(), 3, true, false],
    [member({ occurrences: 3 }), 3, true, true],
    [member({ told: 'firing' }), 1, true, false],
    [member({ told: 'firing', status: 'resolved' }), 1, true, true],
    [member({ told: 'firing', status: 'resolved' }), 1, false, false],
    [member({ told: 'nothing', status: 'resolved' }), 1, true, true],
    [member({ told: 'nothing', status: 'resolved' }), 2, true, false],
  ] as const) {
    it(`${given.status}, told ${given.told}, ${given.occurrences} of ${least}, recoveries ${sendResolved}: ${expected}`, () =>
      assert.equal(isPending(given, { minOccurrences: least, sendResolved }), expected));
  }
});

describe('dueAt', () => {
  const night = { from: 0, to: 8 * 60, days: ['thu'] as const, timeZone: 'UTC' };
  const eight = 8 * 3_600_000;
  const cases: Array<
    [string, Member[], { pendingSince: number | null; lastToldAt: number | null }, Partial<GroupPolicy>, number | null]
  > = [
    ['waits for others at first', [member()], { pendingSince: 5, lastToldAt: null }, {}, 15],
    ['keeps its distance afterwards', [member()], { pendingSince: 50, lastToldAt: 20 }, {}, 120],
    ['is at once when the last message was long ago', [member()], { pendingSince: 500, lastToldAt: 20 }, {}, 500],
    ['repeats what lasts', [member({ told: 'firing' })], { pendingSince: null, lastToldAt: 20 }, {}, 1020],
    [
      'repeats nothing where it should not',
      [member({ told: 'firing' })],
      { pendingSince: null, lastToldAt: 20 },
      { repeatMs: 0 },
      null,
    ],
    ['is never when nothing is left', [], { pendingSince: null, lastToldAt: 20 }, {}, null],
    ['waits for the end of the night', [member()], { pendingSince: 5, lastToldAt: null }, { quiet: [night] }, eight],
    [
      'does not, when it is critical',
      [member({ severity: 'critical' })],
      { pendingSince: 5, lastToldAt: null },
      { quiet: [night] },
      15,
    ],
    [
      'does, when nothing may disturb',
      [member({ severity: 'critical' })],
      { pendingSince: 5, lastToldAt: null },
      { quiet: [night], quietUnless: null },
      eight,
    ],
  ];
  for (const [name, members, times, more, expected] of cases) {
    it(name, () => {
      const given = { ...policy, ...more };
      assert.equal(dueAt(times, pendingOf(members, given), given), expected);
    });
  }
});

describe('tell', () => {
  const none = () => null;
  it('tells news of both kinds at once, and forgets what is over', () => {
    const members = [member(), member({ subject: 'b', status: 'resolved', told: 'firing' })];
    const { telling, members: after } = tell(members, policy, none, false);
    assert.deepEqual([telling?.kind, telling?.firing, telling?.resolved], ['firing', ['a'], ['b']]);
    assert.deepEqual(
      after.map(({ subject, told }) => [subject, told]),
      [['a', 'firing']]
    );
  });
  it('repeats only when there is no news', () => {
    const { telling } = tell([member({ told: 'firing' })], policy, none, true);
    assert.deepEqual([telling?.kind, telling?.firing], ['repeat', ['a']]);
  });
  it('leaves the muted for later, and takes the acknowledged for told', () => {
    const members = [member(), member({ subject: 'b' })];
    const { telling, members: after } = tell(
      members,
      policy,
      (subject) => (subject === 'a' ? 'muted' : 'acknowledged'),
      false
    );
    assert.equal(telling, undefined);
    assert.deepEqual(
      after.map(({ told }) => told),
      ['nothing', 'firing']
    );
  });
  it('does not repeat what somebody took on', () => {
    assert.equal(tell([member({ told: 'firing' })], policy, () => 'acknowledged', true).telling, undefined);
  });
  it('repeats what lasts beside what is muted, but not before its time', () => {
    const members = [member({ told: 'firing' }), member({ subject: 'b' })];
    const mute = (subject: string) => (subject === 'b' ? ('muted' as const) : null);
    assert.deepEqual(tell(members, policy, mute, true).telling?.firing, ['a']);
    assert.equal(tell(members, policy, mute, false).telling, undefined);
    assert.deepEqual(
      [999, 1000].map((now) => repeatDue({ lastToldAt: 0 }, policy, now)),
      [false, true]
    );
    assert.equal(repeatDue({ lastToldAt: null }, policy, 1e9), false);
  });
});
