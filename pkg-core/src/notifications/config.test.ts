import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NotificationConfig } from './config.ts';
import { routeNotice } from './route-notice.ts';
import { routeView } from './route-view.ts';
import { noticeLike } from './testing/notice-like.ts';

const receivers = ['all', 'shop', 'oncall', 'dba'].map((name) => ({ name, slack: { url: { env: 'URL' } } }));
const route = {
  receiver: 'all',
  groupBy: ['cluster'],
  groupWait: '1m',
  routes: [
    { match: ['severity>=critical'], receiver: 'oncall', continue: true, groupBy: ['subject'], groupWait: '0s' },
    {
      match: ['namespace=shop'],
      receiver: 'shop',
      quietHours: [{ from: '22:00', to: '08:00' }],
      routes: [{ match: ['label.team=db'], receiver: 'dba', minOccurrences: 3 }, { match: ['reason=Evicted'] }],
    },
  ],
};
const config = NotificationConfig.parse({ timeZone: 'Asia/Shanghai', receivers, route });

describe('routeNotice', () => {
  const cases: Array<[string, Parameters<typeof noticeLike>[0], string[]]> = [
    ['the first route takes what no other does', { workload: { kind: 'Node', namespace: '', name: 'n' } }, ['all']],
    ['the deepest route decides', { labels: { team: 'db' } }, ['dba']],
    ['a route that continues lets others follow', { severity: 'critical' }, ['oncall', 'shop']],
    ['a child inherits the receiver', { reason: 'Evicted' }, ['shop']],
    ['a notice about no workload has no namespace', { workload: null, severity: 'critical' }, ['oncall']],
  ];
  for (const [name, given, expected] of cases) {
    it(name, () =>
      assert.deepEqual(
        routeNotice(config, noticeLike(given)).map(({ receiver }) => receiver),
        expected
      )
    );
  }
  it('groups by what the route says, and inherits the rest', () => {
    const [first, second] = routeNotice(config, noticeLike({ severity: 'critical', subject: 'x' }));
    assert.deepEqual([first?.group, first?.policy.waitMs], [{ subject: 'x' }, 0]);
    assert.deepEqual([second?.group, second?.policy.waitMs], [{ cluster: 'prod' }, 60_000]);
    assert.deepEqual(
      second?.policy.quiet.map(({ timeZone }) => timeZone),
      ['Asia/Shanghai']
    );
    assert.equal(routeNotice(config, noticeLike({ labels: { team: 'db' } }))[0]?.policy.minOccurrences, 3);
  });
  it('is shown with what it inherits', () => {
    const view = routeView(config);
    assert.deepEqual(view.routes[1]?.routes[1]?.receiver, 'shop');
    assert.deepEqual(view.routes[1]?.policy.quiet[0], {
      ...{
        from: '22:00',
        to: '08:00',
        days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
        timeZone: 'Asia/Shanghai',
      },
    });
  });
});

describe('NotificationConfig', () => {
  const wrong: Array<[string, object, RegExp]> = [
    ['no receiver', { receivers: [], route }, /receivers/],
    ['an unknown receiver', { receivers, route: { receiver: 'nobody' } }, /there is no receiver nobody/],
    [
      'one far down',
      { receivers, route: { receiver: 'all', routes: [{ routes: [{ receiver: 'x' }] }] } },
      /"routes",\s*0,\s*"routes",\s*0,\s*"receiver"/,
    ],
    ['no first receiver', { receivers, route: {} }, /the first route needs a receiver/],
    [
      'conditions of the first route',
      { receivers, route: { receiver: 'all', match: ['cluster=a'] } },
      /takes everything/,
    ],
    ['a name twice', { receivers: [...receivers, receivers[0]], route }, /stands above already/],
    [
      'two channels',
      { receivers: [{ ...receivers[0], webhook: { url: 'http://a' } }], route: { receiver: 'all' } },
      /one channel of .* there are 2/,
    ],
    ['no channel', { receivers: [{ name: 'all' }], route: { receiver: 'all' } }, /there are 0/],
    [
      'a secret as it is',
      { receivers: [{ name: 'all', slack: { url: 'https://hooks.slack.com/x' } }], route: { receiver: 'all' } },
      /does not stand here itself/,
    ],
    [
      'a password in an address',
      { receivers: [{ name: 'all', webhook: { url: 'http://u:p@host/' } }], route: { receiver: 'all' } },
      /without a password/,
    ],
    ['a wrong span', { receivers, route: { receiver: 'all', groupWait: '5 minutes' } }, /span of time/],
    ['a wrong zone', { receivers, route, timeZone: 'Mars' }, /no such time zone/],
    ['a typo', { receivers, route: { receiver: 'all', gruopBy: [] } }, /gruopBy/],
    ['a field that is none', { receivers, route: { receiver: 'all', groupBy: ['colour'] } }, /no such field/],
    [
      'the name of the relay',
      { receivers: [{ ...receivers[0], name: 'routes' }], route: { receiver: 'routes' } },
      /is taken/,
    ],
  ];
  for (const [name, given, words] of wrong) {
    it(`refuses ${name}`, () => {
      const parsed = NotificationConfig.safeParse(given);
      assert.equal(parsed.success, false);
      assert.match(JSON.stringify(parsed.error?.issues), words);
    });
  }
});
