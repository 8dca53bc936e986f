import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../resources/testing/example-answers.ts';
import { AnswerCache } from './answer-cache.ts';
import { runPlan, type PieceCache } from './run-plan.ts';

const minute = 60_000;
const title = { en: '', zh: '' };
const answer = samples(['pod=a', 1]);

function asker(cache: PieceCache) {
  const asked: number[] = [];
  let next = { samples: answer, warnings: [] as string[] };
  const ask = async (time: number, query = {}) => {
    const { answers, runs } = await runPlan([{ id: 'reserved', title, expr: 'requests', slow: true, ...query }], {
      ...{ time: time * minute, cache, clock: () => 0 },
      ask: async (_, at) => {
        asked.push(at / minute);
        return next;
      },
      explain: (cause) => ({ failure: cause, scope: 'alone' }),
    });
    return { samples: answers.reserved, run: runs[0] };
  };
  return { asked, ask, answerWith: (given: Partial<typeof next>) => (next = { ...next, ...given }) };
}
const cache = () => new AnswerCache(() => 0).of('prom');

test('what changes rarely is asked every five minutes, and says of when it is', async () => {
  const { asked, ask } = asker(cache());
  await ask(10);
  const { samples: known, run } = await ask(14);
  assert.deepEqual(known, answer);
  assert.deepEqual([run?.cached, run?.time, run?.status, run?.series], [true, 10 * minute, 'done', 1]);
  assert.equal((await ask(15)).run?.cached, undefined);
  await ask(12);
  assert.deepEqual(asked, [10, 15, 12], 'a look at the past takes nothing younger');
});

test('other questions, empty answers and partial ones are asked again', async () => {
  const { asked, ask, answerWith } = asker(cache());
  await ask(10, { slow: false });
  answerWith({ warnings: ['partial response'] });
  await ask(11);
  answerWith({ warnings: [], samples: [] });
  await ask(12);
  await ask(13);
  assert.deepEqual(asked, [10, 11, 12, 13]);
  await assert.doesNotReject(asker({ get: () => undefined, put: () => undefined }).ask(10), 'a cache of pieces alone');
});

test('that something is true of nobody is an answer to keep', async () => {
  const { asked, ask, answerWith } = asker(cache());
  answerWith({ samples: [] });
  await ask(10, { mayBeEmpty: true });
  const { samples: known, run } = await ask(14, { mayBeEmpty: true });
  assert.deepEqual([known, run?.cached, asked], [[], true, [10]]);
});

test('labels that all samples have come from the query, whether it was asked or kept', async () => {
  const { ask } = asker(cache());
  const labels = { resource: 'cpu' };
  const expected = samples(['pod=a,resource=cpu', 1]);
  assert.deepEqual((await ask(10, { labels })).samples, expected);
  assert.deepEqual((await ask(11, { labels })).samples, expected);
  assert.deepEqual(answer, samples(['pod=a', 1]), 'the answer itself stays as it is');
});
