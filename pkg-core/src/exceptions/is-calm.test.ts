import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { staysCalm } from './is-calm.ts';
import { ended, iso, podWith, running, t0, waiting } from './test-pods.ts';

const well = { containerID: 'c1', ready: true, started: true, state: running(-9000) };
const conditions = (type: string, status: string) => ({ status: { conditions: [{ type, status }] } });

describe('the early way out', () => {
  const restarted = { restartCount: 2, lastState: ended('c0', 1, -9100) };
  const cases: Array<[string, Parameters<typeof podWith>, boolean]> = [
    ['nothing changed', [well], true],
    ['restarted long ago', [{ ...well, ...restarted }], true],
    ['restarted of late', [{ ...well, ...restarted, state: running(-60) }], false],
    ['not ready', [{ ...well, ready: false }], false],
    ['not started', [{ ...well, started: false }], false],
    ['waiting', [{ ...well, state: waiting('X') }], false],
    ['ended', [{ ...well, state: ended('c1', 0, -5) }], false],
    ['deleting', [well, { metadata: { deletionTimestamp: iso(30) } }], false],
    ['evicted', [well, { status: { reason: 'Evicted' } }], false],
    ['about to be moved', [well, conditions('DisruptionTarget', 'True')], false],
    ['a sandbox that is gone', [well, conditions('PodReadyToStartContainers', 'False')], false],
    ['a condition of somebody else', [well, conditions('shop.example/warm', 'False')], true],
    ['a debugging container', [well, { status: { ephemeralContainerStatuses: [{ name: 'd', ...well }] } }], false],
    [
      'an init container that is done',
      [well, { status: { initContainerStatuses: [{ name: 'i', state: ended('i', 0, -9) }] } }],
      true,
    ],
    [
      'an init container that failed',
      [well, { status: { initContainerStatuses: [{ name: 'i', state: ended('i', 1, -9) }] } }],
      false,
    ],
  ];
  for (const [name, parts, expected] of cases) {
    it(`${name}: ${expected ? 'taken' : 'not taken'}`, () => {
      const [before, after] = [podWith(...parts), podWith(...parts)];
      assert.equal(staysCalm(before, after, t0 - 1_200_000), expected);
    });
  }
  const changes: Array<[string, Parameters<typeof podWith>]> = [
    ['another container', [{ ...well, containerID: 'c2' }]],
    ['a restart', [{ ...well, ...restarted }]],
    ['another annotation', [well, { metadata: { annotations: { 'vigil.io/mute': 'true' } } }]],
    ['one more container', [well, { status: { initContainerStatuses: [{ name: 'i', state: ended('i', 0, -9) }] } }]],
  ];
  for (const [name, parts] of changes) {
    it(`${name}: not taken, in either direction`, () => {
      const [before, after] = [podWith(well), podWith(...parts)];
      assert.equal(staysCalm(before, after, t0 - 1_200_000), false);
      assert.equal(staysCalm(after, before, t0 - 1_200_000), false);
    });
  }
});
