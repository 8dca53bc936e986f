import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asksNewest, clockSkew, planNewest, type ClockReadings } from './clock-skew.ts';

const minute = 60_000;
const now = Date.UTC(2025, 10, 21, 10);
const lastHour = { from: now - 60 * minute, to: now };
const yesterday = { from: now - 1500 * minute, to: now - 1440 * minute };

const table: Array<[name: string, readings: Partial<ClockReadings>, told: string | undefined]> = [
  ['fresh samples', { newest: now - 30_000 }, undefined],
  ['nothing known of samples', {}, undefined],
  ['samples end 10 minutes before the window', { newest: now - 10 * minute }, 'behind 600'],
  ['as late as scraping explains', { newest: now - 3 * minute }, undefined],
  ['scraped every 5 minutes', { newest: now - 10 * minute, intervalSeconds: 300 }, undefined],
  ['the asker is 10 minutes late', { newest: now + 10 * minute }, 'ahead 600'],
  ['a little late', { newest: now + minute }, undefined],
  ['a window to come', { window: { from: now + 60 * minute, to: now + 120 * minute } }, 'future 3600'],
  ['a window that begins this moment', { window: { from: now, to: now + minute } }, 'future 0'],
  [
    'a window to come that has samples',
    { window: { from: now + 5 * minute, to: now + 9 * minute }, newest: now + 9 * minute },
    'ahead 540',
  ],
  [
    'today, until midnight',
    { window: { from: now - minute, to: now + 840 * minute }, newest: now },
    'ends-in-future 50400',
  ],
  [
    'samples end long before the end of a day to come',
    { window: { from: now - minute, to: now + 30 * minute }, newest: now - 20 * minute },
    'ends-in-future 1800',
  ],
  [
    'a window of yesterday, with samples after it',
    { window: yesterday, newest: yesterday.to + 60 * minute },
    undefined,
  ],
  ['a window of yesterday, nothing asked', { window: yesterday }, undefined],
  [
    'samples ended yesterday before the window did',
    { window: yesterday, newest: yesterday.to - 20 * minute },
    'behind 1200',
  ],
];
for (const [name, readings, told] of table) {
  test(`clocks: ${name}`, () => {
    const skew = clockSkew({ window: lastHour, now, intervalSeconds: 30, ...readings });
    assert.equal(skew && `${skew.kind} ${skew.seconds}`, told);
  });
}

test('asks for the newest sample where the window ends now or later, or with nothing', () => {
  assert.equal(asksNewest(lastHour, now + minute, false), true);
  assert.equal(asksNewest({ ...lastHour, to: now + 600 * minute }, now, false), true);
  assert.equal(asksNewest(yesterday, now, false), false);
  assert.equal(asksNewest(yesterday, now, true), true);
});

test('looks from an hour before the end (six for long windows) to an hour after it, in the cluster', () => {
  const scope = { cluster: { label: 'cluster', value: 'prod' }, namespaces: ['shop'] };
  const [nodes, pods] = planNewest(scope, lastHour);
  assert.equal(
    nodes?.expr,
    'max(max_over_time(timestamp(container_cpu_usage_seconds_total{id="/",cluster="prod"})[2h:2m]))'
  );
  assert.match(pods?.expr ?? '', /namespace="kube-system",cluster="prod"/);
  assert.equal(nodes?.time, now + 60 * minute);
  assert.match(planNewest(scope, { from: 0, to: now })[0]?.expr ?? '', /\[7h:2m\]/);
  assert.match(planNewest(scope, { from: now - minute, to: now })[0]?.expr ?? '', /\[2h:2m\]/);
});
