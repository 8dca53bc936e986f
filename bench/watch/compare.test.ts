import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { latencies } from './latencies.ts';
import { compareIncidents } from './read-incidents.ts';

describe('what was lost, doubled or never caused', () => {
  for (const [expected, found, difference] of [
    [{ a: 2 }, { a: 2 }, { lost: 0, doubled: 0, unexpected: [] }],
    [{ a: 2, b: 1 }, { a: 1 }, { lost: 2, doubled: 0, unexpected: [] }],
    [{ a: 1 }, { a: 3, x: 9 }, { lost: 0, doubled: 2, unexpected: ['x'] }],
    [
      { a: 2, b: 2 },
      { a: 1, b: 3 },
      { lost: 1, doubled: 1, unexpected: [] },
    ],
  ]) {
    it(`${JSON.stringify(found)} where ${JSON.stringify(expected)} had to be known`, () => {
      assert.deepEqual(
        compareIncidents(expected as Record<string, number>, found as Record<string, number>),
        difference
      );
    });
  }
});

describe('latencies', () => {
  it('counts a crash as seen by the first record that includes it, also of several at once', () => {
    const crashes = [
      { incident: 'a', count: 1, at: 100 },
      { incident: 'a', count: 2, at: 110 },
      { incident: 'b', count: 1, at: 120 },
    ];
    const seen = [
      { incident: 'a', occurrences: 2, at: 130 },
      { incident: 'a', occurrences: 2, at: 190 },
    ];
    assert.deepEqual(latencies(crashes, seen), { values: [30, 20], missing: 1 });
  });
});
