import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { WatchHealth } from '@vigil/core/contract/health';
import { clusterHealth } from './cluster-health.ts';

const watch = (state: WatchHealth['state'], problem: string | null = null): WatchHealth => ({
  ...{ kind: 'pods', state, problem, since: 0, objects: 0, lastEventAt: null, relists: 0, reconnects: 0, stalls: 0 },
});

describe('clusterHealth', () => {
  const cases: Array<[string, WatchHealth[], string | null, boolean, string | null]> = [
    ['one watch hears', [watch('synced'), watch('stale', 'cut')], 'v1', true, null],
    ['all is forbidden', [watch('forbidden', 'no')], 'v1', true, null],
    [
      'what is unwatched says nothing',
      [watch('forbidden', 'unwatched'), watch('failed', 'refused')],
      null,
      false,
      'refused',
    ],
    ['it is lost', [watch('stale', 'cut')], 'v1', false, 'cut'],
    ['nobody has answered', [watch('syncing')], null, false, 'The API server has not answered yet.'],
  ];
  for (const [name, watches, version, reachable, problem] of cases) {
    it(name, () => {
      const source = { name: 'prod', server: '', version: () => version, watches: () => watches };
      const health = clusterHealth(source);
      assert.deepEqual([health.reachable, health.problem], [reachable, problem]);
    });
  }
});
