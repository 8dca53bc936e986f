import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type TestRun, TestRunEnd, TestRunStart } from '../contract/test-runs.ts';
import { editRun, endRun, newestRunsFirst, roomFault, type RunOutcome, saveRun, startRun } from './change-run.ts';

const now = Date.UTC(2025, 10, 21, 10);
const minute = 60_000;
const context = { id: '00000000000000aa', author: 'script', now };
const scope = { cluster: '', namespaces: ['shop'], workloads: [] };
const run = (patch: Partial<TestRun> = {}): TestRun => ({
  ...{ id: '0000000000000001', key: 'ci-7', name: 'checkout 2k rps', note: '', author: 'script', labels: {}, scope },
  ...{ from: now - 10 * minute, to: null, createdAt: now - 10 * minute, changedAt: now - 10 * minute },
  ...patch,
});
const runOf = (outcome: RunOutcome) => {
  assert.ok('run' in outcome, JSON.stringify(outcome));
  return outcome.run;
};
const faultOf = (outcome: RunOutcome) => {
  assert.ok('fault' in outcome, JSON.stringify(outcome));
  return `${outcome.fault.code}: ${outcome.fault.text}`;
};
const start = (body: object) => TestRunStart.parse({ name: 'checkout 2k rps', key: 'ci-7', ...body });

describe('startRun', () => {
  it('begins now and goes on, unless it says otherwise', () => {
    const began = runOf(startRun(undefined, start({ namespaces: ['shop'], labels: { users: '2000' } }), context));
    assert.deepEqual([began.from, began.to, began.author, began.key], [now, null, 'script', 'ci-7']);
    assert.deepEqual([began.scope, began.labels], [scope, { users: '2000' }]);
    const past = start({ from: '2025-11-21T09:00:00Z', to: '2025-11-21T10:30:00+01:00', author: 'jenkins' });
    const ended = runOf(startRun(undefined, past, context));
    assert.deepEqual([ended.from, ended.to, ended.author], [now - 60 * minute, now - 30 * minute, 'jenkins']);
  });

  it('gives the run that is there when the call is repeated', () => {
    for (const [before, body] of [
      [run(), {}],
      [run(), { from: now - 10 * minute }],
      [run({ to: now }), { from: now - 10 * minute, to: now }],
    ] as const) {
      assert.deepEqual(startRun(before, start(body), context), { run: before, isNew: false });
    }
  });

  const conflicts: Array<[string, TestRun, object, RegExp]> = [
    ['another name', run(), { name: 'other' }, /^conflict: The key "ci-7" belongs .* another name/],
    ['another start', run(), { from: now }, /which began 2025-11-21T09:50:00.000Z/],
    ['an end that the run has not', run(), { from: now - 10 * minute, to: now }, /still running: end it/],
    ['a start after it has ended', run({ to: now - minute }), {}, /which ended 2025-11-21T09:59:00.000Z/],
  ];
  for (const [name, before, body, words] of conflicts) {
    it(`does not lose ${name} under a key that is taken`, () => {
      assert.match(faultOf(startRun(before, start(body), context)), words);
    });
  }

  const windows: Array<[string, object, RegExp]> = [
    ['to before from', { from: now - minute, to: now - 2 * minute }, /^bad-request: to: must be later than from/],
    ['an empty window', { from: now - minute, to: now - minute }, /later than from/],
    ['a start in the future', { from: now + 6 * minute }, /from: .* is in the future/],
    ['an end in the future', { from: now, to: now + 6 * minute }, /to: .* is in the future/],
  ];
  for (const [name, body, words] of windows) {
    it(`refuses ${name}`, () => assert.match(faultOf(startRun(undefined, start(body), context)), words));
  }

  it('takes a clock that is a little ahead', () => {
    assert.equal(runOf(startRun(undefined, start({ from: now + 4 * minute }), context)).from, now + 4 * minute);
  });
});

describe('what a script may send', () => {
  const bad: Array<[string, unknown, RegExp]> = [
    ['no name', { name: ' ' }, /a run needs a name/],
    ['a name too long', { name: 'x'.repeat(121) }, /at most 120 characters/],
    ['a note too long', { name: 'x', note: 'x'.repeat(4001) }, /at most 4000/],
    ['seconds', { name: 'x', from: 1_763_719_200 }, /Unix milliseconds, not seconds/],
    ['a local time', { name: 'x', from: '2025-11-21T10:00:00' }, /ISO 8601 with a zone/],
    ['an end without a start', { name: 'x', to: now }, /is needed where to is given/],
    ['a key with a slash', { name: 'x', key: 'a/b' }, /a key is/],
    ['too many labels', { name: 'x', labels: Object.fromEntries(Array.from({ length: 17 }, (_, i) => [i, ''])) }, /16/],
    ['a misspelt field', { name: 'x', namespace: 'shop' }, /namespace/],
  ];
  for (const [name, body, words] of bad) {
    it(`refuses ${name}`, () => {
      const parsed = TestRunStart.safeParse(body);
      assert.equal(parsed.success, false);
      assert.match(JSON.stringify(parsed.error?.issues), words);
    });
  }
});

describe('endRun', () => {
  const end = (body: object) => TestRunEnd.parse(body);
  it('ends now, or when it says', () => {
    assert.deepEqual(endRun(run(), end({}), now), { run: run({ to: now, changedAt: now }), isNew: false });
    const to = now - minute;
    const labelled = runOf(
      endRun(run({ labels: { a: '1' } }), end({ to, labels: { b: '2' }, note: 'p95 210 ms' }), now)
    );
    assert.deepEqual([labelled.to, labelled.labels, labelled.note], [to, { a: '1', b: '2' }, 'p95 210 ms']);
  });
  it('keeps its first end when the call is repeated, and takes a new one that is named', () => {
    const ended = run({ to: now - minute });
    assert.equal(runOf(endRun(ended, end({}), now)), ended);
    assert.equal(runOf(endRun(ended, end({ to: now }), now)).to, now);
  });
  it('ends after its start even where its clock was ahead', () => {
    assert.equal(runOf(endRun(run({ from: now + minute }), end({}), now)).to, now + minute + 1);
  });
  it('refuses an end before the start, and more labels than a run has', () => {
    assert.match(faultOf(endRun(run(), end({ to: now - 11 * minute }), now)), /later than from/);
    const many = (prefix: string) => Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`${prefix}${i}`, '']));
    assert.match(faultOf(endRun(run({ labels: many('a') }), end({ labels: many('b') }), now)), /more than 16/);
  });
});

it('saves a window of the page, and refuses one that is none', () => {
  const draft = { action: 'save' as const, name: 'x', note: '', labels: {}, scope, from: now - minute, to: now };
  assert.deepEqual([runOf(saveRun(draft, context)).key, runOf(saveRun(draft, context)).author], [null, 'script']);
  assert.match(faultOf(saveRun({ ...draft, to: draft.from - 1 }, context)), /later than from/);
});

it('edits what is given and nothing else', () => {
  assert.deepEqual(editRun(run(), { note: 'n' }, now), run({ note: 'n', changedAt: now }));
  const same = run();
  assert.equal(editRun(same, { name: same.name }, now), same);
});

it('has room, or says what to do', () => {
  assert.equal(roomFault(999, 1000), undefined);
  assert.equal(roomFault(1000, 1000)?.code, 'too-many');
  assert.match(roomFault(1000, 1000)?.text ?? '', /1000 runs .* Delete some/);
});

it('lists those that began last first', () => {
  const ids = newestRunsFirst([run({ id: '2', from: 1 }), run({ id: '1', from: 1 }), run({ id: '3', from: 5 })]);
  assert.deepEqual(
    ids.map(({ id }) => id),
    ['3', '1', '2']
  );
});
