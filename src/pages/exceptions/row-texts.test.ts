import { exampleIncident, exampleNow } from '../../testing/example-incidents';
import { changeText, markText, spanOf } from './row-texts';

const hour = 3_600_000;

it('says how long it has been open', () => {
  const incident = exampleIncident({ firstSeen: exampleNow - 2 * hour });
  expect(spanOf(incident, exampleNow, 'utc')).toEqual({
    short: '2 hr',
    full: 'Open for 2 hr, since 2025-11-21 08:00:00.000 UTC',
  });
});

it('says how long it lasted, also where its end is not known exactly', () => {
  const over = exampleIncident({ state: 'gone', firstSeen: exampleNow - 2 * hour, lastSeen: exampleNow - hour });
  expect(spanOf({ ...over, endedAt: exampleNow }, exampleNow + hour, 'utc').short).toBe('2 hr');
  expect(spanOf(over, exampleNow, 'utc').full).toBe(
    'Lasted 1 hr: 2025-11-21 08:00:00.000 UTC – 2025-11-21 09:00:00.000 UTC'
  );
});

it('never counts below zero where clocks differ', () => {
  expect(spanOf(exampleIncident({ firstSeen: exampleNow + hour }), exampleNow, 'utc').short).toBe('1 sec');
});

it('tells who marked it, until when and why', () => {
  const acknowledged = { author: 'anna', at: exampleNow, until: exampleNow + hour, text: 'rolling back' };
  const muted = { author: 'ben', at: exampleNow, until: null, text: '' };
  expect(markText({ acknowledged, muted }, 'utc').split('\n')).toEqual([
    'Muted by ben, 2025-11-21 10:00:00.000 UTC',
    'Acknowledged by anna, 2025-11-21 10:00:00.000 UTC',
    'until 2025-11-21 11:00:00.000 UTC',
    'rolling back',
  ]);
  expect(markText({ acknowledged: null, muted: null }, 'utc')).toBe('');
});

it.each([
  [
    { what: 'image' as const, at: exampleNow, from: 'cart:1', to: 'cart:2' },
    'Began soon after a new image was deployed, 2025-11-21 10:00:00.000 UTC\ncart:1 → cart:2',
  ],
  [
    { what: 'image' as const, at: exampleNow, from: null, to: 'cart:2' },
    'Began soon after a new image was deployed, 2025-11-21 10:00:00.000 UTC\n? → cart:2',
  ],
  [
    { what: 'template' as const, at: exampleNow, from: null, to: null },
    'Began soon after the pod template changed, 2025-11-21 10:00:00.000 UTC',
  ],
])('%j', (change, text) => {
  expect(changeText(change, 'utc')).toBe(text);
});
