import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MarkRequest } from '../contract/incidents.ts';
import { type Incident, type Mark, statusOf } from '../vocabulary/incident.ts';
import type { ContainerException } from './exception.ts';
import { addOccurrence, openIncident, recover } from './incident-life.ts';
import { expireMarks, markIncident, withoutOpenMarks } from './mark-incident.ts';

const scene = {
  ...{ cluster: 'prod', workload: { kind: 'Deployment', namespace: 'shop', name: 'checkout' } },
  ...{ pod: 'checkout-1', podUid: 'u', node: null },
};
const exception: ContainerException = {
  container: 'app',
  containerRole: 'main',
  reason: 'Error',
  severity: 'high',
  exitCode: 1,
  signal: null,
  message: '',
  at: 1000,
  fingerprint: 'f',
  image: null,
  containerId: null,
  restartCount: 0,
  log: 'none',
};
const plain = openIncident(scene, exception);
const ids = [plain.id];
const mark = (until: number | null, text = ''): Mark => ({ author: 'ann', at: 5, until, text });

const marks: Array<
  [name: string, request: MarkRequest, before: Incident, expected: Partial<Incident>, status: string]
> = [
  [
    'acknowledge',
    { action: 'acknowledge', ids, until: 9, text: 'mine' },
    plain,
    { acknowledged: mark(9, 'mine') },
    'acknowledged',
  ],
  ['mute for good', { action: 'mute', ids, until: null, text: '' }, plain, { muted: mark(null) }, 'muted'],
  [
    'mute goes before acknowledge',
    { action: 'mute', ids, until: 9, text: '' },
    { ...plain, acknowledged: mark(null) },
    { acknowledged: mark(null), muted: mark(9) },
    'muted',
  ],
  ['take back', { action: 'unacknowledge', ids }, { ...plain, acknowledged: mark(9) }, { acknowledged: null }, 'open'],
  ['take back what is not', { action: 'unmute', ids }, plain, { muted: null }, 'open'],
  [
    'acknowledge anew',
    { action: 'acknowledge', ids, until: null, text: '' },
    { ...plain, acknowledged: mark(9, 'old') },
    { acknowledged: mark(null) },
    'acknowledged',
  ],
  [
    'note',
    { action: 'note', ids, text: 'see wiki' },
    plain,
    { note: { author: 'ann', at: 5, text: 'see wiki' } },
    'open',
  ],
  [
    'remove the note',
    { action: 'note', ids, text: '' },
    { ...plain, note: { author: 'b', at: 1, text: 'x' } },
    { note: null },
    'open',
  ],
  [
    'what ended',
    { action: 'acknowledge', ids, until: null, text: '' },
    { ...plain, state: 'gone' },
    { acknowledged: mark(null) },
    'gone',
  ],
];

for (const [name, request, before, expected, status] of marks) {
  test(name, () => {
    const after = markIncident(before, request, 'ann', 5);
    assert.deepEqual(after, { ...before, ...expected });
    assert.equal(statusOf(after), status);
  });
}

const ends: Array<[acknowledged: Mark | null, muted: Mark | null, now: number, left: [boolean, boolean]]> = [
  [mark(10), mark(20), 9, [true, true]],
  [mark(10), mark(20), 10, [false, true]],
  [mark(10), mark(20), 20, [false, false]],
  [mark(null), mark(20), 99, [true, false]],
  [null, mark(null), Number.MAX_SAFE_INTEGER, [false, true]],
];

for (const [acknowledged, muted, now, left] of ends) {
  test(`at ${now}, marks until ${acknowledged?.until} and ${muted?.until}`, () => {
    const before = { ...plain, acknowledged, muted };
    const after = expireMarks(before, now);
    assert.deepEqual([after.acknowledged !== null, after.muted !== null], left);
    assert.equal(after === before, after.acknowledged === acknowledged && after.muted === muted);
  });
}

test('marks without an end live as long as the incident; the note and other marks live on', () => {
  const note = { author: 'ann', at: 5, text: 'see wiki' };
  const marked = { ...plain, acknowledged: mark(null), muted: mark(9000), note };
  const again = addOccurrence(marked, scene, { ...exception, at: 2000 });
  assert.deepEqual([again.acknowledged, again.muted], [marked.acknowledged, marked.muted]);
  const ended = recover(again, 'recovered', 3000, 0);
  assert.deepEqual([ended.acknowledged, ended.muted, ended.note], [null, marked.muted, note]);
  assert.equal(recover(again, 'recovered', 3000, 1), again);
  assert.deepEqual(withoutOpenMarks(plain), plain);
});
